import {createRequire} from 'node:module';
import {dirname, join} from 'node:path';
import {fileURLToPath} from 'node:url';
import {serveStatic} from '@hono/node-server/serve-static';
import {Hono} from 'hono';
import {bodyLimit} from 'hono/body-limit';
import {secureHeaders} from 'hono/secure-headers';

/** A CV of 5 MB, and what stands around it. */
const MAX_APPLICATION = 6 * 1024 * 1024;

const site = fileURLToPath(new URL('site', import.meta.url));
const require = createRequire(import.meta.url);

/** The files that a package of ours is installed with. */
const builtFiles = name => join(dirname(require.resolve(`${name}/package.json`)), 'dist');

/** What stands under `root`, asked for below `prefix`. */
const files = (root, prefix = '') =>
  serveStatic({root, rewriteRequestPath: path => path.slice(prefix.length) || '/'});

/** Pages and the tag are asked for again each time and answered with 304 by their date; pictures may be kept. */
async function caching(c, next) {
  await next();
  const keepable = c.req.path.startsWith('/assets/') && c.res.status === 200;
  c.header('Cache-Control', keepable ? 'public, max-age=3600' : 'no-cache');
}

/** Headers that suit plain pages on any host; a demo on http must not tell browsers to insist on https. */
const headers = {
  referrerPolicy: 'strict-origin-when-cross-origin',
  strictTransportSecurity: false,
  crossOriginOpenerPolicy: false,
  crossOriginResourcePolicy: false,
  xDnsPrefetchControl: false,
};

/** Takes the place of the answer; without the first line the old one's headers would be put back. */
function replace(c, response) {
  c.res = undefined;
  c.res = response;
}

/** Answers 304 where the browser's copy is as new as the file. */
async function notModified(c, next) {
  await next();
  const since = Date.parse(c.req.header('If-Modified-Since') ?? '');
  const changed = Date.parse(c.res.headers.get('Last-Modified') ?? '');
  if (c.res.status !== 200 || !(changed <= since)) return;
  await c.res.body?.cancel();
  const headers = new Headers(c.res.headers);
  for (const name of ['Content-Length', 'Content-Type']) headers.delete(name);
  replace(c, new Response(null, {status: 304, headers}));
}

/** Puts the collector's address into pages; the files name it as `/`, the demo's own host. */
const pointTo = collectorUrl => async (c, next) => {
  await next();
  if (!c.res.headers.get('Content-Type')?.startsWith('text/html')) return;
  const page = await c.res.text();
  const headers = new Headers(c.res.headers);
  for (const name of ['Content-Length', 'Last-Modified']) headers.delete(name);
  // The address comes from the operator's environment; quotes would still end the attribute.
  const attribute = `data-collector="${collectorUrl.replaceAll('"', '&quot;')}"`;
  replace(c, new Response(page.replaceAll('data-collector="/"', attribute), {status: c.res.status, headers}));
};

/** How long an application is kept: a year by consent to the talent pool, else four weeks after the procedure. */
async function keptFor(c) {
  const form = await c.req.parseBody().catch(() => ({}));
  return form['consent-talent-pool'] === 'yes' ? 'P1Y' : 'P4W';
}

/** Where the form leads: the thank-you page in the language of the page that it stood on. */
async function thanks(c) {
  const referer = c.req.header('Referer') ?? '';
  const path = URL.canParse(referer) ? new URL(referer).pathname : '';
  const page = path.startsWith('/en/') ? '/en/thanks.html' : '/nl/bedankt.html';
  return c.redirect(`${page}?kept=${await keptFor(c)}`, 303);
}

const notFound = `<!doctype html>
<html lang="nl">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>Niet gevonden</title>
<link rel="stylesheet" href="/assets/site.css">
<main class="wrap">
<h1>Deze pagina is er niet</h1>
<p><a href="/nl/">Naar de voorpagina</a></p>
<p lang="en">This page does not exist. <a href="/en/" hreflang="en">To the front page</a></p>
</main>
</html>
`;

/** The agency's own pages, with the tag under /akkoord/. What applicants send is thrown away. */
export function createPages({collectorUrl} = {}) {
  const app = new Hono();
  app.use(secureHeaders(headers));
  app.use(caching);
  app.use(notModified);
  if (collectorUrl) app.use(pointTo(collectorUrl));
  app.post('/demo/apply', bodyLimit({maxSize: MAX_APPLICATION}), thanks);
  app.get('/akkoord/*', files(builtFiles('@akkoord/tag'), '/akkoord'));
  app.get('*', files(site));
  app.notFound(c => c.html(notFound, 404));
  return app;
}

/** The console's files. Everything in it is its own, so nothing else may be loaded or embed it. */
export function createConsolePages() {
  const app = new Hono();
  app.use(
    secureHeaders({
      ...headers,
      referrerPolicy: 'no-referrer',
      xFrameOptions: 'DENY',
      contentSecurityPolicy: {
        defaultSrc: ["'self'"],
        objectSrc: ["'none'"],
        baseUri: ["'none'"],
        frameAncestors: ["'none'"],
        formAction: ["'self'"],
      },
    }),
  );
  app.use(caching);
  app.use(notModified);
  app.get('*', files(builtFiles('@akkoord/console'), '/console'));
  app.notFound(c => c.text('not found', 404));
  return app;
}
