import type {CoverTexts} from './cover-texts.ts';

export const en: CoverTexts = {
  title: 'Evidence of consent',
  intro:
    'This pack holds consent records of a website together with what it takes to check them without any help of those who made it.',
  site: 'Site',
  period: 'Period, by the time of the server (UTC)',
  unbounded: 'everything',
  scope: 'What it is about',
  full: 'all records of the period',
  person: 'the records of one consent id',
  sample: 'records that the log itself has drawn',
  made: 'Made',
  counts: 'How much',
  count: {
    rows: 'records',
    late: 'of these, received long after the decision',
    unpublished: 'of these, under a notice that was not published',
    erased: 'erased records: only their place is left',
    restricted: 'records whose use is restricted, left out',
    outside: 'places between them that belong to another time',
  },
  verify: 'How to check it',
  verifySteps: [
    'Open verify.html in a browser; it needs no network. Choose this pack as you received it, as a ZIP.',
    'It says whether all of it holds, and otherwise names each file that does not.',
    'Compare the key that it shows with the one that the collector publishes at /.well-known/akkoord-keys.json.',
    'Without our program: sha256sum --check SHA256SUMS, and the signature with any tool that knows Ed25519.',
  ],
  proves: 'What it proves',
  whole: {
    full: 'From the first to the last place of the log that the pack covers, no record was altered, put in or left out since it was signed. Where the period begins and ends there is the collector’s word; a pack without a period has no such edge.',
    person:
      'Each record stands in the signed log as it stands here. That there are no others of this consent id is not proven.',
    sample: 'The log itself has drawn these records, and each stands in the signed log as it stands here.',
  },
  provesList: [
    'Each record says when the server received it, what was chosen, by which control, and under which notice.',
    'The notice and the texts in this pack are those that the records name.',
  ],
  limits: 'What it does not prove',
  limitsList: [
    'Which person sat at the browser. A record knows a random number, and after a refusal not even that.',
    'That every record is of a person: whoever can reach the site can send records.',
    'That the log was true before it was signed, unless an earlier checkpoint was kept somewhere else.',
    'What a page did besides what its records say.',
    'That the pictures were taken of the pages: whoever handed them in answers for that. It is only proven that they are in the pack as it was signed.',
  ],
  absent: 'What is not in it',
  absence: {
    screenshots: 'pictures of every notice: of one or more, none were made',
    'config-history':
      'former origins of the site, and what a configuration file of the collector said before: they are not kept',
    scans: 'reports of scans of the site',
    timestamps: 'time stamps of a third party',
    'restricted-rows': 'the content of records whose use is restricted',
    'unpublished-notices': 'notices that were never published to the collector',
    verifier: 'verify.html: this collector was not built with it',
  },
  contents: 'What is in it',
  contentsList: [
    ['records/', 'the records as they are proven, one a line (NDJSON), and for reading as tables (CSV)'],
    ['receipts/', 'the same as receipts of ISO/IEC TS 27560 (JSON-LD)'],
    ['notices/', 'every notice that the records name, with its texts, and pictures of it on live pages'],
    ['log/', 'signed checkpoints, proofs, keys, and statements about losses'],
    ['site.json', 'how long records are kept, and why'],
    [
      'config-history.ndjson',
      'what was configured when: notices as they were published, by whom, why, and what each changed; terms of retention, of a site that was set up at the desk',
    ],
    ['deletions.ndjson', 'what was erased or restricted when, by whom and why'],
    ['manifest.json', 'what is in the pack, with the hash of every file; manifest.note signs it'],
  ],
};
