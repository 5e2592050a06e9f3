import {createServer} from 'node:http';
import pg from 'pg';
import {bodyOf, listenAndTell} from './listen.mjs';

/*
 * The bound over PostgreSQL: each body is parsed and its row is durable before the answer, and nothing else is done.
 * Whatever has queued while one commit ran makes up the next one, in one statement.
 */
const pool = new pg.Pool({connectionString: process.env.AKKOORD_BENCH_POSTGRES, max: 1});
await pool.query(`
  DROP TABLE IF EXISTS bound;
  CREATE TABLE bound (id uuid PRIMARY KEY, site text NOT NULL, received_at bigint NOT NULL, consent uuid, row text NOT NULL);
  CREATE INDEX bound_time ON bound (site, received_at);
`);

let queue = [];
let running = false;

async function commit() {
  const batch = queue;
  queue = [];
  const rows = batch.flatMap(({records}) => records.map(({record}) => record));
  await pool.query(
    `INSERT INTO bound (id, site, received_at, consent, row)
     SELECT * FROM unnest($1::uuid[], $2::text[], $3::bigint[], $4::uuid[], $5::text[])`,
    [
      rows.map(({id}) => id),
      rows.map(({site}) => site),
      rows.map(() => Date.now()),
      rows.map(({consentId}) => consentId),
      rows.map(record => JSON.stringify(record)),
    ],
  );
  for (const {answer} of batch) answer();
  running = queue.length > 0;
  if (running) setImmediate(commit);
}

listenAndTell(
  createServer(async (request, response) => {
    const {records} = JSON.parse(await bodyOf(request));
    const answer = () =>
      response.writeHead(201, {'content-type': 'application/json'}).end(`{"records":${records.length}}`);
    queue.push({records, answer});
    if (running) return;
    running = true;
    setImmediate(commit);
  }),
);
