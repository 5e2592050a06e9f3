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
    when: 'when they are in the page, with the file of the settings',
    files: ['akkoord-elements.js'],
  },
  {
    name: 'texts of all services',
    when: 'with placeholders and the declaration, and when somebody unfolds a category or, with a collector, chooses',
    files: ['akkoord-catalogue.js'],
  },
  {name: "the site's own texts", when: 'if the configuration has any', files: ['akkoord-own-texts.js']},
  {name: 'releasing what was held', when: 'after a grant', files: ['akkoord-release.js']},
  {
    name: 'records and receipts',
    when: 'once a choice is made, if there is a collector',
    files: ['akkoord-outbox.js'],
  },
  {
    name: 'requests by the holder of a receipt',
    when: 'when one is made',
    files: ['akkoord-holder.js'],
  },
  {name: 'other consents', when: 'at the first `recordConsent`', files: ['akkoord-consents.js']},
  {
    name: 'a way to the settings',
    when: 'if the page has none of its own',
    files: ['akkoord-entry.js'],
  },
  {
    name: 'asking again, and other managers',
    when: 'if a choice has expired, was altered or was made elsewhere',
    files: ['akkoord-again.js'],
  },
  {name: 'services on the tag', when: 'if the tag names a vendor', files: ['akkoord-vendors.js']},
  {
    name: 'signals for platforms',
    when: 'if the page has this second tag',
    files: ['akkoord-signals.js'],
  },
  {name: 'explanation of a privacy signal', when: 'if the browser sends one', files: ['akkoord-privacy.js']},
  {name: 'opening frames', when: 'with `data-frames`', files: ['akkoord-frames.js']},
  {name: 'reports of leaks', when: 'if something got through', files: ['akkoord-leaks.js']},
  {name: 'faults of the configuration', when: 'if it has any', files: ['akkoord-faults.js']},
  {
    name: 'the service worker',
    when: 'with `data-worker`, beside the page',
    files: ['akkoord-worker-client.js', 'akkoord-worker.js'],
  },
  {name: 'removing it all', when: 'on a site that stops using Akkoord', files: ['remove.js']},
  {
    name: 'console',
    when: "the officer's pages",
    files: ['console.js', 'owner-desk.js', 'comparison.js', 'notice-drawing.js'],
  },
  {name: "a visitor's own consent", when: 'the page behind the link of a receipt', files: ['my-consent.js']},
  {name: 'verifying an evidence pack', when: 'in every pack', files: ['verify-page.js']},
];

/** True of a file that holds the texts of one language. */
export const isText = file => /^akkoord-text-\w+\.js$/.test(file);
