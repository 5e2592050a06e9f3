import {createServer} from 'node:http';
import {join} from 'node:path';
import {DatabaseSync} from '@photostructure/sqlite';
import {bodyOf, listenAndTell} from './listen.mjs';

/*
 * The bound: each body is parsed and its row is durable before the answer, and nothing else is done. Whatever has
 * queued while one commit ran makes up the next one. The same binding, the same settings and the same indexes as
 * ours; no checks, no hashes, no tree, no signature, no receipt.
 */
const database = new DatabaseSync(join(process.argv[2], 'bound.db'));
database.exec(`
  PRAGMA journal_mode = WAL;
  PRAGMA synchronous = FULL;
  PRAGMA cache_size = -65536;
  PRAGMA wal_autocheckpoint = 10000;
  CREATE TABLE record (place INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, site TEXT NOT NULL,
    received_at INTEGER NOT NULL, consent TEXT, row TEXT NOT NULL) STRICT;
  CREATE INDEX record_time ON record (site, received_at);
`);
const insert = database.prepare(
  'INSERT INTO record (id, site, received_at, consent, row) VALUES (?, ?, ?, ?, ?)',
);

let queue = [];
let isRunning = false;

function commit() {
  const batch = queue;
  queue = [];
  database.exec('BEGIN IMMEDIATE');
  for (const {records} of batch)
    for (const {record} of records)
      insert.run(record.id, record.site, Date.now(), record.consentId, JSON.stringify(record));
  database.exec('COMMIT');
  for (const {answer} of batch) answer();
  isRunning = queue.length > 0;
  if (isRunning) setImmediate(commit);
}

listenAndTell(
  createServer(async (request, response) => {
    const {records} = JSON.parse(await bodyOf(request));
    const answer = () =>
      response.writeHead(201, {'content-type': 'application/json'}).end(`{"records":${records.length}}`);
    queue.push({records, answer});
    if (isRunning) return;
    isRunning = true;
    setImmediate(commit);
  }),
);
