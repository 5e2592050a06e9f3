import type {Pool, PoolClient} from './open-pool.ts';
import {inTransaction} from './open-pool.ts';

/** Where one row of `record` lies. */
export interface RowPlace {
  readonly log: number;
  readonly idx: number;
  readonly received_at: number;
}

const DAY = 86_400_000;

/** The name of the partition of a log for the month (UTC) of `receivedAt`. */
export function partitionOf(log: number, receivedAt: number): string {
  return `record_${log}_${new Date(receivedAt).toISOString().slice(0, 7).replace('-', '')}`;
}

/** `places` by the partition that they lie in. */
export function byPartition<P extends Pick<RowPlace, 'log' | 'received_at'>>(
  places: readonly P[],
): ReadonlyMap<string, readonly P[]> {
  const parts = new Map<string, P[]>();
  for (const place of places) {
    const name = partitionOf(place.log, place.received_at);
    const members = parts.get(name);
    if (members) members.push(place);
    else parts.set(name, [place]);
  }
  return parts;
}

/**
 * Makes the partition for a log and the month of `receivedAt` where there is none. To be called by who has locked the
 * log: nobody else makes it meanwhile.
 */
export async function makePartition(client: PoolClient, log: number, receivedAt: number): Promise<void> {
  const name = partitionOf(log, receivedAt);
  const {rows} = await client.query<{there: boolean}>('SELECT to_regclass($1) IS NOT NULL AS there', [name]);
  if (rows[0]?.there) return;
  const [start, end] = monthOf(receivedAt);
  // Attached, it lets others write to the partitions that are there; made as one, it would have them wait.
  await client.query(`CREATE TABLE ${name} (LIKE record INCLUDING ALL)`);
  await client.query(
    `ALTER TABLE record ATTACH PARTITION ${name} FOR VALUES FROM (${log}, ${start}) TO (${log}, ${end})`,
  );
}

/**
 * After rows of the partition `name` were erased: drops it once its month is over and nothing is left in it, else
 * vacuums it, so that their space is used again. Never rejects: what was not done now is done the next time.
 */
export async function tidyPartition(pool: Pool, name: string, now: number): Promise<void> {
  try {
    const {rows} = await pool.query<{row: unknown}>(`SELECT 1 AS row FROM ${name} LIMIT 1`);
    if (rows.length > 0 || !isOver(name, now)) await pool.query(`VACUUM (INDEX_CLEANUP ON) ${name}`);
    else await dropIfEmpty(pool, name);
  } catch {
    // Somebody reads from it, or has dropped it.
  }
}

async function dropIfEmpty(pool: Pool, name: string): Promise<void> {
  await inTransaction(pool, async client => {
    await client.query("SET LOCAL lock_timeout TO '2s'");
    await client.query(`LOCK TABLE ${name} IN ACCESS EXCLUSIVE MODE`);
    const {rows} = await client.query(`SELECT 1 FROM ${name} LIMIT 1`);
    if (rows.length === 0) await client.query(`DROP TABLE ${name}`);
  });
}

/** Whether a record for the month of the partition `name` can come no more, whatever the clocks of collectors say. */
function isOver(name: string, now: number): boolean {
  const month = name.slice(-6);
  const [, end] = monthOf(Date.UTC(Number(month.slice(0, 4)), Number(month.slice(4)) - 1));
  return end + 2 * DAY < now;
}

function monthOf(time: number): readonly [number, number] {
  const at = new Date(time);
  return [
    Date.UTC(at.getUTCFullYear(), at.getUTCMonth()),
    Date.UTC(at.getUTCFullYear(), at.getUTCMonth() + 1),
  ];
}
