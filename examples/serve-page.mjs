import {createReadStream} from 'node:fs';
import {stat} from 'node:fs/promises';
import {createServer} from 'node:http';
import {extname, join} from 'node:path';
import {fileURLToPath} from 'node:url';
import {build} from 'esbuild';

const tag = fileURLToPath(new URL('../packages/akkoord/dist/', import.meta.url));
const TYPES = {
  '.html': 'text/html; charset=utf-8',
  '.css': 'text/css',
  '.js': 'text/javascript',
  '.svg': 'image/svg+xml',
};

/** The script of `page.js` in `directory`, bundled into one classic script: what a build of one's own would do. */
export async function bundledPage(directory) {
  const {outputFiles} = await build({
    entryPoints: [join(directory, 'page.js')],
    bundle: true,
    format: 'iife',
    target: 'es2022',
    write: false,
  });
  return outputFiles[0].text;
}

/**
 * Serves the files of `folder` on PORT (or `port`), with its `page.js` bundled, and the tag's files below `akkoord/`.
 * Prints the address once it listens.
 */
export async function servePage(folder, {port}) {
  const directory = fileURLToPath(folder);
  const script = await bundledPage(directory);
  const server = createServer(async ({url = '/'}, response) => {
    const {pathname} = new URL(url, 'http://localhost');
    if (pathname === '/page.js') {
      response.writeHead(200, {'content-type': 'text/javascript'}).end(script);
      return;
    }
    const path = /^\/(akkoord\/)?([\w-]+\.\w+)?$/.exec(pathname);
    const [, prefix, name = 'index.html'] = path ?? [];
    const type = path && TYPES[extname(name)];
    const file = join(prefix ? tag : directory, name);
    const found = type && (prefix || extname(name) !== '.js') && (await stat(file).catch(() => undefined));
    if (!found) {
      response.writeHead(404).end('not here');
      return;
    }
    response.writeHead(200, {'content-type': type});
    createReadStream(file).pipe(response);
  });
  server.listen(Number(process.env.PORT ?? port), '127.0.0.1', () => {
    console.log(`http://localhost:${server.address().port}/`);
  });
}
