const MAGIC = [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a];
/** Length 13 and the name of the chunk that every PNG begins with. */
const HEADER = [0, 0, 0, 13, 0x49, 0x48, 0x44, 0x52];
/** The chunk that every PNG ends with, its checksum included. */
const END = [0, 0, 0, 0, 0x49, 0x45, 0x4e, 0x44, 0xae, 0x42, 0x60, 0x82];

/**
 * Width and height of the PNG in `bytes`, null where they are none (W3C PNG, sections 5.2 and 11.2.1). Its beginning and
 * its end are looked at, and nothing is decoded: nobody here draws it.
 */
export function pngSize(bytes: Uint8Array): {readonly width: number; readonly height: number} | null {
  const isPng = has(bytes, 0, MAGIC) && has(bytes, 8, HEADER) && has(bytes, bytes.length - END.length, END);
  if (!isPng) return null;
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  return {width: view.getUint32(16), height: view.getUint32(20)};
}

function has(bytes: Uint8Array, at: number, expected: readonly number[]): boolean {
  return at >= 0 && expected.every((byte, i) => bytes[at + i] === byte);
}
