/** What the OpenAPI document says of one route. */
export interface Operation {
  readonly summary: string;
  /** What has to be sent in `Authorization`; absent means nothing. */
  readonly by?: 'token' | 'secret';
  readonly query?: readonly string[];
  /** A shape of the document, or the names of texts, those that end in `?` being optional. */
  readonly body?: 'RecordBatch' | 'NoticePublication' | 'LeakReport' | 'image/png' | readonly string[];
  /** By status. */
  readonly answers: Readonly<Record<string, string>>;
}

const RECORD_QUERY = ['site', 'from', 'to', 'restricted'];

/** By method and path, as the router has them. */
export const OPERATIONS: Readonly<Record<string, Operation>> = {
  'POST /v1/records': {
    summary: 'Takes records from pages of listed origins',
    body: 'RecordBatch',
    answers: {
      201: 'every record is durable; receipts',
      202: 'the same, under a notice that is not published yet',
      207: 'some were refused',
    },
  },
  'GET /v1/records': {
    summary: 'Records, newest first',
    by: 'token',
    query: [...RECORD_QUERY, 'id', 'consentId', 'action', 'kind', 'notice', 'cursor', 'limit'],
    answers: {200: 'RecordsPage'},
  },
  'GET /v1/records/:id/receipt': {
    summary: 'One record with its proof',
    by: 'token',
    query: ['format'],
    answers: {200: 'Receipt; with format=jsonld DpvReceipt, with format=jws a JWS of the Receipt'},
  },
  'GET /v1/overview': {
    summary: 'How decisions went, and how the logs stand',
    by: 'token',
    query: ['site', 'from', 'to', 'by'],
    answers: {200: 'OverviewAnswer'},
  },
  'GET /v1/access-log': {
    summary: 'Who looked, exported, erased, or tried to',
    by: 'token',
    query: ['from', 'to', 'text', 'deed', 'outcome', 'skip', 'limit'],
    answers: {200: 'AccessLogAnswer'},
  },
  'GET /v1/retention': {summary: 'What is due', by: 'token', answers: {200: 'RetentionAnswer'}},
  'POST /v1/retention': {summary: 'Erases what is due', by: 'token', answers: {200: 'RetentionAnswer'}},
  'GET /v1/requests': {
    summary: 'Requests of data subjects',
    by: 'token',
    answers: {200: 'RequestsAnswer'},
  },
  'POST /v1/requests': {
    summary: 'Notes a request of a data subject',
    by: 'token',
    body: ['site', 'kind', 'receivedOn', 'recordId?', 'visitedOn?', 'reference?'],
    answers: {201: 'DataRequest'},
  },
  'POST /v1/requests/:id': {
    summary: 'Extends, answers or refuses a request',
    by: 'token',
    body: ['extension?', 'state?', 'answer?'],
    answers: {200: 'DataRequest'},
  },
  'DELETE /v1/requests/:id': {summary: 'Removes a request', by: 'token', answers: {200: 'removed'}},
  'GET /v1/incident': {
    summary: 'What there is, what was handed out, and whether the logs hold: the incident sheet',
    by: 'token',
    query: ['site', 'from', 'to'],
    answers: {200: 'IncidentSheet'},
  },
  'POST /v1/logs/:site/:year/saved': {
    summary: 'Notes that the checkpoint of a log was saved elsewhere',
    by: 'token',
    body: ['size?', 'by?'],
    answers: {200: 'noted'},
  },
  'GET /v1/receipts/:id': {
    summary: 'The receipt, for the holder of its secret',
    by: 'secret',
    query: ['format'],
    answers: {
      200: 'Receipt; with format=jsonld DpvReceipt, with format=kantara KantaraReceipt, with format=jws a JWS of the Receipt',
    },
  },
  'DELETE /v1/receipts/:id': {
    summary: 'Asks erasure, and withdraws at once',
    by: 'secret',
    answers: {200: 'ErasureAnswer: erased', 202: 'ErasureAnswer: scheduled or restricted'},
  },
  'GET /v1/receipts/:id/state': {
    summary: 'Whether its holder has withdrawn it, and what asking erasure comes to',
    by: 'secret',
    answers: {200: 'ReceiptState'},
  },
  'GET /v1/receipts/:id/site': {
    summary: 'Where the pages of the site are',
    by: 'secret',
    answers: {200: 'ReceiptSite'},
  },
  'POST /v1/receipts/:id/case': {
    summary: 'Hands the record to a request that waits for one',
    by: 'secret',
    body: ['case'],
    answers: {200: 'delivered'},
  },
  'POST /v1/receipts/:id/withdrawal': {
    summary: 'Withdraws what the record grants',
    by: 'secret',
    answers: {200: 'WithdrawalAnswer: there was nothing to do', 201: 'WithdrawalAnswer'},
  },
  'POST /v1/other-consents/search': {
    summary: 'Other consents by reference, and where they stand',
    by: 'token',
    body: ['site', 'reference', 'purpose?', 'channel?', 'restricted?'],
    answers: {200: 'StandingConsents'},
  },
  'POST /v1/other-consents/withdrawal': {
    summary: 'Withdraws the other consents of a reference, by the server of the site',
    by: 'token',
    body: ['site', 'reference', 'purpose?', 'channel?'],
    answers: {200: 'StandingConsents: there was nothing to withdraw', 201: 'StandingConsents'},
  },
  'POST /v1/erasures': {
    summary: 'Erases or restricts a record',
    by: 'token',
    body: ['id', 'kind', 'reason', 'until?'],
    answers: {200: 'ErasureAnswer'},
  },
  'PUT /v1/notices/:hash': {
    summary: 'Publishes a notice',
    by: 'token',
    body: 'NoticePublication',
    answers: {200: 'it was there', 201: 'it is there now'},
  },
  'GET /v1/notices': {
    summary: 'The published notices',
    by: 'token',
    query: ['site'],
    answers: {200: 'NoticesAnswer'},
  },
  'GET /v1/notices/:hash': {summary: 'What was shown', answers: {200: 'PublishedNotice'}},
  'POST /v1/notices/:hash/pictures': {
    summary: 'Keeps a picture of a published notice; the body is the PNG',
    by: 'token',
    query: ['language', 'layer', 'width', 'build'],
    body: 'image/png',
    answers: {200: 'PictureSummary: it was there', 201: 'PictureSummary: it is there now'},
  },
  'GET /v1/notices/:hash/pictures': {
    summary: 'Which pictures there are of a notice',
    by: 'token',
    answers: {200: 'PicturesAnswer'},
  },
  'GET /v1/notices/:hash/pictures/:sha256': {
    summary: 'One picture of a notice',
    by: 'token',
    answers: {200: 'image/png'},
  },
  'GET /v1/logs/notices/checkpoint': {
    summary: 'The last signed checkpoint of the public log of notices',
    answers: {200: 'a signed note, as text'},
  },
  'GET /v1/logs/notices/entries': {
    summary: 'The data of every leaf of the public log of notices, one a line',
    answers: {200: 'NDJSON'},
  },
  'GET /v1/logs/notices/inclusion': {
    summary: 'Proof that a notice is in the public log',
    query: ['notice', 'leaf'],
    answers: {200: 'index, treeSize, leaf, hashes, checkpoint'},
  },
  'GET /v1/logs/notices/consistency': {
    summary: 'Proof that the public log of notices begins with an earlier one',
    query: ['first', 'second'],
    answers: {200: 'first, second, hashes, checkpoint'},
  },
  'GET /v1/logs/notices/tile/:path': {
    summary: 'A tile of the public log of notices, as C2SP tlog-tiles has it',
    answers: {200: 'bytes'},
  },
  'GET /v1/logs/notices/gap': {
    summary: 'What the public log of notices has lost',
    query: ['log'],
    answers: {200: 'SignedGap'},
  },
  'GET /v1/logs/:site/:year/checkpoint': {
    summary: 'The last signed checkpoint',
    answers: {200: 'a signed note, as text'},
  },
  'GET /v1/logs/:site/:year/inclusion': {
    summary: 'Proof that a leaf is in the log',
    query: ['leaf'],
    answers: {200: 'index, treeSize, hashes, checkpoint'},
  },
  'GET /v1/logs/:site/:year/consistency': {
    summary: 'Proof that the log begins with an earlier one',
    query: ['first', 'second'],
    answers: {200: 'first, second, hashes, checkpoint'},
  },
  'GET /v1/logs/:site/:year/gap': {summary: 'What this log has lost', answers: {200: 'SignedGap'}},
  'GET /.well-known/akkoord-keys.json': {summary: 'The keys that sign', answers: {200: 'keys'}},
  'GET /.well-known/jwks.json': {summary: 'The same keys for tools of JOSE', answers: {200: 'a JWK Set'}},
  'GET /v1/export': {
    summary: 'Records as a file of any size, oldest first',
    by: 'token',
    query: [...RECORD_QUERY, 'format', 'after', 'consentId', 'sample'],
    answers: {200: 'CSV, NDJSON, JSON-LD or the ZIP of an evidence pack, streamed'},
  },
  'POST /v1/sites': {
    summary: 'Sets up a site',
    by: 'token',
    body: [
      'id',
      'name',
      'location',
      'transfer?',
      'origins',
      'retention',
      'controller',
      'privacy',
      'languages',
    ],
    answers: {201: 'SiteSummary'},
  },
  'PUT /v1/sites/:id': {
    summary: 'Changes what no visitor is shown of a site that was set up so',
    by: 'token',
    body: ['name', 'location', 'transfer?', 'origins', 'retention'],
    answers: {200: 'SiteSummary'},
  },
  'GET /v1/drafts': {summary: 'Notices on their way', by: 'token', answers: {200: 'DraftsAnswer'}},
  'POST /v1/drafts': {
    summary: 'Begins a draft',
    by: 'token',
    body: ['site', 'config'],
    answers: {201: 'NoticeDraft'},
  },
  'POST /v1/drafts/:id': {
    summary: 'Edits, submits, returns, publishes or discards a draft',
    by: 'token',
    body: ['revision', 'act', 'why?', 'config?', 'sites?'],
    answers: {200: 'NoticeDraft'},
  },
  'POST /v1/drafts/check': {
    summary: 'What a config would make, and what keeps it from being published',
    by: 'token',
    body: ['config', 'language?'],
    answers: {200: 'DraftCheck'},
  },
  'GET /v1/sites': {summary: 'The sites with their counts', by: 'token', answers: {200: 'SitesAnswer'}},
  'POST /v1/leaks': {
    summary: 'Takes from pages what their blocker could not hold',
    body: 'LeakReport',
    answers: {204: 'counted'},
  },
  'POST /v1/choice': {
    summary: 'Sets the choice cookie of a page of the same site again, over HTTP',
    body: ['site', 'domain?'],
    answers: {204: 'with Set-Cookie where the request carries a choice that still counts'},
  },
  'GET /v1/leaks': {
    summary: 'How often what leaked',
    by: 'token',
    query: ['site', 'from', 'to', 'limit'],
    answers: {200: 'LeaksAnswer'},
  },
  'GET /akkoord/open': {
    summary: 'Leads a frame to an embed of the catalogue, and nowhere else',
    query: ['url'],
    answers: {302: 'to the embed'},
  },
  'GET /v1/session': {summary: 'Who is signed in', by: 'token', answers: {200: 'Session'}},
  'POST /v1/session': {summary: 'Signs in', body: ['token'], answers: {200: 'Session, with a cookie'}},
  'DELETE /v1/session': {summary: 'Signs out', by: 'token', answers: {200: 'signed out'}},
  'GET /v1/tokens': {summary: 'The tokens, without themselves', by: 'token', answers: {200: 'tokens'}},
  'POST /v1/tokens': {
    summary: 'Makes a token',
    by: 'token',
    body: ['name', 'role', 'sites?'],
    answers: {201: 'the token, for the only time'},
  },
  'POST /v1/invitations': {
    summary: 'Invites somebody by a link that works once',
    by: 'token',
    body: ['name', 'role', 'sites?', 'days?'],
    answers: {201: 'NewInvitation: the secret, for the only time'},
  },
  'POST /v1/invitations/accept': {
    summary: 'Signs in whoever brings the secret of an invitation, which is used up by that',
    body: ['secret'],
    answers: {200: 'AcceptedInvitation: the token, for the only time, with a cookie'},
  },
  'DELETE /v1/tokens/:id': {summary: 'Removes a token', by: 'token', answers: {200: 'removed'}},
  'GET /healthz': {summary: 'Whether the process answers', answers: {200: 'it does'}},
  'GET /readyz': {
    summary: 'Whether records would be taken',
    answers: {200: 'they would', 503: 'they would not'},
  },
  'GET /metrics': {summary: 'Numbers for Prometheus', by: 'token', answers: {200: 'text'}},
  'GET /openapi.json': {summary: 'This document', answers: {200: 'OpenAPI 3.1'}},
};
