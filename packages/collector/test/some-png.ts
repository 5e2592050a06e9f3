import {crc32, deflateSync} from 'node:zlib';

/** A PNG of one grey, as wide and high as asked for; another `shade` makes other bytes. */
export function somePng(width: number, height: number, shade = 128): Uint8Array<ArrayBuffer> {
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  // Eight bits of grey.
  header[8] = 8;
  const line = Buffer.concat([Buffer.of(0), Buffer.alloc(width, shade)]);
  const lines = Buffer.concat(Array.from({length: height}, () => line));
  const magic = Buffer.of(0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a);
  const chunks = [chunk('IHDR', header), chunk('IDAT', deflateSync(lines)), chunk('IEND', Buffer.alloc(0))];
  return Uint8Array.from(Buffer.concat([magic, ...chunks]));
}

function chunk(name: string, content: Buffer): Buffer {
  const named = Buffer.concat([Buffer.from(name, 'latin1'), content]);
  const around = Buffer.alloc(8);
  around.writeUInt32BE(content.length, 0);
  around.writeUInt32BE(crc32(named), 4);
  return Buffer.concat([around.subarray(0, 4), named, around.subarray(4)]);
}
