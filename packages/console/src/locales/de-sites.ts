import type {SiteTexts} from './texts.ts';

/** What the console says of sites and tokens, in German. */
export const deSites: SiteTexts = {
  'sites.title': 'Websites und Tokens',
  'sites.sites': 'Websites',
  'sites.origins': 'Seiten dürfen senden von',
  'sites.location': 'Speicherort',
  'sites.records': 'Nachweise',
  'sites.set-up': 'Eine Website einrichten',
  'sites.tag-and-notice': 'Einrichtung',
  'sites.open': 'Tag von {site}',
  'deed.site': 'Website eingerichtet',
  'deed.draft': 'Entwurf eines Hinweises',
  'tokens.title': 'Tokens',
  'tokens.lead':
    'Wer ein Token hat, darf, was dessen Rolle erlaubt. Geben Sie jeder Person ein eigenes: Das Zugriffsprotokoll nennt es.',
  'tokens.owner-only': 'Nur ein Inhaber sieht und erstellt Tokens.',
  'tokens.name': 'Name',
  'tokens.role': 'Rolle',
  'tokens.made': 'Erstellt',
  'tokens.add': 'Token erstellen',
  'tokens.missing': 'Geben Sie ihm einen Namen, damit das Zugriffsprotokoll Personen unterscheiden kann.',
  'tokens.secret':
    'Das Token von {name}. Es wird nur jetzt gezeigt: Kopieren Sie es und übergeben Sie es auf sicherem Weg.',
  'tokens.remove': 'Entfernen',
  'tokens.remove-label': 'Token von {name} entfernen',
  'tokens.removed': 'Entfernt: {name}. Seine Sitzungen sind beendet.',
};
