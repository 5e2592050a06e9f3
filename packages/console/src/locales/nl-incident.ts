import type {IncidentTexts} from './texts.ts';

/** Dutch texts of incidents. */
export const nlIncident: IncidentTexts = {
  'incident.title': 'Incidentblad',
  'incident.lead':
    'Wat u gevraagd wordt bij het melden van een datalek (AVG art. 33). Het opmaken wordt vastgelegd.',
  'incident.what':
    'Een registratie heeft een willekeurig getal, na een toestemming een pseudoniem van de browser, de keuzes per categorie en dienst, twee tijden, de gebruikte knop, de taal en de melding. Zij heeft geen naam, geen adres van een apparaat, geen user agent en geen pagina.',
  'incident.exports': 'Exports in deze periode',
  'incident.refused': 'Geweigerde pogingen in deze periode',
  'incident.cut': 'Er zijn meer regels dan deze; het toegangslogboek heeft ze alle.',
  'incident.save': 'Blad bewaren',
  'incident.first': 'Eerste',
  'incident.last': 'Laatste',
  'incident.counted': 'Keuzes in deze periode',
  'incident.leaves': 'bladen: {count}',
  'incident.holds': 'zoals ondertekend',
  'incident.differs': 'NIET zoals ondertekend ({code})',
};
