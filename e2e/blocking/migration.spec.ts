import {readFileSync} from 'node:fs';
import type {Page} from '@playwright/test';
import {expect, test} from './blocking-test.ts';
import type {Site} from './site.ts';
import {tag} from './site-page.ts';

const SERVICES = ['google-analytics', 'google-fonts', 'hotjar', 'youtube', 'x-pixel'];
const ANALYTICS = 'www.googletagmanager.com';

interface Opened {
  readonly page: Page;
  /** Names that the warning `mark-unknown` was given for. */
  readonly unknown: readonly string[];
  readonly seen: () => Promise<unknown[]>;
  readonly set: (choices: Readonly<Record<string, 'granted' | 'denied'>>) => Promise<unknown>;
}

/** Opens the page that a peer's users have, with our tag in place of theirs. */
async function open(page: Page, site: Site, peer: string, aliases: object = {}): Promise<Opened> {
  const unknown: string[] = [];
  page.on('console', message => {
    const name = /^\[akkoord\] mark-unknown: found (.*); expected/.exec(message.text())?.[1];
    if (name) unknown.push(name);
  });
  for (const name of ['module', 'measurement'])
    site.put(`/peer/${name}.js`, {body: `seen.push('${name}')`, type: 'text/javascript'});
  site.put('/peer/frame.html', '<!doctype html><title>figures</title>');
  const html = readFileSync(new URL(`../pages/migrate-${peer}.html`, import.meta.url), 'utf8');
  const start = tag({services: SERVICES}).replace(
    '"services"',
    `"aliases":${JSON.stringify(aliases)},"services"`,
  );
  await page.goto(site.put('/', html.replace('<!-- akkoord -->', start)));
  return {
    page,
    unknown,
    seen: () => page.evaluate('seen'),
    set: choices => page.evaluate(`akkoord.set(${JSON.stringify(choices)}).then(() => 1)`),
  };
}

test('a page written for vanilla-cookieconsent runs what is granted, and its clean-up at a withdrawal', async ({
  page,
  site,
  standIns,
}) => {
  const {unknown, seen, set} = await open(page, site, 'vanilla-cookieconsent', {
    'Live chat': 'analytical',
  });
  await expect.poll(seen).toEqual(['necessary']);
  expect(standIns.requests.thirdParty()).toEqual([]);
  await expect.poll(() => [...unknown].sort()).toEqual(['Unheard of']);
  await set({analytical: 'granted', 'google-analytics': 'denied'});
  await expect.poll(seen).toEqual(['necessary', 'analytics', 'chat']);
  expect(standIns.requests.to(ANALYTICS)).toEqual([]);
  await set({'google-analytics': 'granted', tracking: 'granted'});
  await expect.poll(seen).toEqual(['necessary', 'analytics', 'chat', 'google analytics', 'module']);
  await expect.poll(() => standIns.requests.to(ANALYTICS).length).toBe(1);
  // A page that has typed into stays, so that what ran at the withdrawal can be seen.
  await page.evaluate(
    `document.body.append(Object.assign(document.createElement('input'), {value: 'typed'}))`,
  );
  await set({'google-analytics': 'denied'});
  await expect.poll(async () => (await seen()).at(-1)).toBe('google analytics withdrawn');
  await set({analytical: 'denied'});
  await expect.poll(async () => (await seen()).at(-1)).toBe('analytics withdrawn');
  expect((await seen()).filter(name => String(name).endsWith('withdrawn'))).toHaveLength(2);
});

test('a page written for klaro opens scripts, images, frames and style sheets per service', async ({
  page,
  site,
  standIns,
}) => {
  const {unknown, seen, set} = await open(page, site, 'klaro', {'internal-tracker': 'analytical'});
  await expect(page.locator('akkoord-embed')).toHaveCount(1);
  await expect.poll(seen).toEqual([]);
  expect(standIns.requests.thirdParty()).toEqual([]);
  await expect.poll(() => [...unknown].sort()).toEqual(['nobody']);
  await set({hotjar: 'granted', youtube: 'granted'});
  await expect.poll(seen).toEqual(['hotjar']);
  await standIns.requests.waitFor(({path}) => path === '/peer.gif');
  await standIns.requests.waitFor(({path}) => path === '/embed/peer');
  await expect(page.locator('akkoord-embed')).toHaveCount(0);
  await set({analytical: 'granted', 'google-fonts': 'granted'});
  await expect.poll(seen).toEqual(['hotjar', 'internal kept']);
  await standIns.requests.waitFor(({host}) => host === 'fonts.googleapis.com');
  await expect.poll(() => standIns.requests.to(ANALYTICS).length).toBe(1);
  expect(await page.locator('#lazy').getAttribute('data-src')).toBe('/lazy.gif');
});

test('a page written for c15t opens scripts and frames, by category, vendor or address', async ({
  page,
  site,
  standIns,
}) => {
  const {unknown, seen, set} = await open(page, site, 'c15t');
  await expect(page.locator('akkoord-embed')).toHaveCount(2);
  await expect.poll(seen).toEqual(['necessary']);
  expect(standIns.requests.thirdParty()).toEqual([]);
  await expect.poll(() => [...unknown].sort()).toEqual(['experience']);
  await set({tracking: 'granted', 'x-pixel': 'denied'});
  await expect.poll(seen).toEqual(['necessary', 'marketing']);
  await standIns.requests.waitFor(({path}) => path.startsWith('/embed/peer'));
  await set({analytical: 'granted', 'x-pixel': 'granted'});
  await expect.poll(seen).toEqual(['necessary', 'marketing', 'measurement', 'x']);
  await expect.poll(() => page.frames().some(frame => frame.url().endsWith('/peer/frame.html'))).toBe(true);
  await expect(page.locator('akkoord-embed')).toHaveCount(0);
  // Both are closed again: the one by its address, the other by its mark-up.
  await page.evaluate(
    `document.body.append(Object.assign(document.createElement('input'), {value: 'typed'}))`,
  );
  await set({tracking: 'denied', analytical: 'denied'});
  await expect(page.locator('akkoord-embed')).toHaveCount(2);
  await expect.poll(() => page.frames().filter(frame => /peer/.test(frame.url()))).toEqual([]);
});

test('a page written for Cookiebot opens what it names, once all that it names is granted', async ({
  page,
  site,
  standIns,
}) => {
  const {unknown, seen, set} = await open(page, site, 'cookiebot');
  await expect(page.locator('akkoord-embed')).toHaveCount(1);
  await expect.poll(seen).toEqual(['necessary']);
  await expect.poll(() => [...unknown].sort()).toEqual(['preferences']);
  await set({analytical: 'granted'});
  await expect.poll(seen).toEqual(['necessary', 'statistics']);
  await expect.poll(() => standIns.requests.to(ANALYTICS).length).toBe(1);
  expect(standIns.requests.to('youtube')).toEqual([]);
  await set({tracking: 'granted'});
  await expect.poll(seen).toEqual(['necessary', 'statistics', 'both']);
  await standIns.requests.waitFor(({path}) => path === '/embed/peer');
});
