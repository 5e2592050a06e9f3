import type {Page} from '@playwright/test';
import {LISTED, pageOf} from './site-page.ts';
import {writeTable} from './truth-table.ts';
import {workerPage} from './worker-site.ts';
import {expect, test} from './worker-test.ts';

/** How long a file hangs; a real one gives up after half a minute or more. */
const HANGS = process.env.AKKOORD_FULL ? 30_000 : 2_000;

const snippet = (host: string): string => `<script src="https://${host}/s.js"></script>`;
const config = JSON.stringify({
  site: 'site-test',
  controller: {name: 'Site BV'},
  privacy: '/privacy',
  services: [LISTED],
});

/** One page with every level on it; hosts tell them apart, and no address is in the mark-up of the inserted one. */
const PAGE = pageOf({
  tag: `<script type="application/json" id="akkoord-config">${config}</script>
<script src="/akkoord/akkoord.js" data-ga4="G-ABC123DEF4"></script>`,
  head: snippet('static.listed.test'),
  body: `<script>document.head.append(Object.assign(document.createElement('script'), {src: ['https:/', 'inserted.listed.test', 's.js'].join('/')}))</script>
<template data-category="tracking" data-service="listed">${snippet('template.listed.test')}</template>
<script type="text/plain" data-category="tracking" data-src="https://plain.listed.test/s.js"></script>
<iframe title="film" data-category="tracking" data-src="https://film.listed.test/f.html"></iframe>`,
});

const COLUMNS = [
  'static snippet left as it is',
  'snippet left as it is that inserts one',
  'services on the tag',
  'marked up: `<template>`',
  'marked up: `type`, `data-src`',
  'tag + worker, second view: all of them',
] as const;

/** What keeps the file away, and what each level then does. */
const WAYS: readonly {
  readonly title: string;
  readonly cells: readonly string[];
  readonly keep: (page: Page) => Promise<unknown>;
  readonly hangs?: true;
}[] = [
  {
    title: 'is missing (404)',
    cells: ['X', 'X', '·', '·', '·', '·'],
    keep: page => page.route('**/akkoord.js', route => route.fulfill({status: 404, body: 'not here'})),
  },
  {
    title: 'is refused by a content blocker',
    cells: ['X', 'X', '·', '·', '·', '·'],
    keep: page => page.route('**/akkoord.js', route => route.abort('blockedbyclient')),
  },
  {
    title: 'hangs for 30 seconds, in which the page waits',
    cells: ['R', '·', '·', '·', '·', '·'],
    keep: page => page.route('**/akkoord.js', () => {}),
    hangs: true,
  },
  {
    title: 'comes to nothing after it has hung',
    cells: ['X', 'X', '·', '·', '·', '·'],
    keep: page =>
      page.route('**/akkoord.js', route =>
        setTimeout(() => void route.abort('timedout').catch(() => {}), HANGS),
      ),
  },
];

/** `X` where something of `host` ran, `R` where it was only asked. */
const cellOf = (host: RegExp, arrived: readonly string[], ran: readonly string[]): string => {
  if (ran.some(name => host.test(name))) return 'X';
  return arrived.some(name => host.test(name)) ? 'R' : '·';
};
const HOSTS = [/^static/, /^inserted/, /googletagmanager/, /^template/, /^(plain|film)/];

const seen = new Map<string, readonly string[]>();

for (const {title, cells, keep, hangs} of WAYS) {
  test(`the tag’s file ${title}: what is not left as it was stays closed`, async ({site, visitor}) => {
    test.setTimeout(4 * HANGS + 180_000);
    const {page} = visitor;
    const look = async (): Promise<readonly string[]> => {
      await page.goto('https://www.worker-site.test/all', {
        waitUntil: hangs ? 'commit' : 'load',
        timeout: 2 * HANGS + 20_000,
      });
      if (hangs) await page.waitForTimeout(HANGS);
      const arrived = await visitor.arrivals();
      const ran = await page.evaluate<string[]>('window.__ran ?? []');
      return HOSTS.map(host => cellOf(host, arrived, ran));
    };

    site.put('/all', PAGE);
    await keep(page);
    const first = await look();

    await page.unrouteAll({behavior: 'ignoreErrors'});
    site.put('/', workerPage());
    await visitor.firstView();
    await expect
      .poll(() => page.evaluate(async () => (await indexedDB.databases()).map(({name}) => name)))
      .toContain('akkoord-worker');
    await visitor.arrivals();
    await keep(page);
    const second = await look();
    await page.unrouteAll({behavior: 'ignoreErrors'});

    expect(first).toEqual(cells.slice(0, -1));
    expect(second).toEqual(HOSTS.map(() => '·'));
    seen.set(title, [...first, second.find(cell => cell !== '·') ?? '·']);
  });
}

test.afterAll(() => {
  if (seen.size === WAYS.length)
    writeTable('without the tag', [
      ['the tag’s file', ...COLUMNS],
      ...WAYS.map(({title}) => [title, ...(seen.get(title) ?? [])]),
    ]);
});
