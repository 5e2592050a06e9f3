import type {QueryResult} from 'pg';
import {CollectorError} from '../../errors.ts';
import {indexesOf, type LogAppend, type RecordStorage, type Turn} from '../../storage.ts';
import {giveBack, type Pool, type PoolClient} from './open-pool.ts';
import {makePartition, partitionOf} from './partitions.ts';

/** A key that is there, a place that is taken, a partition that was dropped, a deadlock: nothing was done, all can be. */
const CONFLICTS = new Set(['23505', '23514', '40P01', '40001']);

interface LockedLog {
  readonly id: number;
  readonly origin: string;
  readonly size: number;
}

interface OpenTurn {
  readonly client: PoolClient;
  readonly logs: ReadonlyMap<string, LockedLog>;
}

/** Adds to logs, each call in one transaction; see `RecordStorage`. */
export function createAppend(pool: Pool): Required<Pick<RecordStorage, 'append' | 'takeTurn'>> {
  const partitions = new Set<string>();
  const turns = new Set<OpenTurn>();

  /** The turn at all of these logs, or one that is taken now. */
  const turnFor = async (origins: readonly string[]): Promise<OpenTurn> => {
    for (const turn of turns) {
      if (origins.every(origin => turn.logs.has(origin)) && turns.delete(turn)) return turn;
    }
    return openTurn(pool, origins);
  };

  const appendOne = async ({client, logs}: OpenTurn, append: LogAppend): Promise<readonly string[]> => {
    const {head, site, expectedSize, records} = append;
    const known = logs.get(head.origin);
    if (!known) throw conflict(head.origin);
    const log = known.id > 0 ? known.id : await addLog(client, head.origin, site);
    // The guard of the whole protocol: whoever computed on another tree than the stored one must not commit.
    if (known.size !== expectedSize) throw conflict(head.origin);
    const made = new Map(records.map(({receivedAt}) => [partitionOf(log, receivedAt), receivedAt] as const));
    for (const [name, receivedAt] of made) {
      if (!partitions.has(name)) await makePartition(client, log, receivedAt);
    }
    await insert(client, log, append);
    return [...made.keys()];
  };

  return {
    takeTurn: async origins => {
      const turn = await openTurn(pool, origins);
      turns.add(turn);
      return {
        sizeOf: origin => turn.logs.get(origin)?.size ?? 0,
        release: async () => {
          if (turns.delete(turn)) await giveBack(turn.client);
        },
      } satisfies Turn;
    },
    append: async batch => {
      const turn = await turnFor(batch.map(({head}) => head.origin));
      try {
        const made: string[] = [];
        for (const append of inLockOrder(batch)) made.push(...(await appendOne(turn, append)));
        await turn.client.query('COMMIT');
        turn.client.release();
        for (const name of made) partitions.add(name);
      } catch (cause) {
        partitions.clear();
        await giveBack(turn.client);
        if (CONFLICTS.has((cause as {readonly code?: string}).code ?? '')) throw conflict('', cause);
        throw cause;
      }
    },
  };
}

/** Begins a transaction that keeps all others from appending to these logs; those that do not exist yet have id 0. */
async function openTurn(pool: Pool, origins: readonly string[]): Promise<OpenTurn> {
  const client = await pool.connect();
  try {
    const names = origins.map(origin => client.escapeLiteral(origin)).join(', ');
    // Both on one way to the server: nobody else gets on before this one has come back.
    const [, locked] = (await client.query(
      `BEGIN; SELECT id, origin, size FROM log WHERE origin IN (${names}) ORDER BY origin FOR UPDATE`,
    )) as unknown as readonly [unknown, QueryResult<LockedLog>];
    const found = new Map(locked.rows.map(row => [row.origin, row]));
    for (const origin of [...origins].sort().filter(name => !found.has(name))) {
      // No row is there to be locked: its first records may come to several collectors at once.
      await client.query("SELECT pg_advisory_xact_lock(hashtext(current_schema() || ' log ' || $1))", [
        origin,
      ]);
      const {rows} = await client.query<LockedLog>(
        'SELECT id, origin, size FROM log WHERE origin = $1 FOR UPDATE',
        [origin],
      );
      for (const row of rows) found.set(origin, row);
    }
    return {
      client,
      logs: new Map(origins.map(origin => [origin, found.get(origin) ?? {id: 0, origin, size: 0}])),
    };
  } catch (error) {
    await giveBack(client);
    throw error;
  }
}

