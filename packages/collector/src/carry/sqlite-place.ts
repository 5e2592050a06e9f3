import {existsSync, mkdirSync, readdirSync, renameSync, rmSync} from 'node:fs';
import {join} from 'node:path';
import {filesIn} from '../data-files.ts';
import {sqliteStorage} from '../drivers/sqlite.ts';
import {syncDirectory, wipeFile} from '../durable-file.ts';
import {claimFile} from './claim.ts';
import {type StoragePlace, stampOf} from './storage-place.ts';

const CLAIM = 'at-work.lock';
const BESIDE = ['-wal', '-shm'];

/** The SQLite database in `dataDir`. */
export function sqlitePlace(dataDir: string): StoragePlace {
  const {database} = filesIn(dataDir);
  const part = `${database}.part`;
  const dropPart = async (): Promise<void> => {
    for (const suffix of ['', ...BESIDE]) rmSync(part + suffix, {force: true});
  };
  return {
    name: `sqlite in ${dataDir}`,
    claim: async () => {
      mkdirSync(dataDir, {recursive: true, mode: 0o700});
      return claimFile(join(dataDir, CLAIM), `sqlite in ${dataDir}`);
    },
    open: async () => sqliteStorage({path: database}),
    exists: async () => existsSync(database),
    openPart: async () => {
      await dropPart();
      return sqliteStorage({path: part});
    },
    commitPart: async at => {
      const aside = join(dataDir, `records-${stampOf(at)}.db`);
      const wasThere = existsSync(database);
      // Whoever closed it last has put all of it into its one file.
      if (wasThere) renameSync(database, aside);
      for (const suffix of BESIDE) rmSync(database + suffix, {force: true});
      renameSync(part, database);
      syncDirectory(dataDir);
      return wasThere ? aside : null;
    },
    dropPart,
    destroy: async () => {
      if (existsSync(database)) {
        // What is overwritten by half must not be found under the name of a database.
        if (existsSync(part)) wipeFile(part);
        renameSync(database, part);
        syncDirectory(dataDir);
      }
      const ours = /^(records(-\d{14})?\.db(\.part)?|(backup|restore)-[\da-f-]{36}\.part)(-wal|-shm)?$/;
      const names = readdirSync(dataDir).filter(name => ours.test(name));
      for (const name of names) wipeFile(join(dataDir, name));
      syncDirectory(dataDir);
      return names;
    },
  };
}
