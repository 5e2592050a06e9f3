/** What the console says of tokens and invitations, in English. The keys are those of every language. */
export const enPeople = {
  'tokens.name': 'Name',
  'tokens.role': 'Role',
  'tokens.made': 'Made',
  'tokens.add': 'Make a token',
  'tokens.missing': 'Give it a name, so that the access log can tell people apart.',
  'tokens.secret': 'The token of {name}. It is shown this once: copy it now and hand it over by a safe way.',
  'tokens.sites': 'Sites',
  'tokens.every-site': 'Every site',
  'tokens.sites-hint': 'Tick none for every site, those to come included.',
  'tokens.invite': 'Make an invitation link',
  'tokens.link':
    'The invitation of {name}. It works once, until {time}. Copy it now and hand it over by a safe way: no mail is sent.',
  'tokens.link-label': 'Invitation link',
  'tokens.invited': 'Invited until {time}',
  'invitation.title': 'You are invited',
  'invitation.lead': 'This link lets you into the console of this collector. It works once.',
  'invitation.accept': 'Accept the invitation',
  'invitation.leave': 'Sign in with a token instead',
  'invitation.welcome': 'Welcome, {name}. Your role: {role}. Sites: {sites}.',
  'invitation.token':
    'Below stands your own token, with which you sign in from now on. It is shown this once: keep it in a safe place.',
  'invitation.go-on': 'Go on to the console',
  'tokens.remove': 'Remove',
  'tokens.remove-label': 'Remove the token of {name}',
  'tokens.removed': 'Removed: {name}. Its sessions have ended.',
} as const;
