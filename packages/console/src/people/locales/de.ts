import type {PeopleTexts} from '../people-texts.ts';

/** What the console says of tokens and invitations, in German. */
export const dePeople: PeopleTexts = {
  'tokens.name': 'Name',
  'tokens.role': 'Rolle',
  'tokens.made': 'Erstellt',
  'tokens.add': 'Token erstellen',
  'tokens.missing': 'Geben Sie ihm einen Namen, damit das Zugriffsprotokoll Personen unterscheiden kann.',
  'tokens.secret':
    'Das Token von {name}. Es wird nur jetzt gezeigt: Kopieren Sie es und übergeben Sie es auf sicherem Weg.',
  'tokens.sites': 'Websites',
  'tokens.every-site': 'Jede Website',
  'tokens.sites-hint': 'Ohne Häkchen gilt es für jede Website, auch für künftige.',
  'tokens.invite': 'Einladungslink erstellen',
  'tokens.link':
    'Die Einladung von {name}. Sie gilt einmal, bis {time}. Kopieren Sie sie jetzt und übergeben Sie sie auf sicherem Weg: Es wird keine E-Mail gesendet.',
  'tokens.link-label': 'Einladungslink',
  'tokens.invited': 'Eingeladen bis {time}',
  'invitation.title': 'Sie sind eingeladen',
  'invitation.lead': 'Mit diesem Link kommen Sie in die Konsole dieses Collectors. Er gilt einmal.',
  'invitation.accept': 'Einladung annehmen',
  'invitation.leave': 'Lieber mit einem Token anmelden',
  'invitation.welcome': 'Willkommen, {name}. Ihre Rolle: {role}. Websites: {sites}.',
  'invitation.token':
    'Unten steht Ihr eigenes Token, mit dem Sie sich künftig anmelden. Es wird nur jetzt gezeigt: Bewahren Sie es an einem sicheren Ort auf.',
  'invitation.go-on': 'Weiter zur Konsole',
  'tokens.remove': 'Entfernen',
  'tokens.remove-label': 'Token von {name} entfernen',
  'tokens.removed': 'Entfernt: {name}. Seine Sitzungen sind beendet.',
};
