import type {OverviewTexts} from './texts.ts';

/** Dutch texts of counts, rates, trials and saved checkpoints. */
export const nlOverview: OverviewTexts = {
  'overview.by-viewport': 'Naar breedte van het venster',
  'viewport.small': 'smal, onder 640 pixels',
  'viewport.large': 'breed',
  'viewport.none': 'niet opgegeven',
  'record.test': 'Proef',
  'record.test-lead':
    'Door de maker als proef gemerkt: bewaard en bewezen als elke registratie, en in geen telling meegenomen.',
  'log.saved': 'Laatst bewaard',
  'log.never-saved': 'nog niet',
  'log.saved-at': '{moment}, bij {count} bladen',
  'filter.notice': 'Melding',
  'filter.any-notice': 'Elke melding',
  'rates.title': 'Aandelen in de tijd',
  'rates.by': 'Lijnen per',
  'rates.by-category': 'Categorie',
  'rates.by-notice': 'Versie van de melding',
  'rates.by-language': 'Taal',
  'rates.by-viewport': 'Breedte van het venster',
  'rates.lead-category':
    'Hoeveel van de besluiten over elke categorie die toestonden, weigerden of introkken. De drie zijn samen alle besluiten.',
  'rates.lead-decision':
    'Een besluit telt als toegestaan waar het een categorie of ingesloten inhoud toestond, en als geweigerd waar het niets toestond. De drie aandelen zijn samen alle besluiten.',
  'rates.granted': 'Toegestaan: aandeel van de besluiten',
  'rates.refused': 'Geweigerd: aandeel van de besluiten',
  'rates.withdrawn': 'Ingetrokken: aandeel van de besluiten',
  'rates.text': '{rate}, van {from} tot en met {to}. Over de hele periode: {lines}.',
  'rates.others': 'alle andere',
  'rates.whole': 'Hele periode',
  'rates.of': '{part} van {whole}',
};
