import type {PaperTexts} from './paper-texts.ts';

/** What the papers say in Dutch. */
export const nl: PaperTexts = {
  made: 'Gemaakt op {at} door Akkoord {version} uit de instellingen en de gegevens van de draaiende collector. Wat tussen rechte haken staat, vult u zelf in.',
  fill: '[invullen]',
  none: 'geen',
  site: 'Website',
  'measures.title': 'Technische en organisatorische maatregelen (AVG art. 32)',
  'minimal.title': 'Minimale gegevens en pseudonimiteit',
  'minimal.record':
    'Een registratie bevat wat er gekozen is, wanneer, in welke taal, bij welke kennisgeving en met welke knop. Zij bevat geen IP-adres, geen naam van een browser en geen adres met zoekopdracht.',
  'minimal.refusal':
    'Na een weigering bewaart de browser geen kenmerk meer zodra de registratie is aangekomen.',
  'minimal.log': 'Het logboek van de server zegt niets over wie een verzoek stuurde.',
  'integrity.title': 'Integriteit',
  'integrity.log':
    'Elke registratie is een blad van een Merkle-log waaraan alleen wordt toegevoegd (RFC 6962) en waarvan de wortel met Ed25519 is ondertekend. Wie een ontvangstbewijs of controlepunt bewaarde, ziet elke latere wijziging. Logs op dit moment: {logs}.',
  'integrity.key':
    'De ondertekeningssleutel is van {from}; eerdere sleutels: {former}. Hij ligt buiten de database en de back-ups en is alleen voor de collector leesbaar.',
  'access.title': 'Vertrouwelijkheid en toegang',
  'access.roles':
    'Toegang gaat met een persoonlijk token met een van drie rollen; van tokens wordt alleen een hash bewaard. Op dit moment: {owners} eigenaren, {dpos} functionarissen voor gegevensbescherming, {viewers} lezers.',
  'access.log':
    'Elke inzage, uitvoer en wissing wordt met naam en tijd vastgelegd, geweigerde pogingen ook. Na herhaalde mislukte pogingen volgt een blokkade.',
  'access.tls': 'Verbindingen worden versleuteld (TLS) door de proxy voor de collector: [invullen].',
  'availability.title': 'Beschikbaarheid en veerkracht',
  'availability.place':
    'Registraties staan in {place}. Een registratie wordt pas bevestigd als zij duurzaam op schijf staat.',
  'availability.backup':
    'Back-ups zijn versleuteld (AES-256-GCM, sleutel met scrypt). Hoe vaak ze worden gemaakt, waar ze liggen en wanneer ze worden verwijderd: [invullen].',
  'availability.disk': 'Versleuteling van de schijven: [invullen].',
  'limits.title': 'Opslagbeperking en wissing',
  'limits.kept': '{duration} bewaard, omdat: {reason}',
  'limits.at-once': 'Op verzoek van de houder wordt een registratie meteen gewist.',
  'limits.within': 'Op verzoek van de houder wordt een registratie binnen {duration} gewist.',
  'limits.restricted':
    'Op verzoek van de houder wordt een registratie {duration} beperkt bewaard en daarna gewist, omdat: {reason}',
  'limits.hourly':
    'Wat aan de beurt is, wordt elk uur gewist, met het zout dat het aan zijn blad bindt. Door een journaal buiten de back-ups vergeet een teruggezette back-up opnieuw wat sindsdien gewist is.',
  'traffic.title': 'Verwerking alleen op instructie',
  'traffic.none':
    'De collector maakt met niemand verbinding dan met zijn eigen database en stuurt niets naar de makers.',
  'traffic.place': 'Plaats van opslag: {location}.',
  'review.title': 'Toetsing en beoordeling',
  'review.verify':
    'Ontvangstbewijzen, logs en bewijspakketten zijn offline te controleren met akkoord verify, door iedereen die de openbare sleutels heeft.',
  'review.dates': 'Deze maatregelen zijn het laatst beoordeeld op: [invullen].',
  'processing.title': 'Register van verwerkingsactiviteiten (AVG art. 30)',
  'processing.controller': 'Verwerkingsverantwoordelijke',
  'processing.operator': 'Verwerker die de collector beheert (art. 30 lid 2)',
  'processing.contact': 'Functionaris voor gegevensbescherming of contactpersoon',
  'processing.purposes': 'Doeleinden',
  'processing.purposes.text':
    'zich houden aan wat bezoekers over cookies en vergelijkbare technieken hebben gekozen; toestemming kunnen aantonen (art. 7 lid 1); verzoeken van betrokkenen beantwoorden (art. 12 tot en met 22)',
  'processing.basis': 'Grondslag',
  'processing.basis.text': 'art. 6 lid 1 onder c, met art. 5 lid 2 en art. 7 lid 1 [bevestigen]',
  'processing.subjects': 'Betrokkenen',
  'processing.subjects.text': 'bezoekers van {origins}',
  'processing.data': 'Persoonsgegevens',
  'processing.data.text':
    'willekeurig nummer van de registratie; willekeurig nummer van de toestemming als er iets is toegestaan; de keuze per categorie en dienst; tijd volgens browser en server; taal, versie en hash van de kennisgeving; de gebruikte knop; privacysignalen van de browser; SHA-256 van een geheim dat in de browser blijft; bij andere toestemmingen (zoals een nieuwsbrief) ook: doel, kanaal, de gelezen tekst, duur, en een hash met sleutel in plaats van het kenmerk van de website',
  'processing.recipients': 'Ontvangers',
  'processing.recipients.text': 'de subverwerkers in de lijst bij dit stuk; verder niemand',
  'processing.transfers': 'Doorgifte aan derde landen',
  'processing.transfers.text': 'geen door de collector; plaats van opslag: {location}',
  transfer: '{location} (toegestaan omdat: {reason})',
  'processing.retention': 'Termijnen voor wissing',
  'processing.security': 'Maatregelen',
  'processing.security.text': 'zie het overzicht van maatregelen (art. 32)',
  'recipients.title': 'Subverwerkers en ontvangers (AVG art. 28 lid 2 en art. 30 lid 1 onder d)',
  'recipients.sub': 'Subverwerkers',
  'recipients.sub.text': 'Zij bewaren registraties van toestemming, of zouden ze kunnen zien.',
  'recipients.sub.none':
    'Er is er geen genoemd. Een collector op eigen machines heeft er geen; een aanbieder van hosting, databases of back-ups is er een.',
  'recipients.third': 'Derden van de website',
  'recipients.third.text':
    'Zij krijgen gegevens van de browser van de bezoeker, na toestemming als hun categorie daarom vraagt. Van de collector krijgen zij niets: het zijn ontvangers van de website en geen subverwerkers.',
  early: 'ook vóór een keuze, zonder cookies',
  'head.name': 'Dienst',
  'head.vendor': 'Partij',
  'head.country': 'Land',
  'head.category': 'Categorie',
  'head.purposes': 'Doeleinden',
  'head.data': 'Gegevens',
  'head.privacy': 'Privacyverklaring',
};
