import type {CaseTexts} from './texts.ts';

/** Dutch texts of case links and of the way back to the site. */
export const nlCases: CaseTexts = {
  'mine.to-site': 'Open nu de site: deze browser beëindigt daar dan wat was toegestaan.',
  'case.title': 'Een verzoek wacht op dit ontvangstbewijs',
  'case.lead':
    'De functionaris gegevensbescherming van de site kan niet zien welke registratie van u is. Stuurt u het ontvangstbewijs, dan komt de registratie in uw verzoek te staan; het geheim ervan blijft bij u.',
  'case.how':
    'Open de cookie-instellingen van de site in de browser die u toen gebruikte: daar vindt u uw ontvangstbewijs. Plak de link ervan hieronder.',
  'case.send': 'Ontvangstbewijs sturen',
  'case.sent': 'Gestuurd. Uw verzoek noemt nu deze registratie.',
  'case.none':
    'Geen open verzoek wacht onder deze link op een ontvangstbewijs. Misschien is het al beantwoord.',
  'case.link': 'Link voor de bezoeker',
  'case.hint':
    'Wie een ontvangstbewijs van deze site heeft, stuurt het via deze link in, en de registratie verschijnt hier.',
};
