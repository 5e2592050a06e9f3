/** What the papers say in English; the other languages have the same keys and the same words in braces. */
export const en = {
  made: 'Made on {at} by Akkoord {version} from the configuration and the data of the running collector. What stands in square brackets is for you to fill in.',
  fill: '[fill in]',
  none: 'none',
  site: 'Site',
  'measures.title': 'Technical and organisational measures (GDPR art. 32)',
  'minimal.title': 'Data minimisation and pseudonymity',
  'minimal.record':
    'A record holds what was chosen, when, in which language, under which notice and by which control. It holds no IP address, no name of a browser and no address with a query.',
  'minimal.refusal': 'After a refusal the browser keeps no identifier once the record has arrived.',
  'minimal.log': 'The log of the server tells nothing of who sent a request.',
  'integrity.title': 'Integrity',
  'integrity.log':
    'Each record is a leaf of an append-only Merkle log (RFC 6962), whose root is signed with Ed25519. Whoever kept a receipt or a checkpoint sees any later alteration. Logs at this moment: {logs}.',
  'integrity.key':
    'The signing key dates from {from}; keys before it: {former}. It lies outside the database and its backups, readable for the collector alone.',
  'access.title': 'Confidentiality and access',
  'access.roles':
    'Access is by personal token with one of three roles; tokens are stored as hashes. At this moment: {owners} owners, {dpos} data-protection officers, {viewers} viewers.',
  'access.log':
    'Each look-up, export and erasure is logged with name and time, refused attempts too. Repeated failures are locked out.',
  'access.tls': 'Connections are encrypted (TLS) by the proxy in front of the collector: [fill in].',
  'availability.title': 'Availability and resilience',
  'availability.place': 'Records lie in {place}. A record is acknowledged once it is durable on disk.',
  'availability.backup':
    'Backups are encrypted (AES-256-GCM, key by scrypt). How often they are made, where they are kept and when they are deleted: [fill in].',
  'availability.disk': 'Encryption of the disks: [fill in].',
  'limits.title': 'Storage limitation and erasure',
  'limits.kept': 'kept for {duration}, because: {reason}',
  'limits.at-once': 'On the holder’s request a record is erased at once.',
  'limits.within': 'On the holder’s request a record is erased within {duration}.',
  'limits.restricted':
    'On the holder’s request a record is restricted for {duration}, and erased then, because: {reason}',
  'limits.hourly':
    'What is due is erased every hour, with the salt that ties it to its leaf. A journal outside the backups lets a restored backup forget again what was erased since.',
  'traffic.title': 'Processing on instruction only',
  'traffic.none':
    'The collector opens no connection to anybody but its own database, and sends nothing to its makers.',
  'traffic.place': 'Place of storage: {location}.',
  'review.title': 'Testing and assessment',
  'review.verify':
    'Receipts, logs and evidence packs are verified offline by akkoord verify, by anybody who has the public keys.',
  'review.dates': 'These measures were last assessed on: [fill in].',
  'processing.title': 'Record of processing activities (GDPR art. 30)',
  'processing.controller': 'Controller',
  'processing.operator': 'Processor who runs the collector (art. 30(2))',
  'processing.contact': 'Data-protection officer or contact',
  'processing.purposes': 'Purposes',
  'processing.purposes.text':
    'to keep to what visitors have chosen on cookies and similar techniques; to be able to demonstrate consent (art. 7(1)); to answer requests of data subjects (art. 12 to 22)',
  'processing.basis': 'Legal basis',
  'processing.basis.text': 'art. 6(1)(c) with art. 5(2) and 7(1) [confirm]',
  'processing.subjects': 'Data subjects',
  'processing.subjects.text': 'visitors of {origins}',
  'processing.data': 'Personal data',
  'processing.data.text':
    'random id of the record; random id of the consent where something was granted; choice for each category and service; time by browser and by server; language, version and hash of the notice; the control that was used; privacy signals of the browser; SHA-256 of a secret that stays in the browser; of other consents (such as a newsletter) besides: purpose, channel, the text that was read, duration, and a keyed hash in the place of the site’s reference',
  'processing.recipients': 'Recipients',
  'processing.recipients.text': 'the sub-processors in the list beside this paper; nobody else',
  'processing.transfers': 'Transfers to third countries',
  'processing.transfers.text': 'none by the collector; place of storage: {location}',
  transfer: '{location} (allowed because: {reason})',
  'processing.retention': 'Time limits for erasure',
  'processing.security': 'Measures',
  'processing.security.text': 'see the sheet of measures (art. 32)',
  'recipients.title': 'Sub-processors and recipients (GDPR art. 28(2) and 30(1)(d))',
  'recipients.sub': 'Sub-processors',
  'recipients.sub.text': 'They keep consent records, or could see them.',
  'recipients.sub.none':
    'None is named. A collector on machines of your own has none; a provider of hosting, databases or backups is one.',
  'recipients.third': 'Third parties of the website',
  'recipients.third.text':
    'They receive data from the visitor’s browser, after consent where their category asks for it. Nothing goes to them from the collector: they are recipients of the website, and no sub-processors.',
  early: 'also before a choice, without cookies',
  'head.name': 'Service',
  'head.vendor': 'Party',
  'head.country': 'Country',
  'head.category': 'Category',
  'head.purposes': 'Purposes',
  'head.data': 'Data',
  'head.privacy': 'Privacy statement',
} as const;
