import type {NoticeFindingTexts} from '@akkoord/schema/notice';

const OWN_AUDIENCE =
  'meting van het eigen publiek, voor de website alleen en binnen de EER; anders een categorie waarnaar gevraagd wordt';

/** What a notice lacks, in Dutch. */
export const nlFindings: NoticeFindingTexts = {
  contact: ['alleen een naam', 'ook een adres, e-mailadres of webadres (AVG art. 13 lid 1 onder a)'],
  date: ['niets', 'de dag van de laatste wijziging, zodat bezoekers versies kunnen onderscheiden'],
  'services-many': [
    '{count} diensten',
    'alleen die de website gebruikt, zo mogelijk hoogstens {limit}: meer leest niemand',
  ],
  purpose: ['niets', 'waar de dienst voor is'],
  data: ['niets', 'welke soorten gegevens hij ontvangt'],
  transfer: [
    'een aanbieder in {country} en geen doorgifte',
    'het land waar gegevens heen gaan, en op welke grond (AVG art. 13 lid 1 onder f)',
  ],
  'tracker-known': [
    '{name} in {category}',
    '{known}: het hoort niet bij wat de bezoeker heeft gevraagd (ePrivacyrichtlijn art. 5 lid 3)',
  ],
  'tracker-cookie': [
    'een cookie van {name} in {category}',
    '{known}, zoals {name} het heeft, of het cookie weglaten',
  ],
  'tracker-purposes': [
    '{codes}',
    'doelen die strikt noodzakelijk zijn, of een categorie waarnaar gevraagd wordt',
  ],
  'exemption-transfer': ['gegevens van {name} gaan naar {country}', OWN_AUDIENCE],
  'exemption-purposes': ['{name} voor {codes}', OWN_AUDIENCE],
  'exemption-categories': ['{name} voor meer categorieën', OWN_AUDIENCE],
  'exempt-too-long': ['{name} voor {duration}', 'hoogstens {limitDuration} onder het profiel {profile}'],
  'category-empty': [
    'een vraag over {id} zonder dienst erin',
    'een dienst, of code van de website die ervoor gemerkt is',
  ],
  'language-missing': ['geen teksten', 'teksten in elke taal van de website (AVG art. 12 lid 1)'],
  'text-missing': ['geen tekst voor {keys}', 'elke tekst in elke taal'],
  'texts-missing': ['geen tekst voor {keys} en nog {count}', 'elke tekst in elke taal'],
  'category-words': ['geen woorden voor {id}', 'naam en omschrijving in elke taal van de melding'],
  steering: ['“{words}”', 'woorden die vertellen, en niet prijzen, smeken of dringen'],
  'consent-mode': [
    'geavanceerd, erkend door {by} op {date}',
    'basis: Google krijgt van iedereen adres, browser en pagina, vóór een keuze en na een weigering (ePrivacyrichtlijn art. 5 lid 3)',
  ],
  'consent-mode-untold': [
    'een belofte dat Google zonder toestemming niets krijgt',
    'een eigen tekst van de website die zegt wat Google vóór een keuze en na een weigering krijgt',
  ],
};
