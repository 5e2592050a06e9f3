import type {OtherConsentTexts} from './texts.ts';

/** What the console says of other consents, in Dutch. */
export const nlOtherConsents: OtherConsentTexts = {
  'role.server': 'Server van een site',
  'deed.withdraw': 'ingetrokken',
  'action.consent': 'Toestemming gegeven',
  'action.consent-withdrawal': 'Toestemming ingetrokken',
  'kind.choice': 'Keuze over cookies',
  'kind.other-consent': 'Andere toestemming',
  'filter.kind': 'Soort',
  'filter.any-kind': 'Elke soort',
  'reference.title': 'Andere toestemmingen zoeken op kenmerk',
  'reference.label': 'Kenmerk in het eigen systeem van de site',
  'reference.site': 'Site van het kenmerk',
  'reference.hint':
    'De sleutel waaronder de site de persoon kent. Die gaat één keer naar deze collector en staat nergens: registraties bevatten er een hash met sleutel van.',
  'reference.submit': 'Zoek',
  'reference.none': 'Onder dit kenmerk is bij deze site geen toestemming vastgelegd.',
  'reference.personal':
    'Dit lijkt een e-mailadres of telefoonnummer. Gebruik de sleutel uit het eigen systeem van de site.',
  'reference.malformed': 'Een kenmerk is 1 tot 100 letters, cijfers en . : ~ - _ zonder spaties.',
  'other.title': 'Waarvoor toestemming is gegeven',
  'other.purpose': 'Doel',
  'other.channel': 'Kanaal',
  'other.duration': 'Geldt',
  'other.text': 'Zoals het naast het vakje stond',
  'other.state': 'Stand',
  'other.given': 'Van kracht',
  'other.expired': 'Verlopen',
  'other.withdrawn': 'Ingetrokken op {time}',
  'other.withdraw-lead':
    'De intrekking wordt meteen vastgelegd. De site ziet die zodra haar server het deze collector vraagt; schrijf de site aan als het haast heeft.',
  'other.chain': 'Toestemmingen en intrekkingen van deze persoon',
  'channel.none': 'geen: gegevens worden bewaard, niemand wordt benaderd',
  'channel.email': 'e-mail',
  'channel.phone': 'telefoon',
  'channel.sms': 'sms',
  'channel.messaging': 'berichtendienst',
  'channel.post': 'post',
  'channel.push': 'pushbericht',
};
