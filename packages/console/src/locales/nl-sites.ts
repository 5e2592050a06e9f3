import type {SiteTexts} from './texts.ts';

/** What the console says of sites and tokens, in Dutch. */
export const nlSites: SiteTexts = {
  'sites.title': 'Sites en tokens',
  'sites.sites': 'Sites',
  'sites.origins': 'Pagina’s mogen sturen van',
  'sites.location': 'Opslag',
  'sites.records': 'Registraties',
  'sites.set-up': 'Een site inrichten',
  'sites.tag-and-notice': 'Inrichting',
  'sites.open': 'Tag van {site}',
  'deed.site': 'site ingericht',
  'deed.draft': 'concept van een melding',
  'tokens.title': 'Tokens',
  'tokens.lead':
    'Wie een token heeft, mag wat de rol toestaat. Geef ieder een eigen token: het toegangslogboek noemt het.',
  'tokens.owner-only': 'Alleen een eigenaar ziet en maakt tokens.',
  'error.invitation-refused':
    'Deze uitnodiging is al gebruikt, ingetrokken of niet helemaal gekopieerd. Vraag wie u uitnodigde om een andere.',
  'error.invitation-over': 'Deze uitnodiging is verlopen. Vraag wie u uitnodigde om een andere.',
};
