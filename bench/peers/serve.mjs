import {existsSync, readFileSync} from 'node:fs';
import {createServer} from 'node:http';
import {extname} from 'node:path';
import {fileURLToPath} from 'node:url';
import {brotliCompressSync, constants} from 'node:zlib';
import {peerFile} from './install.mjs';

const dist = fileURLToPath(new URL('../../packages/akkoord/dist/', import.meta.url));
const TYPES = {'.js': 'text/javascript', '.css': 'text/css', '.html': 'text/html; charset=utf-8'};
const WORDS = 'Consent is asked once, in plain words, and may be taken back as easily as it was given. ';

const inlined = () =>
  readFileSync(`${dist}akkoord.js`, 'utf8')
    .replace(/\n\/\/# sourceMappingURL=.*\s*$/, '')
    .replace(/<(?=\/script|!--)/gi, '<\\');

const pageOf = ({head}) =>
  `<!doctype html><html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width">
${head.replace('{{akkoord.js}}', () => inlined())}<title>Bench</title></head><body><h1>Bench</h1>${`<p>${WORDS.repeat(4)}</p>`.repeat(60)}</body></html>`;

function bodyOf(path, variants) {
  const [, kind, ...rest] = path.split('/');
  const name = rest.join('/');
  if (kind === 'page') return pageOf(variants[Number(name)]);
  if (kind === 'own') return variants.find(({files}) => files?.[name])?.files[name];
  const file = kind === 'akkoord' ? dist + name : kind === 'peer' ? peerFile(name) : null;
  return file && existsSync(file) ? readFileSync(file) : undefined;
}

/** Serves the pages of `variants` at `/page/<index>` and their files, compressed at brotli's best quality. */
export async function serveVariants(variants) {
  const kept = new Map();
  const answer = path => {
    if (!kept.has(path)) {
      const body = bodyOf(path, variants);
      const best = {params: {[constants.BROTLI_PARAM_QUALITY]: 11}};
      kept.set(path, body === undefined ? null : brotliCompressSync(body, best));
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
    close: () => server.close(),
  };
}
