import nodeCrypto from 'node:crypto';

/** Rows that one log can have; its number stands above them in a place. */
const LOG_WIDTH = 2 ** 36;

/**
 * SQL that gives the parts of the indexes `record_consent` and `record_leaf` as rows `part (n)`: all those of
 * the logs for which the condition `which` holds.
 */
export function indexParts(which: string): string {
  return `WITH RECURSIVE part (n, last) AS (
    SELECT id << 24, (id << 24) + ((size - 1) >> 12) FROM log
      WHERE size > 0 AND id NOT IN (SELECT log FROM dropped_log) AND ${which}
    UNION ALL SELECT n + 1, last FROM part WHERE n < last)`;
}

/** The number of a row: that of its log, then its index there. */
export function placeOf(log: number, index: number): number {
  return log * LOG_WIDTH + index;
}

/** The number of the log in `place`. */
export function logIn(place: number): number {
  return Math.floor(place / LOG_WIDTH);
}

/** The index in its log in `place`. */
export function indexIn(place: number): number {
  return place % LOG_WIDTH;
}

/** A UUID as its 16 bytes. */
export function uuidBytes(uuid: string): Uint8Array {
  return Buffer.from(uuid.replaceAll('-', ''), 'hex');
}

/** The UUID in 16 bytes. */
export function uuidText(bytes: Uint8Array): string {
  const hex = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).toString('hex');
  const [a, b, c, d] = [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20)];
  return `${a}-${b}-${c}-${d}-${hex.slice(20)}`;
}

/** What an index has in place of the id of a record: too little to lead back to it, enough to find it. */
export function idKey(id: Uint8Array): Uint8Array {
  return sha256(id).subarray(0, 6);
}

/** What an index has in place of a consent id: so little that it stands for many, of which 4096 rows hold few. */
export function consentKey(id: Uint8Array): Uint8Array {
  return sha256(id).subarray(0, 2);
}

/** The first six bytes of a leaf hash: what fits a number, which makes the smallest index. */
export function leafKey(leaf: Uint8Array): number {
  return Buffer.from(leaf.buffer, leaf.byteOffset, leaf.length).readUIntBE(0, 6);
}

// The one-shot form takes half of the time; Node has it since 20.12.
const sha256 = (data: Uint8Array): Uint8Array =>
  nodeCrypto.hash
    ? nodeCrypto.hash('sha256', data, 'buffer')
    : nodeCrypto.createHash('sha256').update(data).digest();
