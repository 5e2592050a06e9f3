import {createReadStream} from 'node:fs';
import {stat} from 'node:fs/promises';
import {createServer} from 'node:http';
import {extname, join} from 'node:path';
import {fileURLToPath} from 'node:url';
import {build} from 'esbuild';

const TYPES = {'.html': 'text/html; charset=utf-8', '.css': 'text/css', '.svg': 'image/svg+xml'};

/**
 * Serves the files of `folder` on PORT (or `port`), with its `page.js` bundled into one classic script: what a build
 * of one's own would do. Prints the address once it listens.
 */
export async function servePage(folder, {port}) {
  const directory = fileURLToPath(folder);
  const {outputFiles} = await build({
    entryPoints: [join(directory, 'page.js')],
    bundle: true,
    format: 'iife',
    target: 'es2022',
    write: false,
  });
  const server = createServer(async ({url = '/'}, response) => {
    const {pathname} = new URL(url, 'http://localhost');
    if (pathname === '/page.js') {
      response.writeHead(200, {'content-type': 'text/javascript'}).end(outputFiles[0].text);
      return;
    }
    const name = pathname === '/' ? 'index.html' : pathname.slice(1);
    const type = TYPES[extname(name)];
    const file = join(directory, name);
    const found = type && /^[\w-]+\.\w+$/.test(name) && (await stat(file).catch(() => undefined));
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
