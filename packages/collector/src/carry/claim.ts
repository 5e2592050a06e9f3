import {existsSync, rmSync, statSync} from 'node:fs';
import {DatabaseSync} from '@photostructure/sqlite';
import {CollectorError} from '../errors.ts';
import type {StoragePlace} from './storage-place.ts';

/** The right to carry a storage elsewhere, or to destroy it: one process has it at a time, and loses it by ending. */
export interface Claim {
  /** Throws `place-claimed` where it was lost meanwhile, as with the connection to a server. */
  expectHeld(): Promise<void>;
  /** Gives it up; doing so twice does nothing. */
  release(): Promise<void>;
}

/** Runs `work` while this process alone has the claims of `places`. Throws `place-claimed` where another has one. */
export async function claiming<T>(
  places: readonly Pick<StoragePlace, 'claim'>[],
  work: (expectHeld: () => Promise<void>) => Promise<T>,
): Promise<T> {
  const claims: Claim[] = [];
  try {
    for (const place of places) claims.push(await place.claim());
    return await work(async () => {
      for (const claim of claims) await claim.expectHeld();
    });
  } finally {
    for (const claim of claims.reverse()) await claim.release();
  }
}

/**
 * A claim by the file `path`, made for as long as it is held. A process that is killed loses it, since the system lets go of the
 * lock; the file that it leaves behind claims nothing. Throws `place-claimed`, which calls the place `name`.
 */
export function claimFile(path: string, name: string): Claim {
  const before = inodeOf(path);
  const database = new DatabaseSync(path);
  try {
    // SQLite's own lock: Node has none, and the system ends it with the process.
    database.exec('PRAGMA busy_timeout = 0; BEGIN EXCLUSIVE');
    // Whoever had it may have removed the file between our opening it and the lock, which would be of no file then.
    if (before !== null && before !== inodeOf(path)) throw placeClaimed(name);
  } catch (cause) {
    database.close();
    if (cause instanceof CollectorError) throw cause;
    throw isBusy(cause) ? placeClaimed(name) : cause;
  }
  return {
    expectHeld: async () => {
      if (!existsSync(path)) throw placeClaimed(name);
    },
    release: async () => {
      if (!database.isOpen) return;
      rmSync(path, {force: true});
      database.close();
    },
  };
}

/** The error for a place that another process is at work on. */
export function placeClaimed(name: string, cause?: unknown): CollectorError {
  const wayOut = 'let it end, or end it, and look where it came to by the same command again';
  return new CollectorError(
    'place-claimed',
    `another akkoord move or akkoord destroy is at work on ${name}; ${wayOut}`,
    {cause},
  );
}

const inodeOf = (path: string): number | null => (existsSync(path) ? statSync(path).ino : null);

const isBusy = (cause: unknown): boolean => cause instanceof Error && /locked|busy/i.test(cause.message);
