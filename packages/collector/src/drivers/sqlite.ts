import type {LogHead, NoticeEntry, RecordStorage, Tile, TileId} from '../storage.ts';
import {createAppend} from './sqlite/append.ts';
import {createDesk} from './sqlite/desk.ts';
import {createDropping} from './sqlite/dropped-logs.ts';
import {createErasing} from './sqlite/erase.ts';
import {createItems} from './sqlite/items.ts';
import {createLeakTable} from './sqlite/leaks.ts';
import {createList} from './sqlite/list.ts';
import {createMarking} from './sqlite/mark.ts';
import {createNoticeLogging} from './sqlite/notice-log.ts';
import {closeDatabase, type Database, openDatabase} from './sqlite/open-database.ts';
import {createPictures} from './sqlite/pictures.ts';
import {createRowReader} from './sqlite/rows.ts';
import {createTokens} from './sqlite/tokens.ts';

/** Where the database lies. */
export interface SqliteOptions {
  /** A file, made where there is none with mode 600; `:memory:` for one that ends with the process. */
  readonly path: string;
}

/**
 * Storage in one SQLite file. Several processes may share it: a transaction guards each append. Throws
 * `storage-newer` where a later version has written the file.
 */
export function sqliteStorage({path}: SqliteOptions): RecordStorage {
  const database = openDatabase(path);
  const append = createAppend(database);
  const rows = createRowReader(database);
  let isOpen = true;
  return {
    append: async batch => append(batch),
    ...logReading(database),
    recordsById: async ids => ids.flatMap(id => rows.byId(id) ?? []),
    recordAt: async (origin, index) => rows.at(origin, index),
    recordsBetween: async (origin, first, end) => rows.between(origin, first, end),
    indexOfLeaf: async (origin, leaf) => rows.indexOfLeaf(origin, leaf),
    list: createList(database, rows),
    cursorAfter: async id => rows.cursorAfter(id),
    ...createErasing(database),
    ...noticeKeeping(database),
    ...createNoticeLogging(database),
    ...createPictures(database),
    ...createDropping(database),
    ...createTokens(database),
    ...createDesk(database),
    ...createItems(database),
    ...createLeakTable(database),
    ...createMarking(database),
    close: async () => {
      if (isOpen) closeDatabase(database);
      isOpen = false;
    },
  };
}

/** Dropped ones are known to `droppedLogs` alone. */
const KEPT = 'log.id NOT IN (SELECT log FROM dropped_log)';

function logReading(database: Database): Pick<RecordStorage, 'head' | 'heads' | 'tiles' | 'countRecords'> {
  const head = database.prepare(`SELECT origin, size, checkpoint FROM log WHERE origin = ? AND ${KEPT}`);
  const heads = database.prepare(`SELECT origin, size, checkpoint FROM log WHERE ${KEPT} ORDER BY origin`);
  const tile = database.prepare(
    'SELECT hashes FROM tile WHERE log = (SELECT id FROM log WHERE origin = ?) AND level = ? AND idx = ?',
  );
  // A log has as many rows as it has leaves but for the erased ones: no counting of millions.
  const count = database.prepare(
    `SELECT coalesce(sum(size - (SELECT count(*) FROM erased
       WHERE place >= log.id << 36 AND place < (log.id + 1) << 36)), 0) AS count
     FROM log WHERE ${KEPT} AND site = ?`,
  );
  const readTile = (origin: string, {level, index}: TileId): Tile | null => {
    const found = tile.get(origin, level, index) as {hashes: Uint8Array} | undefined;
    return found ? {level, index, hashes: found.hashes} : null;
  };
  return {
    head: async origin => (head.get(origin) as LogHead | undefined) ?? null,
    heads: async () => heads.all() as LogHead[],
    tiles: async (origin, ids) => ids.map(id => readTile(origin, id)),
    countRecords: async site => (count.get(site) as {count: number}).count,
  };
}

function noticeKeeping(
  database: Database,
): Pick<RecordStorage, 'addNotice' | 'notice' | 'notices' | 'publishedNotices'> {
  const add = database.prepare(
    'INSERT OR IGNORE INTO notice (hash, material_hash, body, published_at) VALUES (?, ?, ?, ?)',
  );
  const columns = 'hash, material_hash AS materialHash, body AS text, published_at AS publishedAt';
  const one = database.prepare(`SELECT ${columns} FROM notice WHERE hash = ?`);
  const all = database.prepare(`SELECT ${columns} FROM notice ORDER BY published_at, hash`);
  const isThere = database.prepare('SELECT 1 FROM notice WHERE hash = ?');
  return {
    addNotice: async ({hash, materialHash, text, publishedAt}) =>
      add.run(hash, materialHash, text, publishedAt).changes === 1,
    notice: async hash => (one.get(hash) as NoticeEntry | undefined) ?? null,
    notices: async () => all.all() as NoticeEntry[],
    publishedNotices: async hashes => new Set(hashes.filter(hash => isThere.get(hash) !== undefined)),
  };
}
