import type {NoticeTexts} from './texts.ts';

/** What the console says of notices, in Dutch. */
export const nlNotices: NoticeTexts = {
  'notices.title': 'Meldingen',
  'notices.lead':
    'Elke gepubliceerde melding, de nieuwste eerst. Geen ervan kan worden veranderd of verwijderd.',
  'notices.none': 'Er is nog geen melding gepubliceerd.',
  'notices.published': 'Gepubliceerd',
  'notices.by': 'Door',
  'notices.why': 'Waarom',
  'notices.unknown': 'niet in het toegangslogboek',
  'notices.languages': 'Talen',
  'notices.look': 'Versie {version} tonen',
  'notices.back': 'Alle meldingen',
  'notices.missing': 'Er is geen melding met deze hash gepubliceerd.',
  'notices.version': 'Melding van {site}, versie {version}',
  'diff.title': 'Wat is veranderd',
  'diff.against': 'Vergeleken met versie',
  'diff.nothing': 'kies een versie',
  'diff.no-other': 'Van deze site is geen andere melding gepubliceerd.',
  'diff.material': 'materieel',
  'diff.editorial': 'redactioneel',
  'diff.verdict-material': 'Materieel: bezoekers krijgen de vraag opnieuw, over {asks}.',
  'diff.verdict-editorial': 'Redactioneel: niemand krijgt de vraag opnieuw.',
  'diff.verdict-unchanged': 'Gelijk in alles wat bezoekers zien.',
  'diff.kind': 'Soort',
  'diff.change': 'Verandering',
  'duration.session': 'tot de browser wordt gesloten',
  'duration.persistent': 'tot het wordt verwijderd',
  'shown.as-shown': 'Zoals getoond',
  'shown.reconstruction': 'Reconstructie',
  'shown.as-shown-note':
    'Getekend door onze eigen widget uit de gepubliceerde melding, met de indeling en precies de woorden die zij noemt. Kleuren van het thema van de site en de schermbreedte van de bezoeker horen niet bij een melding.',
  'shown.reconstruction-note':
    'Getekend met andere bestanden dan die waarmee deze melding is getoond. De woorden hier zijn de gepubliceerde; de indeling kan anders zijn geweest.',
  'shown.language': 'Taal',
  'shown.failed':
    'De melding kon hier niet worden getekend. Teksten en feiten staan in de gepubliceerde JSON.',
  'shown.frame': 'De eerste laag; de knoppen veranderen hier niets',
  'pictures.title': 'Afbeeldingen',
  'pictures.none': 'Nog niet afgebeeld.',
  'pictures.none-in': 'Nog niet afgebeeld in het {language}.',
  'pictures.how':
    'De opdracht akkoord notice shoot maakt afbeeldingen van een live pagina, vanaf elke computer met een browser.',
  'pictures.note':
    'Gemaakt van een live pagina, door een browser die er nooit eerder was. De instellingen zijn te zien zoals ze opengaan.',
  'pictures.first': 'Eerste laag',
  'pictures.settings': 'Instellingen',
  'pictures.alt': '{layer} van de melding in het {language}, {width} pixels breed',
  'pictures.earlier': 'Eerdere afbeeldingen ({count})',
  'pictures.count': 'Afbeeldingen',
  'pictures.not-yet': 'nog niet afgebeeld',
};
