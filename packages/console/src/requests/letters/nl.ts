import type {LetterTexts} from './letter-texts.ts';

/** Letters in Dutch. */
export const nl: LetterTexts = {
  subject: 'Uw verzoek, kenmerk {reference}',
  salutation: 'Geachte [naam],',
  opening: 'Op {day} ontvingen wij uw verzoek om {kind} over uw toestemming op {site}.',
  withId: 'U gaf het id {id}. Wij hebben gevonden wat daaronder is vastgelegd.',
  byKind: {
    access:
      'Bijgaand vindt u het ontvangstbewijs: wat u koos, wanneer, met welke knop, onder welke melding, en het bewijs dat de registratie niet is veranderd. Er staat geen adres van uw apparaat in en geen lijst van bezochte pagina’s.',
    erasure:
      'Wij hebben de registratie gewist. Wat blijft is een getal in onze log dat tot niemand leidt. [Of: wij bewaren haar tot … omdat …, en gebruiken haar nergens anders voor.]',
    restriction:
      'Wij hebben de registratie beperkt tot [dag]: zij blijft bewaard en wordt alleen gebruikt voor [de vordering].',
    portability:
      'Bijgaand vindt u het ontvangstbewijs als JSON en als JSON-LD, leesbaar voor andere software.',
    withdrawal:
      'Wij hebben de intrekking van uw toestemming vastgelegd. Uw browser heeft zijn eigen notitie van uw keuze: kies ook in de cookie-instellingen van de site voor intrekken, zodat het daar stopt.',
    objection:
      'Wij vragen uw toestemming en verwerken niets tegen uw weigering in. Een weigering in de instellingen van de site beëindigt wat u had toegestaan.',
  },
  withoutId:
    'U gaf geen id, en wij kunnen niet vaststellen welke registratie van u is: wij leggen besluiten vast onder een willekeurig getal dat uw browser maakte, zonder naam, adres of account. Na een weigering bewaart de browser helemaal geen getal. De wet verplicht ons niet om meer gegevens te verzamelen alleen om u te herkennen (artikel 11 AVG).',
  thatDay:
    'Wat wij over {day} kunnen zeggen: bezoekers zagen de melding in versie {versions}, die vroeg naar {categories}. Die dag zijn {decisions} besluiten vastgelegd: {all} keer werd alles toegestaan, {some} keer een deel, {none} keer alles geweigerd en {withdrawn} keer ingetrokken. De tekst van de melding is bijgevoegd.',
  howToProve:
    'Heeft de browser die u toen gebruikte uw keuze nog, open dan de cookie-instellingen van de site: daar staat uw toestemmings-id en kunt u het ontvangstbewijs downloaden. Stuurt u ons een van beide, dan kunnen wij uw registratie opzoeken. Op dezelfde plek kunt u uw keuze zelf wijzigen of intrekken.',
  caseLink: 'U kunt ons het ontvangstbewijs sturen via deze link, die alleen naar uw verzoek leidt: {link}',
  rights:
    'Bent u het niet eens met dit antwoord, dan kunt u een klacht indienen bij de Autoriteit Persoonsgegevens of de toezichthouder van uw land, of naar de rechter gaan.',
  closing: 'Met vriendelijke groet,\n\n[naam]\n[verwerkingsverantwoordelijke]',
};
