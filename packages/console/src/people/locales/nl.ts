import type {PeopleTexts} from '../people-texts.ts';

/** What the console says of tokens and invitations, in Dutch. */
export const nlPeople: PeopleTexts = {
  'tokens.name': 'Naam',
  'tokens.role': 'Rol',
  'tokens.made': 'Gemaakt',
  'tokens.add': 'Token maken',
  'tokens.missing': 'Geef een naam, zodat het toegangslogboek mensen kan onderscheiden.',
  'tokens.secret':
    'Het token van {name}. Het wordt alleen nu getoond: kopieer het en geef het langs een veilige weg.',
  'tokens.sites': 'Sites',
  'tokens.every-site': 'Elke site',
  'tokens.sites-hint': 'Vink niets aan voor elke site, ook die nog komen.',
  'tokens.invite': 'Uitnodigingslink maken',
  'tokens.link':
    'De uitnodiging van {name}. Ze werkt één keer, tot {time}. Kopieer haar nu en geef haar langs een veilige weg: er wordt geen mail gestuurd.',
  'tokens.link-label': 'Uitnodigingslink',
  'tokens.invited': 'Uitgenodigd tot {time}',
  'invitation.title': 'U bent uitgenodigd',
  'invitation.lead': 'Met deze link komt u in de console van deze collector. Ze werkt één keer.',
  'invitation.accept': 'Uitnodiging aannemen',
  'invitation.leave': 'Liever aanmelden met een token',
  'invitation.welcome': 'Welkom, {name}. Uw rol: {role}. Sites: {sites}.',
  'invitation.token':
    'Hieronder staat uw eigen token, waarmee u zich voortaan aanmeldt. Het wordt alleen nu getoond: bewaar het op een veilige plek.',
  'invitation.go-on': 'Verder naar de console',
  'tokens.remove': 'Verwijderen',
  'tokens.remove-label': 'Het token van {name} verwijderen',
  'tokens.removed': 'Verwijderd: {name}. De sessies ervan zijn beëindigd.',
};
