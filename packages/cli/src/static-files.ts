import {createReadStream} from 'node:fs';
import {readFile, realpath, stat} from 'node:fs/promises';
import {extname, join, sep} from 'node:path';
import {Readable} from 'node:stream';
import {promisify} from 'node:util';
import {brotliCompress} from 'node:zlib';

/** A folder whose files are served below a path. */
export interface Mount {
  /** Begins and ends with a slash. */
  readonly path: string;
  readonly folder: string;
  /** Headers of every file of it. */
  readonly headers: Readonly<Record<string, string>>;
}

/** Answers GET and HEAD for files below `mounts`; null for whatever is none, so that another may answer. */
export type StaticFiles = (request: Request) => Promise<Response | null>;

const TYPES: Readonly<Record<string, string>> = {
  '.css': 'text/css; charset=utf-8',
  '.html': 'text/html; charset=utf-8',
  '.ico': 'image/x-icon',
  '.jpg': 'image/jpeg',
  '.js': 'text/javascript; charset=utf-8',
  '.json': 'application/json',
  '.map': 'application/json',
  '.mjs': 'text/javascript; charset=utf-8',
  '.png': 'image/png',
  '.svg': 'image/svg+xml',
  '.txt': 'text/plain; charset=utf-8',
  '.webp': 'image/webp',
  '.woff2': 'font/woff2',
};

/** What a folder holds for its owner alone, such as `.env` and `.git`; RFC 8615 has the one name that is for others. */
const HIDDEN = /(^|[\\/])\.(?!well-known([\\/]|$))/;

/** What is worth compressing, and small enough to be kept compressed. */
const COMPRESSIBLE = /^(text|application|image\/svg)/;
const KEPT_BYTES = 1024 * 1024;

const compress = promisify(brotliCompress);

/** Serves the files of `mounts`; the first whose path fits answers. Links that lead out of a folder lead nowhere, and what begins with a dot is not there. */
export function createStaticFiles(mounts: readonly Mount[]): StaticFiles {
  const compressed = new Map<string, Uint8Array<ArrayBuffer>>();
  return async request => {
    if (request.method !== 'GET' && request.method !== 'HEAD') return null;
    const {pathname} = new URL(request.url);
    const mount = mounts.find(({path}) => pathname.startsWith(path) || `${pathname}/` === path);
    if (!mount) return null;
    if (!pathname.startsWith(mount.path)) {
      return new Response(null, {status: 308, headers: {location: mount.path}});
    }
    const file = await fileAt(mount.folder, pathname.slice(mount.path.length));
    return file && answer(file, {request, headers: mount.headers, compressed});
  };
}

interface FoundFile {
  readonly path: string;
  readonly size: number;
  readonly etag: string;
  readonly type: string;
}

async function fileAt(folder: string, rest: string): Promise<FoundFile | null> {
  try {
    const name = decodeURIComponent(rest);
    if (name.includes('\0') || HIDDEN.test(name)) return null;
    const root = await realpath(folder);
    const path = await realpath(join(root, name === '' || name.endsWith('/') ? `${name}index.html` : name));
    if (!path.startsWith(root + sep)) return null;
    const {size, mtimeMs} = await stat(path).then(found => (found.isFile() ? found : Promise.reject()));
    const etag = `"${size.toString(36)}-${Math.round(mtimeMs).toString(36)}"`;
    return {path, size, etag, type: TYPES[extname(path)] ?? 'application/octet-stream'};
  } catch {
    // Not there, not ours to read, or no path at all: in each case there is no file.
    return null;
  }
}

interface AnswerOptions {
  readonly request: Request;
  readonly headers: Mount['headers'];
  readonly compressed: Map<string, Uint8Array<ArrayBuffer>>;
}

async function answer(file: FoundFile, {request, headers, compressed}: AnswerOptions): Promise<Response> {
  const common = {
    ...headers,
    'cache-control': 'no-cache',
    etag: file.etag,
    vary: 'accept-encoding',
    'x-content-type-options': 'nosniff',
  };
  const known = request.headers.get('if-none-match')?.split(/,\s*/) ?? [];
  if (known.includes(file.etag)) return new Response(null, {status: 304, headers: common});
  const packed = await compressedBytes(file, request, compressed);
  const head = {...common, 'content-type': file.type, 'content-length': String(packed?.length ?? file.size)};
  const all = packed ? {...head, 'content-encoding': 'br'} : head;
  if (request.method === 'HEAD') return new Response(null, {headers: all});
  const body = packed ?? (Readable.toWeb(createReadStream(file.path)) as ReadableStream);
  return new Response(body, {headers: all});
}

async function compressedBytes(
  file: FoundFile,
  request: Request,
  kept: Map<string, Uint8Array<ArrayBuffer>>,
) {
  const wanted = /\bbr\b/.test(request.headers.get('accept-encoding') ?? '');
  if (!wanted || !COMPRESSIBLE.test(file.type) || file.size > KEPT_BYTES) return null;
  const key = `${file.etag}${file.path}`;
  const bytes = kept.get(key) ?? (await compress(await readFile(file.path)));
  kept.set(key, bytes);
  return bytes;
}