const inLockOrder = (batch: readonly LogAppend[]): readonly LogAppend[] =>
  [...batch].sort((a, b) => (a.head.origin < b.head.origin ? -1 : 1));

async function addLog(client: PoolClient, origin: string, site: string): Promise<number> {
  const {rows} = await client.query<{id: number}>(
    "INSERT INTO log (origin, site, size, checkpoint) VALUES ($1, $2, 0, '') RETURNING id",
    [origin, site],
  );
  return rows[0]?.id as number;
}

/** All of one log in one statement: each further one would be a way to the server and back, for everybody in the batch. */
const INSERT = `
  WITH gone AS (
    INSERT INTO erased (log, idx, leaf, at, reason)
    SELECT $10::integer, * FROM unnest($24::bigint[], $25::bytea[], $26::bigint[], $27::text[])
  ), new AS (
    SELECT * FROM unnest($1::bigint[], $2::bigint[], $3::text[], $4::text[], $5::uuid[], $6::uuid[], $7::bytea[],
      $8::bytea[], $9::text[]) AS new (idx, received_at, action, notice, id, consent, leaf, salt, row)
  ), ids AS (
    INSERT INTO record_id (id, log, idx, received_at) SELECT id, $10::integer, idx, received_at FROM new
  ), records AS (
    INSERT INTO record (log, idx, received_at, action, notice, id, consent, leaf, salt, row)
    SELECT $10::integer, idx, received_at, action, notice, id, consent, leaf, salt, row FROM new
  ), tiles AS (
    INSERT INTO tile (log, level, idx, hashes)
    SELECT $10::integer, * FROM unnest($11::smallint[], $12::bigint[], $13::bytea[])
    ON CONFLICT (log, level, idx) DO UPDATE SET hashes = excluded.hashes
  ), tallies AS (
    INSERT INTO tally (site, day, notice, language, action, choices, viewport, count)
    SELECT site, day, notice, language, action, choices, viewport, sum(count)
    FROM unnest($17::text[], $18::text[], $19::text[], $20::text[], $21::text[], $22::text[], $28::text[], $23::bigint[])
      AS new (site, day, notice, language, action, choices, viewport, count)
    GROUP BY 1, 2, 3, 4, 5, 6, 7
    ON CONFLICT (site, day, notice, language, action, choices, viewport) DO UPDATE SET count = tally.count + excluded.count
  )
  UPDATE log SET size = $14, checkpoint = $15 WHERE id = $10::integer AND size = $16`;

async function insert(client: PoolClient, log: number, append: LogAppend): Promise<void> {
  const {records, erased = [], tiles, head, expectedSize, tallies = []} = append;
  const {rowCount} = await client.query(INSERT, [
    indexesOf(append),
    records.map(({receivedAt}) => receivedAt),
    records.map(({action}) => action),
    records.map(({noticeHash}) => noticeHash),
    records.map(({id}) => id),
    records.map(({consentId}) => consentId),
    records.map(({leaf}) => asBuffer(leaf)),
    records.map(({salt}) => asBuffer(salt)),
    records.map(({text}) => text),
    log,
    tiles.map(({level}) => level),
    tiles.map(({index}) => index),
    tiles.map(({hashes}) => asBuffer(hashes)),
    head.size,
    head.checkpoint,
    expectedSize,
    tallies.map(({site}) => site),
    tallies.map(({day}) => day),
    tallies.map(({noticeHash}) => noticeHash),
    tallies.map(({language}) => language),
    tallies.map(({action}) => action),
    tallies.map(({choices}) => choices),
    tallies.map(({count}) => count),
    erased.map(({index}) => index),
    erased.map(({leaf}) => asBuffer(leaf)),
    erased.map(({at}) => at),
    erased.map(({reason}) => reason),
    tallies.map(({viewport}) => viewport),
  ]);
  if (rowCount !== 1) throw conflict(head.origin);
}

const asBuffer = (bytes: Uint8Array): Buffer => Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length);

function conflict(origin: string, cause?: unknown): CollectorError {
  const found = origin
    ? `log "${origin}" has moved on`
    : 'a record of this id is there, or its log has moved on';
  return new CollectorError('storage-conflict', `${found}; send the record again`, {cause});
}
