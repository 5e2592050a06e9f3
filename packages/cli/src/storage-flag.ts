import {existsSync} from 'node:fs';
import {join, resolve} from 'node:path';
import {CommandError} from './command-error.ts';
import type {Flags} from './flags.ts';
import type {Io} from './io.ts';

const VARIABLE = 'AKKOORD_STORAGE';

/** What a command says of `--storage` in its help. */
export const STORAGE_HELP = `  --storage URL         postgres://… of a database in place of SQLite; better ${VARIABLE}, which no process list
                        shows. Needs the package pg: npm install pg`;

/** Where a collector keeps what it has. */
export interface CollectorPlace {
  readonly data: string;
  /** The database that `--storage` or the environment names; absent means SQLite in `data`. */
  readonly storage?: string;
}

/** The place that `flags` and the environment name. */
export function collectorPlace(flags: Flags, io: Io): CollectorPlace {
  const data = resolve(flags.text('data') ?? 'data');
  const storage = flags.text('storage') ?? (io.env[VARIABLE] || null);
  return storage === null ? {data} : {data, storage};
}

/** `collectorPlace` of a collector that has run; throws `flag-unusable` where none has. */
export function usedPlace(flags: Flags, io: Io): CollectorPlace {
  const place = collectorPlace(flags, io);
  if (place.storage !== undefined || existsSync(join(place.data, 'records.db'))) return place;
  const wayOut = 'name the folder that the collector was started with';
  throw new CommandError('flag-unusable', `--data is "${place.data}", where no records.db is; ${wayOut}`);
}
