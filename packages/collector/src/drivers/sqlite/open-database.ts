import {chmodSync, closeSync, openSync} from 'node:fs';
import {DatabaseSync} from '@photostructure/sqlite';
import {CollectorError} from '../../errors.ts';
import {MIGRATIONS} from './migrations.ts';

/** Says of a file that it is ours (`file` and `PRAGMA application_id` show it): "akko". */
const APPLICATION_ID = 0x616b6b6f;

export type Database = InstanceType<typeof DatabaseSync>;

/**
 * The database in the file `path`, made where there was none and brought to the newest schema. Throws
 * `storage-newer` where a later version has written it.
 *
 * What a commit wrote survives a loss of power (`synchronous=FULL` flushes the log at each), and what is
 * deleted is overwritten (`secure_delete`). The write-ahead log is copied back every 10,000 pages (40 MB): the
 * pages of an index that one commit after the other touches are copied once then.
 */
export function openDatabase(path: string): Database {
  if (path !== ':memory:') {
    // Before SQLite opens it: the log and index files beside it take over its mode.
    closeSync(openSync(path, 'a', 0o600));
    chmodSync(path, 0o600);
  }
  const database = new DatabaseSync(path);
  try {
    database.exec(`
      PRAGMA journal_mode = WAL;
      PRAGMA synchronous = FULL;
      PRAGMA foreign_keys = ON;
      PRAGMA recursive_triggers = ON;
      PRAGMA secure_delete = ON;
      PRAGMA busy_timeout = 5000;
      PRAGMA cache_size = -65536;
      PRAGMA wal_autocheckpoint = 10000;
      PRAGMA trusted_schema = OFF;
    `);
    migrate(database);
    return database;
  } catch (error) {
    database.close();
    throw error;
  }
}

/**
 * Closes `database` with all of it in its one file. SQLite does so by itself only once every statement is gone, and
 * until then a copy of that file alone would lack what stands in the log beside it, up to 40 MB of rows.
 */
export function closeDatabase(database: Database): void {
  try {
    // Where another process has the database open too, nobody waits: whoever closes last does it.
    database.exec('PRAGMA busy_timeout = 0; PRAGMA wal_checkpoint(TRUNCATE);');
  } finally {
    database.close();
  }
}

/** Copies the database in the file `path` to the new file `copy`, as it is at one moment, while others write. */
export function copyDatabase(path: string, copy: string): void {
  closeSync(openSync(copy, 'wx', 0o600));
  const database = new DatabaseSync(path);
  try {
    database.exec('PRAGMA busy_timeout = 5000');
    // Page by page into a new file, so that free pages stay behind.
    database.prepare('VACUUM INTO ?').run(copy);
  } finally {
    database.close();
  }
}

/** Empties the write-ahead log, whose pages hold what has been erased since; waits a while for who reads from it. */
export function truncateLog(database: Database): void {
  database.exec('PRAGMA wal_checkpoint(TRUNCATE)');
}

/** Runs `work` in a transaction of its own, which is undone where `work` throws. */
export function inTransaction<T>(database: Database, work: () => T): T {
  // Immediate: a transaction that starts by reading could no longer write once another process has written.
  database.exec('BEGIN IMMEDIATE');
  try {
    const result = work();
    database.exec('COMMIT');
    return result;
  } catch (error) {
    // SQLite has already undone it after some errors, such as a full disk.
    if (database.isTransaction) database.exec('ROLLBACK');
    throw error;
  }
}

function migrate(database: Database): void {
  const done = versionOf(database);
  if (done > MIGRATIONS.length) {
    const found = `the database has schema ${done}`;
    throw new CollectorError(
      'storage-newer',
      `${found}, expected at most ${MIGRATIONS.length}; run a newer version`,
    );
  }
  MIGRATIONS.forEach((step, i) => {
    if (i < done) return;
    inTransaction(database, () => {
      // Two processes may have started at once; the second finds the work done.
      if (versionOf(database) > i) return;
      database.exec(step);
      database.exec(`PRAGMA user_version = ${i + 1}; PRAGMA application_id = ${APPLICATION_ID};`);
    });
  });
}

function versionOf(database: Database): number {
  return (database.prepare('PRAGMA user_version').get() as {user_version: number}).user_version;
}
