import type {IncidentTexts} from './incident-texts.ts';

/** What the incident sheet says in French. */
export const fr: IncidentTexts = {
  title: 'Fiche d’incident, établie le {at}',
  records: 'Enregistrements',
  site: '{site} : enregistrements : {records}, le premier du {first}, le dernier du {last} ; choix reçus du {from} au {to} : {counted}',
  what: `Un enregistrement a un nombre aléatoire, après un accord un pseudonyme du navigateur, les choix par catégorie et service,
deux heures, la commande utilisée, la langue et la notice. Il n’a ni nom, ni adresse d’appareil, ni agent utilisateur, ni page.`,
  logs: 'Journaux',
  log: '{origin} : feuilles : {size}, {state} ; dernière sauvegarde du point de contrôle : {saved}',
  holds: 'telles que signées',
  differs: 'NON telles que signées ({code})',
  never: 'jamais',
  exports: 'Exports',
  refused: 'Tentatives refusées',
  line: '{at} {name} : {deed} {detail}',
  nobody: 'personne',
  none: 'aucun élément',
  cut: 'Il y a davantage de lignes ; le journal des accès les a toutes.',
};
