import {parseCheckpoint, portableHasher, rootOf, toHex} from '@akkoord/ledger';
import type {ConsentRecord} from '@akkoord/schema';
import fc from 'fast-check';
import {expect, test} from 'vitest';
import {START, someRecord, submissionOf} from '../test/collector-fixture.ts';
import {arrivalOf} from './arrival.ts';
import type {CommittedRow} from './grow-log.ts';
import {memoryStorage, type RecordStorage} from './index.ts';
import {nextTurn} from './next-turn.ts';
import {createSequencer, type Sequencer} from './sequencer.ts';
import {createSigner} from './signer.ts';
import type {LogAppend, Tile} from './storage.ts';
import {EMPTY_TREE, edgeTiles, growTree} from './tiles.ts';

/** Numbers from 0 up to, and without, `below`; the same ones for the same seed. */
function chance(seed: number): (below: number) => number {
  let state = seed;
  return below => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return Math.floor((state / 2 ** 32) * below);
  };
}

/**
 * One database as several collectors see it, each by a connection of its own: every answer takes a while, a step may fail
 * before it or after it has taken effect, and one that was given up may take effect later. It may have turns.
 */
function sharedDatabase(roll: (below: number) => number, {hasTurns}: {readonly hasTurns: boolean}) {
  const database = memoryStorage();
  const owners = new Map<string, object>();
  let faults = true;
  const pause = async (): Promise<void> => {
    for (let left = roll(3); left > 0; left--) await nextTurn();
  };
  const lost = (): Error => new Error('the connection was lost');

  const connect = (): RecordStorage => {
    let turn: {readonly owner: object; readonly origins: readonly string[]} | null = null;
    const end = (owner: object): void => {
      for (const [origin, by] of owners) if (by === owner) owners.delete(origin);
      if (turn?.owner === owner) turn = null;
    };
    const waitFor = async (origins: readonly string[], owner: object | null): Promise<void> => {
      while (origins.some(origin => owners.has(origin) && owners.get(origin) !== owner)) await nextTurn();
    };
    const append = async (batch: readonly LogAppend[]): Promise<void> => {
      const origins = batch.map(({head}) => head.origin);
      const owner = turn && origins.every(origin => turn?.origins.includes(origin)) ? turn.owner : null;
      await pause();
      const fate = faults ? roll(12) : 11;
      try {
        if (fate === 0) throw lost();
        if (fate === 1 && !owner) {
          // The server goes on with what nobody waits for any more.
          void (async () => {
            for (let left = roll(30); left > 0; left--) await nextTurn();
            await waitFor(origins, null);
            await database.append(batch).catch(() => {});
          })();
          throw lost();
        }
        await waitFor(origins, owner);
        await database.append(batch);
        if (fate === 2) throw lost();
      } finally {
        if (owner) end(owner);
      }
      await pause();
    };
    const takeTurn: RecordStorage['takeTurn'] = async origins => {
      const owner = {};
      await pause();
      await waitFor(origins, owner);
      for (const origin of origins) owners.set(origin, owner);
      turn = {owner, origins};
      if (faults && roll(15) === 0) {
        end(owner);
        throw lost();
      }
      const states = new Map<string, {head: Awaited<ReturnType<RecordStorage['head']>>; edge: Tile[]}>();
      for (const origin of origins) {
        const head = await database.head(origin);
        const edge = head ? await database.tiles(origin, edgeTiles(head.size)) : [];
        states.set(origin, {head, edge: edge.flatMap(tile => tile ?? [])});
      }
      await pause();
      return {
        stateOf: origin => states.get(origin) ?? {head: null, edge: []},
        release: async () => end(owner),
      };
    };
    const reading = (['head', 'tiles', 'recordsById', 'recordAt'] as const).map(name => {
      const read = database[name] as (...args: readonly unknown[]) => Promise<unknown>;
      const slow = async (...args: readonly unknown[]): Promise<unknown> => {
        await pause();
        if (faults && roll(40) === 0) throw lost();
        const found = await read(...args);
        await pause();
        return found;
      };
      return [name, slow] as const;
    });
    return {...database, ...Object.fromEntries(reading), append, ...(hasTurns ? {takeTurn} : {})};
  };
  return {
    database,
    connect,
    mend: () => {
      faults = false;
    },
  };
}

const times = {sentAt: START, receivedAt: START};
const signer = createSigner(new Date(START));

/** Sends as an outbox does, until the record is acknowledged, now by this collector and now by that. */
async function deliver(
  record: ConsentRecord,
  sequencers: readonly Sequencer[],
  roll: (below: number) => number,
): Promise<CommittedRow | null> {
  for (let tries = 0; tries < 500; tries++) {
    const sequencer = sequencers[roll(sequencers.length)] as Sequencer;
    const outcome = await sequencer.submit(arrivalOf(submissionOf(record), times));
    if (outcome.status === 'recorded') return outcome.row;
    if (outcome.status === 'duplicate') return null;
    expect(['storage-unavailable', 'storage-conflict']).toContain(outcome.error.code);
    await nextTurn();
  }
  throw new Error('a record is never taken');
}

test.each([
  ['that take turns, as at PostgreSQL', true],
  ['that take none, as at SQLite', false],
])(
  'whatever fails between collectors %s, nothing acknowledged is lost, doubled or forked',
  async (_, hasTurns) => {
    await fc.assert(
      fc.asyncProperty(fc.integer(), async seed => {
        const roll = chance(seed);
        const {database, connect, mend} = sharedDatabase(roll, {hasTurns});
        const reports: unknown[] = [];
        const sequencers = Array.from({length: 2 + roll(2)}, () =>
          createSequencer({
            storage: connect(),
            signer,
            hasher: portableHasher,
            report: cause => reports.push(cause),
          }),
        );
        const rows: CommittedRow[] = [];
        const taken: ConsentRecord[] = [];
        const sender = async (): Promise<void> => {
          for (let left = 12; left > 0; left--) {
            const site = roll(4) === 0 ? 'blog' : 'shop';
            const record = someRecord({site});
            taken.push(record);
            const ways = Array.from({length: roll(8) === 0 ? 2 : 1}, () => deliver(record, sequencers, roll));
            rows.push(...(await Promise.all(ways)).flatMap(row => row ?? []));
            if (roll(3) === 0) await nextTurn();
          }
        };
        await Promise.all(Array.from({length: 6}, sender));
        mend();
        for (const sequencer of sequencers) await sequencer.close();

        expect(reports.filter(cause => (cause as {code?: string}).code === 'log-mismatch')).toEqual([]);
        expect(sequencers.map(({waiting}) => waiting)).toEqual(sequencers.map(() => 0));
        const stored = await database.recordsById(taken.map(({id}) => id));
        expect(new Set(stored.map(({id}) => id)).size).toBe(taken.length);
        const heads = await database.heads();
        expect(heads.reduce((sum, {size}) => sum + size, 0)).toBe(taken.length);
        // Every checkpoint that anybody was given is that of the tree which the rows make.
        for (const {origin, size} of heads) {
          const leaves = (await database.recordsBetween(origin, 0, size)).map(({leaf}) => leaf);
          for (const row of rows.filter(one => one.origin === origin)) {
            const {checkpoint} = parseCheckpoint(row.checkpoint);
            const {tree} = growTree(EMPTY_TREE, leaves.slice(0, checkpoint.size), portableHasher);
            expect(toHex(checkpoint.root)).toBe(toHex(rootOf(tree.edge, portableHasher)));
          }
        }
      }),
      {numRuns: process.env.AKKOORD_FULL === undefined ? 20 : 500},
    );
  },
  300_000,
);
