import {CollectorError} from '../../errors.ts';
import {
  indexesOf,
  type LogAppend,
  type LogHead,
  NO_HEAD,
  type RecordStorage,
  type Tile,
  type Turn,
} from '../../storage.ts';
import {giveBack, type Pool, type PoolClient, type Queries} from './open-pool.ts';
import {makePartition, partitionOf} from './partitions.ts';

/** A key that is there, a place that is taken, a log that has another size, a partition that was dropped, a deadlock: nothing was done, all can be. */
const CONFLICTS = new Set(['23505', '23502', '23514', '40P01', '40001']);

interface LockedLog extends LogHead {
  readonly id: number;
}

interface OpenTurn {
  readonly client: PoolClient;
  readonly logs: ReadonlyMap<string, LockedLog>;
  readonly edges: ReadonlyMap<string, readonly Tile[]>;
}

/** Adds to logs, each call in one transaction; see `RecordStorage`. */
export function createAppend(pool: Pool): Required<Pick<RecordStorage, 'append' | 'takeTurn'>> {
  const partitions = new Set<string>();
  /** A log keeps its number for ever. */
  const numbers = new Map<string, number>();
  const turns = new Set<OpenTurn>();

  /** The turn that was taken at all of these logs. */
  const turnAt = (batch: readonly LogAppend[]): OpenTurn | undefined => {
    for (const turn of turns) {
      if (batch.every(({head}) => turn.logs.has(head.origin)) && turns.delete(turn)) return turn;
    }
    return undefined;
  };

  /** The number of the only log of `batch`, where nothing has to be made for what is added. */
  const readyLog = (batch: readonly LogAppend[]): number | undefined => {
    const [append] = batch;
    const log = append && batch.length === 1 ? numbers.get(append.head.origin) : undefined;
    if (!append || log === undefined) return undefined;
    return append.records.every(({receivedAt}) => partitions.has(partitionOf(log, receivedAt)))
      ? log
      : undefined;
  };

  /** The number of a log, with all that `append` needs. */
  const makeReady = async ({client, logs}: OpenTurn, append: LogAppend): Promise<number> => {
    const {head, site, expected, records} = append;
    const known = logs.get(head.origin);
    const {size, checkpoint} = expected ?? NO_HEAD;
    if (known?.size !== size || known.checkpoint !== checkpoint) throw conflict(head.origin);
    const log = known.id > 0 ? known.id : await addLog(client, head.origin, site);
    const needed = new Map(
      records.map(({receivedAt}) => [partitionOf(log, receivedAt), receivedAt] as const),
    );
    for (const [name, receivedAt] of needed) {
      if (!partitions.has(name)) await makePartition(client, log, receivedAt);
    }
    return log;
  };

  const appendIn = async (turn: OpenTurn, batch: readonly LogAppend[]): Promise<void> => {
    const ready: (readonly [number, LogAppend])[] = [];
    for (const append of inLockOrder(batch)) ready.push([await makeReady(turn, append), append]);
    // All on one way to the server: where one fails, the transaction is undone at its end.
    const inserts = ready.map(([log, append]) => insert(turn.client, log, append));
    await Promise.all([...inserts, turn.client.query('COMMIT')]);
    turn.client.release();
    for (const [log, {head, records}] of ready) {
      numbers.set(head.origin, log);
      for (const {receivedAt} of records) partitions.add(partitionOf(log, receivedAt));
    }
  };

  return {
    takeTurn: async origins => {
      const turn = await openTurn(pool, origins);
      turns.add(turn);
      return {
        stateOf: origin => {
          const log = turn.logs.get(origin);
          return {head: log && log.id > 0 ? log : null, edge: turn.edges.get(origin) ?? []};
        },
        release: async () => {
          if (turns.delete(turn)) await giveBack(turn.client);
        },
      } satisfies Turn;
    },
    append: async batch => {
      const taken = turnAt(batch);
      const log = taken ? undefined : readyLog(batch);
      let turn = taken;
      try {
        // A single statement is a transaction by itself.
        if (log !== undefined) return await insert(pool, log, batch[0] as LogAppend);
        turn ??= await openTurn(
          pool,
          batch.map(({head}) => head.origin),
        );
        await appendIn(turn, batch);
      } catch (cause) {
        partitions.clear();
        numbers.clear();
        if (turn) await giveBack(turn.client);
        if (CONFLICTS.has((cause as {readonly code?: string}).code ?? '')) throw conflict('', cause);
        throw cause;
      }
    },
  };
}

