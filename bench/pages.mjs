import {createReadStream, existsSync} from 'node:fs';
import {createServer} from 'node:http';
import {fileURLToPath} from 'node:url';

const dist = fileURLToPath(new URL('../packages/akkoord/dist/', import.meta.url));

const TAG =
  '<script src="/akkoord/akkoord.js" data-site="bench" data-controller="Bench" data-privacy="/privacy"></script>';

const OBSERVER =
  '<script>new MutationObserver(() => {}).observe(document, {childList: true, subtree: true})</script>';

/** Text of about half a megabyte in paragraphs with links and pictures, as a long article or list has them. */
function longBody(scripts) {
  const words = 'Consent is asked once, in plain words, and may be taken back as easily as it was given. ';
  return Array.from({length: 2600}, (_, n) => {
    const script = scripts ? `<script>window.count=(window.count||0)+${n % 7}</script>` : '';
    return `<p class="row r${n % 9}">${words}<a href="/page/${n}">Page ${n}</a> <b>${n}</b>${script}</p>\n`;
  }).join('');
}

const document = (head, body) =>
  `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>bench</title>${head}</head><body><h1>Bench</h1>${body}</body></html>`;

/** What stands first in the head, by the first part of the path. */
const heads = {tag: TAG, empty: '<script src="/akkoord/empty.js"></script>', bare: '', observed: OBSERVER};

/** Bodies by the second part of the path. */
const bodies = {
  dom: '<div id="root"></div>',
  plain: longBody(false),
  scripts: longBody(true),
};

/** Serves the pages of this bench and the built SDK on a free port of this machine. */
export async function servePages() {
  const server = createServer((request, response) => {
    const {pathname} = new URL(request.url, 'http://bench');
    const [, kind, page] = pathname.split('/');
    if (kind === 'akkoord' && existsSync(dist + page)) {
      response.writeHead(200, {'content-type': 'text/javascript', 'cache-control': 'max-age=3600'});
      createReadStream(dist + page).pipe(response);
    } else if (bodies[page]) {
      response.writeHead(200, {'content-type': 'text/html; charset=utf-8'});
      response.end(document(heads[kind] ?? '', bodies[page]));
    } else {
      response.writeHead(200, {'content-type': 'text/plain'});
      response.end();
    }
  });
  await new Promise(resolve => server.listen(0, '127.0.0.1', resolve));
  return {origin: `http://127.0.0.1:${server.address().port}`, close: () => server.close()};
}
