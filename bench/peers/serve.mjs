import {execFileSync} from 'node:child_process';
import {existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync} from 'node:fs';
import {createServer} from 'node:http';
import {tmpdir} from 'node:os';
import {extname, join} from 'node:path';
import {fileURLToPath} from 'node:url';
import {brotliOf, sizesOf} from '../compressed.mjs';
import {bundlePeers, peerFile} from './install.mjs';

const dist = fileURLToPath(new URL('../../packages/akkoord/dist/', import.meta.url));
const akkoord = fileURLToPath(new URL('../../packages/cli/bin/akkoord.mjs', import.meta.url));
const TYPES = {'.js': 'text/javascript', '.css': 'text/css', '.html': 'text/html; charset=utf-8'};
const WORDS = 'Consent is asked once, in plain words, and may be taken back as easily as it was given. ';

const pageOf = ({head, foot = '', inline}) => {
  const page = `<!doctype html><html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width">
${head}<title>Bench</title></head><body><h1>Bench</h1>${`<p>${WORDS.repeat(4)}</p>`.repeat(60)}${foot}</body></html>`;
  return inline ? inlined(page) : page;
};

/** `page` as `akkoord inline` leaves it. */
function inlined(page) {
  const folder = mkdtempSync(join(tmpdir(), 'akkoord-bench-'));
  const file = join(folder, 'page.html');
  try {
    writeFileSync(file, page);
    execFileSync(process.execPath, [akkoord, 'inline', file], {stdio: ['ignore', 'ignore', 'inherit']});
    return readFileSync(file, 'utf8');
  } finally {
    rmSync(folder, {recursive: true});
  }
}

function bodyOf(path, variants) {
  const [, kind, ...rest] = path.split('/');
  const name = rest.join('/');
  if (kind === 'page') return pageOf(variants[Number(name)]);
  if (kind === 'own') return variants.find(({files}) => files?.[name])?.files[name];
  const file = kind === 'akkoord' ? dist + name : kind === 'peer' ? peerFile(name) : null;
  return file && existsSync(file) ? readFileSync(file) : undefined;
}

/** The files of `variant`, with those that are made of installed ones. */
async function withBundles({bundled = {}, files, ...variant}) {
  const made = Object.entries(bundled).map(async ([name, source]) => [name, await bundlePeers(source)]);
  return {...variant, files: {...files, ...Object.fromEntries(await Promise.all(made))}};
}

/** Serves the pages of the variants `given` at `/page/<index>` and their files, compressed at brotli's best quality. */
export async function serveVariants(given) {
  const variants = await Promise.all(given.map(withBundles));
  const kept = new Map();
  const answer = path => {
    if (!kept.has(path)) {
      const body = bodyOf(path, variants);
      kept.set(path, body === undefined ? null : brotliOf(body));
    }
    return kept.get(path);
  };
  const server = createServer((request, response) => {
    const {pathname} = new URL(request.url, 'http://bench');
    const body = answer(pathname);
    if (!body) return void response.writeHead(404).end();
    const type = TYPES[extname(pathname)] ?? TYPES['.html'];
    const cache = pathname.startsWith('/page/') ? 'no-cache' : 'max-age=3600';
    response.writeHead(200, {'content-type': type, 'content-encoding': 'br', 'cache-control': cache});
    response.end(body);
  });
  await new Promise(resolve => server.listen(0, '127.0.0.1', resolve));
  return {
    origin: `http://127.0.0.1:${server.address().port}`,
    sizeOf: path => answer(path)?.length ?? 0,
    sizesOf: path => sizesOf(Buffer.from(bodyOf(path, variants) ?? '')),
    close: () => server.close(),
  };
}
