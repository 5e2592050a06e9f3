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
  'tokens.name': 'Naam',
  'tokens.role': 'Rol',
  'tokens.made': 'Gemaakt',
  'tokens.add': 'Token maken',
  'tokens.missing': 'Geef een naam, zodat het toegangslogboek mensen kan onderscheiden.',
  'tokens.secret':
    'Het token van {name}. Het wordt alleen nu getoond: kopieer het en geef het langs een veilige weg.',
  'tokens.remove': 'Verwijderen',
  'tokens.remove-label': 'Het token van {name} verwijderen',
  'tokens.removed': 'Verwijderd: {name}. De sessies ervan zijn beëindigd.',
};
