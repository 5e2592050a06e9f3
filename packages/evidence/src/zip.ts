import {
  configure,
  type DirectoryEntry,
  type FileEntry,
  type ReadableReader,
  Reader,
  Uint8ArrayReader,
  Uint8ArrayWriter,
  ZipReader,
  ZipWriter,
} from '@zip.js/zip.js/lib/zip-core-native.js';
import type {PackSource} from './pack-source.ts';
import type {PackFile} from './seal-pack.ts';

// Workers would be loaded from addresses that no page of ours allows; the platform's own streams do the work.
configure({useWebWorkers: false});

/** Bytes that are read by place, so that a pack of any size is never wholly in memory. */
export interface RandomAccess {
  readonly size: number;
  read(offset: number, length: number): Promise<Uint8Array>;
}

/** `files` as a ZIP, compressed, in the order in which they come; the next is asked for once this one is read. */
export function zipStream(files: AsyncIterable<PackFile>, modified: Date): ReadableStream<Uint8Array> {
  const {readable, writable} = new TransformStream<Uint8Array, Uint8Array>();
  const zip = new ZipWriter(writable, {extendedTimestamp: false, lastModDate: modified});
  const write = async (): Promise<void> => {
    try {
      for await (const {name, bytes} of files) await zip.add(name, new Uint8ArrayReader(bytes));
      await zip.close();
    } catch (cause) {
      // The reader learns of it, by a stream that breaks off.
      await writable.abort(cause).catch(() => {});
    }
  };
  void write();
  return readable;
}

/**
 * The files of the ZIP in `bytes`; rejects where it is none, and where programs that unpack it would not agree on what it
 * holds: two entries of one name, or a file that is marked as a folder.
 */
export async function zipSource(bytes: RandomAccess): Promise<PackSource & {close(): Promise<void>}> {
  const zip = new ZipReader(new AccessReader(bytes) as unknown as ReadableReader);
  const entries = new Map<string, FileEntry>();
  for (const entry of await zip.getEntries()) {
    const {filename} = entry;
    if (entry.directory && isFolder(entry)) continue;
    if (entry.directory) throw new Error(`it holds ${filename}, a file that says that it is a folder`);
    if (entries.has(filename)) throw new Error(`it holds ${filename} twice`);
    entries.set(filename, entry);
  }
  return {
    names: [...entries.keys()],
    read: async (name, most = Number.POSITIVE_INFINITY) => {
      const entry = entries.get(name);
      if (!entry) throw new Error('there is no such file');
      const {uncompressedSize} = entry;
      if (uncompressedSize > most)
        throw new Error(`it has ${uncompressedSize} bytes, expected ${most} at most`);
      // What goes on beyond its own size is not unpacked further, and who unpacks in turn must meet the same name.
      return entry.getData(new Uint8ArrayWriter(), {checkSignature: true, checkLocalFilename: true});
    },
    close: () => zip.close(),
  };
}

/** Whether the entry is a folder by name and size too, and so nothing that could be left out of a verification. */
function isFolder({filename, uncompressedSize}: DirectoryEntry): boolean {
  return filename.endsWith('/') && uncompressedSize === 0;
}

class AccessReader extends Reader<RandomAccess> {
  readonly #bytes: RandomAccess;

  constructor(bytes: RandomAccess) {
    super(bytes);
    this.#bytes = bytes;
    this.size = bytes.size;
  }

  override readUint8Array(offset: number, length: number): Promise<Uint8Array> {
    return this.#bytes.read(offset, Math.min(length, this.size - offset));
  }
}
