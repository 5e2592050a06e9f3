import type {OtherConsentTexts} from './texts.ts';

/** What the console says of other consents, in German. */
export const deOtherConsents: OtherConsentTexts = {
  'role.server': 'Server einer Website',
  'deed.withdraw': 'widerrufen',
  'action.consent': 'Einwilligung erteilt',
  'action.consent-withdrawal': 'Einwilligung widerrufen',
  'kind.choice': 'Wahl zu Cookies',
  'kind.other-consent': 'Andere Einwilligung',
  'filter.kind': 'Art',
  'filter.any-kind': 'Jede Art',
  'reference.title': 'Andere Einwilligungen nach Kennung suchen',
  'reference.label': 'Kennung im eigenen System der Website',
  'reference.site': 'Website der Kennung',
  'reference.hint':
    'Der Schlüssel, unter dem die Website die Person kennt. Er geht einmal an diesen Collector und wird nirgends gespeichert: Nachweise enthalten einen Hash davon mit Schlüssel.',
  'reference.submit': 'Suchen',
  'reference.none': 'Unter dieser Kennung ist für diese Website keine Einwilligung festgehalten.',
  'reference.personal':
    'Das sieht wie eine E-Mail-Adresse oder Telefonnummer aus. Nehmen Sie den Schlüssel aus dem System der Website.',
  'reference.malformed': 'Eine Kennung hat 1 bis 100 Buchstaben, Ziffern und . : ~ - _ ohne Leerzeichen.',
  'other.title': 'Worin eingewilligt wurde',
  'other.purpose': 'Zweck',
  'other.channel': 'Kanal',
  'other.duration': 'Gilt',
  'other.text': 'Wie es neben dem Kästchen stand',
  'other.state': 'Stand',
  'other.given': 'In Kraft',
  'other.expired': 'Abgelaufen',
  'other.withdrawn': 'Widerrufen am {time}',
  'other.withdraw-lead':
    'Der Widerruf wird sofort festgehalten. Die Website erfährt davon, sobald ihr Server diesen Collector fragt; schreiben Sie ihr, wenn es eilt.',
  'other.chain': 'Einwilligungen und Widerrufe dieser Person',
  'channel.none': 'keiner: Daten werden aufbewahrt, niemand wird angesprochen',
  'channel.email': 'E-Mail',
  'channel.phone': 'Telefon',
  'channel.sms': 'SMS',
  'channel.messaging': 'Messenger',
  'channel.post': 'Post',
  'channel.push': 'Push-Nachricht',
};