/**
 * The heads of logs, which nobody else appends to until the transaction ends. Erasing refers to a log's key and need not
 * wait: who waits holds a connection, and those with a turn need one more to read.
 */
const LOCK = {
  name: 'lock',
  text: 'SELECT id, origin, size, checkpoint FROM log WHERE origin = ANY ($1::text[]) ORDER BY origin FOR NO KEY UPDATE',
};

/** The last tile of each level of logs, where it is not full: those that `edgeTiles` names. */
const EDGES = {
  name: 'edges',
  text: `SELECT origin, tile.level, tile.idx AS index, hashes FROM log
    CROSS JOIN generate_series(0, 12) AS each (level)
    JOIN tile ON tile.log = log.id AND tile.level = each.level AND tile.idx = log.size >> (4 * each.level + 4)
    WHERE origin = ANY ($1::text[])`,
};

interface EdgeRow {
  readonly origin: string;
  readonly level: number;
  readonly index: number;
  readonly hashes: Buffer;
}

/** Begins a transaction that keeps all others from appending to these logs; those that do not exist yet have id 0. */
async function openTurn(pool: Pool, origins: readonly string[]): Promise<OpenTurn> {
  const client = await pool.connect();
  try {
    const values = [origins];
    // All on one way to the server: nobody else gets on before this one has come back.
    const [, locked, edge] = await Promise.all([
      client.query('BEGIN'),
      client.query<LockedLog>({...LOCK, values}),
      client.query<EdgeRow>({...EDGES, values}),
    ]);
    const found = new Map(locked.rows.map(row => [row.origin, row]));
    for (const origin of [...origins].sort().filter(name => !found.has(name))) {
      // No row is there to be locked: its first records may come to several collectors at once.
      await client.query("SELECT pg_advisory_xact_lock(hashtext(current_schema() || ' log ' || $1))", [
        origin,
      ]);
      const {rows} = await client.query<LockedLog>({...LOCK, values: [[origin]]});
      for (const row of rows) found.set(origin, row);
    }
    const logOf = (origin: string) => found.get(origin) ?? {id: 0, origin, ...NO_HEAD};
    const edgeOf = (origin: string) => edge.rows.filter(row => row.origin === origin);
    return {
      client,
      logs: new Map(origins.map(origin => [origin, logOf(origin)])),
      edges: new Map(origins.map(origin => [origin, edgeOf(origin)])),
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
  -- The guard of the whole protocol: whoever computed on another tree than the stored one must not commit. A size must
  -- not be null, so that then nothing of the statement is done.
  UPDATE log SET size = CASE WHEN size = $16 AND checkpoint = $29 THEN $14::bigint END, checkpoint = $15
  WHERE id = $10::integer`;

async function insert(queries: Queries, log: number, append: LogAppend): Promise<void> {
  const {records, erased = [], tiles, head, expected, tallies = []} = append;
  const values = [
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
    expected?.size ?? NO_HEAD.size,
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
    expected?.checkpoint ?? NO_HEAD.checkpoint,
  ];
  // Named, it is read and planned once for each connection.
  await queries.query({name: 'append', text: INSERT, values});
}

const asBuffer = (bytes: Uint8Array): Buffer => Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length);

function conflict(origin: string, cause?: unknown): CollectorError {
  const found = origin
    ? `log "${origin}" has moved on`
    : 'a record of this id is there, or its log has moved on';
  return new CollectorError('storage-conflict', `${found}; send the record again`, {cause});
}
