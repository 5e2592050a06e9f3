import {CollectorError} from '../../errors.ts';
import {indexesOf, type LogAppend, type LogHead, type NewRecord, NO_HEAD} from '../../storage.ts';
import {createTallying} from './desk.ts';
import {consentKey, idKey, leafKey, placeOf, uuidBytes} from './encoding.ts';
import {type Database, inTransaction} from './open-database.ts';

const MAX_CACHED = 10_000;

/** Adds to logs, each call in one transaction; see `RecordStorage.append`. */
export function createAppend(database: Database): (batch: readonly LogAppend[]) => void {
  const addTallies = createTallying(database);
  const findLog = database.prepare('SELECT id FROM log WHERE origin = ?');
  const addLog = database.prepare(
    "INSERT INTO log (origin, site, size, checkpoint) VALUES (?, ?, 0, '') RETURNING id",
  );
  const moveHead = database.prepare(
    'UPDATE log SET size = ?, checkpoint = ? WHERE id = ? AND size = ? AND checkpoint = ?',
  );
  const firstOfSite = database.prepare('SELECT min(id) AS id FROM log WHERE site = ?');
  const addTile = database.prepare(
    'INSERT OR REPLACE INTO tile (log, level, idx, hashes) VALUES (?, ?, ?, ?)',
  );
  const addHash = database.prepare('INSERT OR IGNORE INTO notice_hash (hash) VALUES (?)');
  const findHash = database.prepare('SELECT id FROM notice_hash WHERE hash = ?');
  const addRecord = database.prepare(
    `INSERT INTO record
       (place, site, received_at, action, notice, id_key, consent_key, leaf_key, id, consent, leaf, salt, row)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
  );
  const addErased = database.prepare(
    'INSERT INTO erased (place, leaf_key, leaf, at, reason) VALUES (?, ?, ?, ?, ?)',
  );
  const isThere = database.prepare('SELECT 1 FROM record WHERE id_key = ? AND id = ?');
  const noticeIds = new Map<string, number>();

  const logOf = (head: LogHead, site: string): number => {
    const found = (findLog.get(head.origin) ?? addLog.get(head.origin, site)) as {
      id: number;
    };
    return found.id;
  };

  const noticeId = (hash: string): number => {
    const known = noticeIds.get(hash);
    if (known !== undefined) return known;
    addHash.run(hash);
    const {id} = findHash.get(hash) as {id: number};
    if (noticeIds.size >= MAX_CACHED) noticeIds.clear();
    noticeIds.set(hash, id);
    return id;
  };

  const insert = (
    record: NewRecord,
    {place, site}: {readonly place: number; readonly site: number},
  ): void => {
    const {consentId, receivedAt, action, noticeHash, leaf, salt, text} = record;
    const id = uuidBytes(record.id);
    const key = idKey(id);
    // No unique index can hold ids (see the schema); this transaction is the only one that writes.
    if (isThere.get(key, id)) throw conflict('a record of this id is there');
    const consent = consentId === null ? null : uuidBytes(consentId);
    addRecord.run(
      place,
      site,
      receivedAt,
      action,
      noticeId(noticeHash),
      key,
      consent && consentKey(consent),
      leafKey(leaf),
      id,
      consent,
      leaf,
      salt,
      text,
    );
  };

  const appendOne = (append: LogAppend): void => {
    const {site, expected, records, erased = [], tiles, head, tallies = []} = append;
    const log = logOf(head, site);
    // The guard of the whole protocol: whoever computed on another tree than the stored one must not commit.
    const {size, checkpoint} = expected ?? NO_HEAD;
    const {changes} = moveHead.run(head.size, head.checkpoint, log, size, checkpoint);
    if (changes !== 1) throw conflict(`log "${head.origin}" has moved on`);
    const first = (firstOfSite.get(site) as {id: number}).id;
    const indexes = indexesOf(append);
    records.forEach((record, i) => {
      insert(record, {place: placeOf(log, indexes[i] as number), site: first});
    });
    for (const {index, leaf, at, reason} of erased)
      addErased.run(placeOf(log, index), leafKey(leaf), leaf, at, reason);
    for (const {level, index, hashes} of tiles) addTile.run(log, level, index, hashes);
    addTallies(tallies);
  };

  return batch => {
    try {
      inTransaction(database, () => {
        batch.forEach(appendOne);
      });
    } catch (cause) {
      // Numbers that the undone transaction gave out may be given to others.
      noticeIds.clear();
      throw cause;
    }
  };
}

function conflict(found: string): CollectorError {
  return new CollectorError('storage-conflict', `${found}; send the record again`);
}
