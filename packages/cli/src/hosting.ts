import type {Collector} from '@akkoord/collector';
import type {Assets} from './assets.ts';
import {gpcStatement} from './gpc-statement.ts';
import {createStaticFiles, type Mount} from './static-files.ts';

/** The built files that are served over HTTP. */
type Served = Pick<Assets, 'console' | 'sdk'>;

/** The console handles tokens and records: nothing but its own files may run or be called there. */
const CONSOLE_HEADERS = {
  'content-security-policy':
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self'; form-action 'none'; base-uri 'none'; frame-ancestors 'none'; require-trusted-types-for 'script'",
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
  'referrer-policy': 'no-referrer',
};

/** The SDK is made to be loaded by pages of other origins, with an integrity hash. */
const SDK_HEADERS = {'access-control-allow-origin': '*', 'cross-origin-resource-policy': 'cross-origin'};

/**
 * `collector` with the files around it: the console, the SDK, and for addresses that neither it nor those know,
 * the files of `pages`.
 */
export function withFiles(collector: Collector, assets: Served, pages: string | null): Collector {
  const own = createStaticFiles([
    ...mount('/console/', assets.console, CONSOLE_HEADERS),
    ...mount('/akkoord/', assets.sdk, SDK_HEADERS),
  ]);
  const others = createStaticFiles(mount('/', pages, {}));
  return {
    ...collector,
    fetch: async (request, host) => {
      const file = await own(request);
      if (file) return file;
      const answer = await collector.fetch(request, host);
      if (answer.status !== 404) return answer;
      return (await others(request)) ?? gpcStatement(request) ?? toOwnPage(request, assets) ?? answer;
    },
  };
}

const mount = (path: string, folder: string | null, headers: Mount['headers']): Mount[] =>
  folder === null ? [] : [{path, folder, headers}];

/** Short addresses that people type or follow; a browser takes the fragment, which holds a visitor's secret, along. */
const SHORT: Readonly<Record<string, string>> = {
  '/': '/console/',
  '/my-consent': '/console/my-consent.html',
};

function toOwnPage(request: Request, assets: Served): Response | null {
  const location = SHORT[new URL(request.url).pathname];
  return request.method === 'GET' && location && assets.console
    ? new Response(null, {status: 302, headers: {location}})
    : null;
}
