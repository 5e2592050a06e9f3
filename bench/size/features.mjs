/** What each delivered file is for, and when a page loads it. Files of one language each are told by their names. */
export const FEATURES = [
  {
    name: 'banner, holding, remembering, in Dutch and English',
    when: 'every view',
    files: ['akkoord.js'],
  },
  {
    name: 'settings',
    when: 'when they are opened',
    files: ['akkoord-widget.js'],
  },
  {
    name: 'placeholders, declaration, receipt, date',
    when: 'when they stand in the page, with the file of the settings',
    files: ['akkoord-elements.js'],
  },
  {
    name: 'texts of all services',
    when: 'with placeholders and the declaration, and where somebody unfolds a category or chooses beside a collector',
    files: ['akkoord-catalogue.js'],
  },
  {name: "one's own texts", when: 'where the configuration has some', files: ['akkoord-own-texts.js']},
  {name: 'freeing what was held', when: 'after a grant', files: ['akkoord-release.js']},
  {
    name: 'records and receipts',
    when: 'once a choice is made, where there is a collector',
    files: ['akkoord-outbox.js'],
  },
  {
    name: 'what the holder of a receipt may ask',
    when: 'when it is asked',
    files: ['akkoord-holder.js'],
  },
  {name: 'other consents', when: 'at the first `recordConsent`', files: ['akkoord-consents.js']},
  {
    name: 'a way to the settings',
    when: 'where the page has none of its own',
    files: ['akkoord-entry.js'],
  },
  {
    name: 'asking again, and other managers',
    when: 'where a choice has run out, was altered or was made elsewhere',
    files: ['akkoord-again.js'],
  },
  {name: 'services on the tag', when: 'where the tag names a vendor', files: ['akkoord-vendors.js']},
  {
    name: 'signals for platforms',
    when: 'where the page has this second tag',
    files: ['akkoord-signals.js'],
  },
  {name: 'words on a privacy signal', when: 'where the browser sends one', files: ['akkoord-privacy.js']},
  {name: 'opening frames', when: 'with `data-frames`', files: ['akkoord-frames.js']},
  {name: 'reports of leaks', when: 'where something got through', files: ['akkoord-leaks.js']},
  {name: 'faults of the configuration', when: 'where it has some', files: ['akkoord-faults.js']},
  {
    name: 'the service worker',
    when: 'with `data-worker`, beside the page',
    files: ['akkoord-worker-client.js', 'akkoord-worker.js'],
  },
  {name: 'removing it all', when: 'on a site that leaves', files: ['remove.js']},
  {
    name: 'console',
    when: "the officer's pages",
    files: ['console.js', 'owner-desk.js', 'comparison.js', 'notice-drawing.js'],
  },
  {name: "one's own consent", when: 'the page behind the link of a receipt', files: ['my-consent.js']},
  {name: 'verifying an evidence pack', when: 'in every pack', files: ['verify-page.js']},
];

/** True of a file that holds the texts of one language. */
export const isText = file => /^akkoord-text-\w+\.js$/.test(file);
