import {readdirSync, readFileSync} from 'node:fs';
import {readFile} from 'node:fs/promises';
import {test as base, type Page} from '@playwright/test';

/** How the page is made; whatever is absent is as a site with two services would have it. */
export interface TaggedPage {
  readonly lang?: string;
  /** More of the configuration, over what the page has. */
  readonly config?: Readonly<Record<string, unknown>>;
  /** Replaces what `main` holds. */
  readonly body?: string;
  /** Attributes of `html` beside its language. */
  readonly attributes?: string;
  /** It is written in windows-1252, which its server says or does not; where absent in UTF-8, as its head says. */
  readonly windows1252?: 'said' | 'unsaid';
}

/** Where the page stands. */
const TAGGED_ORIGIN = 'https://kapsalon.test';

/** Where the film of the page would come from. */
const FILM_ORIGIN = 'https://film.example';

const DIST = new URL('../../packages/akkoord/dist/', import.meta.url);

/** Read once: a build that goes on meanwhile must not mix two versions. */
const files = new Map(
  readdirSync(DIST)
    .filter(name => name.endsWith('.js'))
    .map(name => [`/akkoord/${name}`, readFileSync(new URL(name, DIST), 'utf8')]),
);

const FILM = {
  id: 'film',
  name: 'Film',
  vendor: 'Film Ltd',
  country: 'IE',
  category: 'tracking',
  purposes: ['embedded-video'],
  data: ['ip-address'],
  match: ['film.example'],
  cookies: [{name: 'seen', duration: 'P1Y', party: 'third'}],
  embed: {kind: 'video'},
  privacy: 'https://film.example/privacy',
  checked: '2026-11-01',
  sources: ['https://film.example/cookies'],
};

const BODY = `<h1>Kapsalon Noord</h1>
<p>Knippen zonder afspraak. <a href="#prijzen">Prijzen</a></p>
<iframe title="Onze zaak" width="480" height="300" src="${FILM_ORIGIN}/zaak.html"></iframe>
<h2>Mijn keuze</h2>
<akkoord-receipt></akkoord-receipt>`;

const html = ({lang = 'nl', config = {}, body = BODY, attributes = '', windows1252}: TaggedPage): string => {
  const all = {
    site: 'kapsalon',
    controller: {name: 'Kapsalon Noord'},
    privacy: '/privacy',
    services: ['google-analytics', FILM],
    ...config,
  };
  return `<!doctype html><html lang="${lang}" ${attributes}><head>${windows1252 ? '' : '<meta charset="utf-8">'}<title>Kapsalon Noord</title>
<meta name="viewport" content="width=device-width, initial-scale=1">
<script type="application/json" id="akkoord-config">${JSON.stringify(all)}</script>
<script src="/akkoord/akkoord.js"></script></head>
<body><main>${body}</main><footer><akkoord-settings-link></akkoord-settings-link></footer></body></html>`;
};

const file = `<!doctype html><html lang="nl"><title>Film</title><button>Afspelen</button></html>`;

/** The page as a server sends it. */
const answer = (options: TaggedPage) =>
  options.windows1252
    ? {
        contentType: `text/html${options.windows1252 === 'said' ? '; charset=windows-1252' : ''}`,
        body: Buffer.from(html(options), 'latin1'),
      }
    : {contentType: 'text/html; charset=utf-8', body: html(options)};

/** A page of a hairdresser that carries the tag as it was built, with all that is behind it. */
export const test = base.extend<{tagged: (options?: TaggedPage) => Promise<Page>}>({
  tagged: async ({page}, use) => {
    await use(async (options = {}) => {
      await page.route(`${FILM_ORIGIN}/**`, route => route.fulfill({contentType: 'text/html', body: file}));
      await page.route(`${TAGGED_ORIGIN}/**`, route => {
        const {pathname} = new URL(route.request().url());
        const script = files.get(pathname);
        if (script) return route.fulfill({contentType: 'text/javascript', body: script});
        if (pathname !== '/') return route.fulfill({status: 404, body: 'not here'});
        return route.fulfill(answer(options));
      });
      await page.goto(TAGGED_ORIGIN);
      await page.evaluate('akkoord.ready');
      return page;
    });
  },
});

/** The text of a file beside the specs, or at another place relative to them. */
export const textOf = (path: string): Promise<string> => readFile(new URL(path, import.meta.url), 'utf8');

export {expect} from '@playwright/test';
