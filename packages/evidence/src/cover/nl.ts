import type {CoverTexts} from './cover-texts.ts';

export const nl: CoverTexts = {
  title: 'Bewijs van toestemming',
  intro:
    'Dit pakket bevat toestemmingsregistraties van een website, met alles wat nodig is om ze te controleren zonder hulp van wie ze gemaakt heeft.',
  site: 'Site',
  period: 'Periode, volgens de tijd van de server (UTC)',
  unbounded: 'alles',
  scope: 'Waar het over gaat',
  full: 'alle registraties van de periode',
  person: 'de registraties van één toestemmingsnummer',
  sample: 'registraties die het logboek zelf heeft geloot',
  made: 'Gemaakt',
  counts: 'Hoeveel',
  count: {
    rows: 'registraties',
    late: 'daarvan lang na de keuze ontvangen',
    unpublished: 'daarvan onder een melding die niet gepubliceerd was',
    erased: 'gewiste registraties: alleen hun plaats is over',
    restricted: 'registraties waarvan het gebruik beperkt is, weggelaten',
    outside: 'plaatsen ertussen die bij een andere tijd horen',
  },
  verify: 'Zo controleert u het',
  verifySteps: [
    'Open verify.html in een browser; een netwerk is niet nodig. Kies dit pakket zoals u het kreeg, als ZIP.',
    'Er staat of alles klopt, en anders welk bestand niet klopt.',
    'Vergelijk de getoonde sleutel met die op /.well-known/akkoord-keys.json van de collector.',
    'Zonder ons programma: sha256sum --check SHA256SUMS, en de handtekening met elk hulpmiddel dat Ed25519 kent.',
  ],
  proves: 'Wat het bewijst',
  whole: {
    full: 'Van de eerste tot de laatste plaats in het logboek die het pakket omvat, is geen registratie veranderd, toegevoegd of weggelaten sinds de ondertekening. Waar de periode daar begint en eindigt, zegt de collector; een pakket zonder periode heeft zo’n rand niet.',
    person:
      'Elke registratie staat in het ondertekende logboek zoals zij hier staat. Dat er geen andere van dit toestemmingsnummer zijn, is niet bewezen.',
    sample:
      'Het logboek zelf heeft deze registraties geloot, en elke staat in het ondertekende logboek zoals zij hier staat.',
  },
  provesList: [
    'Elke registratie zegt wanneer de server haar ontving, wat er gekozen is, met welke knop en onder welke melding.',
    'De melding en de teksten in dit pakket zijn die waar de registraties naar verwijzen.',
  ],
  limits: 'Wat het niet bewijst',
  limitsList: [
    'Welke persoon achter de browser zat. Een registratie kent een willekeurig nummer, en na een weigering zelfs dat niet.',
    'Dat elke registratie van een mens is: wie de site kan bereiken, kan registraties sturen.',
    'Dat het logboek klopte voordat het ondertekend werd, tenzij een eerder controlepunt elders bewaard is.',
    'Wat een pagina verder deed dan haar registraties zeggen.',
    'Dat de afbeeldingen van de pagina’s komen: daar staat wie ze heeft aangeleverd voor in. Bewezen is alleen dat ze in het pakket zitten zoals het is ondertekend.',
  ],
  absent: 'Wat er niet in zit',
  absence: {
    screenshots: 'afbeeldingen van elke melding: van een of meer zijn er geen gemaakt',
    'config-history':
      'eerdere adressen van de website, en wat een instellingenbestand van de collector vroeger zei: die worden niet bewaard',
    scans: 'rapporten van scans van de site',
    timestamps: 'tijdstempels van een derde partij',
    'restricted-rows': 'de inhoud van registraties waarvan het gebruik beperkt is',
    'unpublished-notices': 'meldingen die nooit bij de collector gepubliceerd zijn',
    verifier: 'verify.html: deze collector is zonder dat bestand gebouwd',
  },
  contents: 'Wat erin zit',
  contentsList: [
    [
      'records/',
      'de registraties zoals ze bewezen zijn, één per regel (NDJSON), en als tabel om te lezen (CSV)',
    ],
    ['receipts/', 'dezelfde als ontvangstbewijzen volgens ISO/IEC TS 27560 (JSON-LD)'],
    [
      'notices/',
      'elke melding waar de registraties naar verwijzen, met haar teksten en afbeeldingen van live pagina’s',
    ],
    ['log/', 'ondertekende controlepunten, bewijzen, sleutels en verklaringen over verlies'],
    ['site.json', 'hoe lang registraties bewaard worden, en waarom'],
    [
      'config-history.ndjson',
      'wat wanneer was ingesteld: meldingen zoals gepubliceerd, door wie, waarom en wat elk veranderde; bewaartermijnen van een website die in de console is ingericht',
    ],
    ['deletions.ndjson', 'wat wanneer is gewist of beperkt, door wie en waarom'],
    ['manifest.json', 'wat er in het pakket zit, met de hash van elk bestand; manifest.note ondertekent het'],
  ],
};
