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
  'error.invitation-refused':
    'Diese Einladung wurde schon benutzt, zurückgenommen oder nicht ganz kopiert. Bitten Sie die Person, die Sie eingeladen hat, um eine andere.',
  'error.invitation-over':
    'Diese Einladung ist abgelaufen. Bitten Sie die Person, die Sie eingeladen hat, um eine andere.',
};
