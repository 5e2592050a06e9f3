import type {IncidentTexts} from './texts.ts';

/** French texts of incidents. */
export const frIncident: IncidentTexts = {
  'incident.title': 'Fiche d’incident',
  'incident.lead':
    'Ce qui vous est demandé quand vous notifiez une violation (RGPD art. 33). L’établir est journalisé.',
  'incident.what':
    'Un enregistrement a un nombre aléatoire, après un accord un pseudonyme du navigateur, les choix par catégorie et service, deux heures, la commande utilisée, la langue et la notice. Il n’a ni nom, ni adresse d’appareil, ni agent utilisateur, ni page.',
  'incident.exports': 'Exports durant cette période',
  'incident.refused': 'Tentatives refusées durant cette période',
  'incident.cut': 'Il y a davantage de lignes ; le journal des accès les a toutes.',
  'incident.save': 'Enregistrer la fiche',
  'incident.first': 'Premier',
  'incident.last': 'Dernier',
  'incident.counted': 'Choix durant cette période',
  'incident.leaves': 'feuilles : {count}',
  'incident.holds': 'telles que signées',
  'incident.differs': 'NON telles que signées ({code})',
};
