import type {IncidentTexts} from './incident-texts.ts';

/** What the incident sheet says in Dutch. */
export const nl: IncidentTexts = {
  title: 'Incidentblad, opgemaakt op {at}',
  records: 'Registraties',
  site: '{site}: registraties: {records}, de eerste van {first}, de laatste van {last}; keuzes die binnenkwamen van {from} tot {to}: {counted}',
  what: `Een registratie heeft een willekeurig getal, na een toestemming een pseudoniem van de browser, de keuzes per categorie en
dienst, twee tijden, de gebruikte knop, de taal en de melding. Zij heeft geen naam, geen adres van een apparaat, geen user
agent en geen pagina.`,
  logs: 'Logs',
  log: '{origin}: bladen: {size}, {state}; controlepunt laatst bewaard {saved}',
  holds: 'zoals ondertekend',
  differs: 'NIET zoals ondertekend ({code})',
  never: 'nooit',
  exports: 'Exports',
  refused: 'Geweigerde pogingen',
  line: '{at} {name}: {deed} {detail}',
  nobody: 'niemand',
  none: 'geen',
  cut: 'Er zijn meer regels dan deze; het toegangslogboek heeft ze alle.',
};
