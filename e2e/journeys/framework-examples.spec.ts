import {execFile} from 'node:child_process';
import {fileURLToPath} from 'node:url';
import {promisify} from 'node:util';
import type {Response} from '@playwright/test';
import {expect, type FilesExample, openShop, type ServerExample, SHOP, type Shop, test} from './shop.ts';

const FILM = 'www.youtube-nocookie.com';

/** Pages that are files and are rendered in the browser alone. */
const inBrowser: readonly FilesExample[] = ['react', 'preact', 'vue', 'svelte'].map(name => ({
  name,
  files: 'dist',
}));

const listenAt = (port: number) => ({HOST: '127.0.0.1', PORT: String(port)});

/** Pages that are rendered for each visitor by a server of the framework's own. */
const onServer: readonly ServerExample[] = [
  {
    name: 'next',
    run: ['node_modules/next/dist/bin/next', 'start', '--hostname', '127.0.0.1'],
    env: listenAt,
    warning: 'tag-not-first',
  },
  {name: 'astro', run: ['dist/server/entry.mjs'], env: listenAt},
  {name: 'nuxt', run: ['.output/server/index.mjs'], env: listenAt},
  {name: 'sveltekit', run: ['dist/index.js'], env: port => ({...listenAt(port), ORIGIN: SHOP})},
  {name: 'angular', run: ['dist/server/server.mjs'], env: listenAt},
];

/** What a page says and shows before any script has run. */
function rendered(html: string): {readonly text: string; readonly film: boolean} {
  const markup = html.replace(
    /<script\b[\s\S]*?<\/script>|<template\b[\s\S]*?<\/template>|<!--[\s\S]*?-->/g,
    '',
  );
  const text = markup.replace(/<[^>]*>/g, '').replace(/\s+/g, ' ');
  return {text, film: /<iframe[^>]+youtube-nocookie/.test(markup)};
}

const cachingOf = async (answer: Response | null): Promise<readonly (string | undefined)[]> => {
  const headers = (await answer?.headersArray()) ?? [];
  const named = (name: string) => headers.find(one => one.name.toLowerCase() === name)?.value;
  return [named('cache-control'), named('set-cookie')?.split('.')[0]];
};

for (const example of [...inBrowser, ...onServer]) {
  const {name} = example;
  const hasServer = 'run' in example;
  test.describe(`the example for ${name}`, () => {
    let shop: Shop;
    test.beforeAll(async () => {
      if (!hasServer) {
        const build = fileURLToPath(new URL(`../../examples/${name}/build.mjs`, import.meta.url));
        await promisify(execFile)(process.execPath, [build]);
      }
      shop = await openShop(example);
    });
    test.afterAll(() => shop?.close());

    test('blocks, asks, grants, reports and closes again', async () => {
      const {page, context, complaints} = await shop.visitor();
      const main = page.locator('main');
      const film = page.getByTitle('Our film');
      const before = (await shop.records(0)).length;
      shop.standIns.requests.clear();

      await page.goto(SHOP);
      await expect(page.locator('akkoord-banner')).toBeVisible();
      await expect(main).toContainText('You have not chosen yet. We do not count this visit.');
      await expect(main).toContainText('which you have not allowed');
      await expect(film).toHaveCount(0);
      expect(shop.standIns.requests.to(FILM)).toEqual([]);

      await page.getByRole('button', {name: 'Accept all'}).click();
      await expect(main).toContainText('You have chosen. We count this visit.');
      await expect(main).not.toContainText('which you have not allowed');
      await expect(film).toBeVisible();
      await expect
        .poll(() => page.frames().map(frame => frame.url()))
        .toContainEqual(expect.stringContaining(FILM));
      await shop.standIns.requests.waitFor(({host}) => host === FILM);
      expect((await shop.records(before + 1)).at(-1)).toMatchObject({
        action: 'accept-all',
        choices: {analytical: 'granted', youtube: 'granted'},
      });

      await page.reload();
      await expect(film).toBeVisible();
      await expect(main).toContainText('We count this visit.');
      await expect(page.locator('akkoord-declaration')).toContainText('YouTube');

      await page.getByRole('button', {name: 'Change my choice'}).click();
      await expect(page.getByRole('dialog')).toBeVisible();
      await page.getByRole('dialog').getByRole('button', {name: 'Refuse all'}).click();
      await expect(film).toHaveCount(0);
      await expect(main).toContainText('We do not count this visit.');
      expect((await shop.records(before + 2)).at(-1)).toMatchObject({
        action: 'withdraw',
        choices: {youtube: 'denied'},
      });
      expect(complaints).toEqual([]);
      await context.close();
    });

    if (!hasServer) return;

    test('renders for each visitor what they chose, and for nobody what another one has', async () => {
      const granting = await shop.visitor();
      const first = await granting.page.goto(SHOP);
      expect(rendered((await first?.text()) ?? '')).toMatchObject({
        text: expect.stringContaining('You have not chosen yet. We do not count this visit.'),
        film: false,
      });
      await granting.page.getByRole('button', {name: 'Accept all'}).click();
      await expect(granting.page.getByTitle('Our film')).toBeVisible();

      const again = await granting.page.reload();
      expect(rendered((await again?.text()) ?? '')).toMatchObject({
        text: expect.stringContaining('You have chosen. We count this visit.'),
        film: true,
      });
      expect(await cachingOf(again)).toEqual(['private, no-store', 'akkoord=1']);
      await expect(granting.page.getByTitle('Our film')).toHaveCount(1);
      await expect(granting.page.getByRole('heading', {name: 'Our shop'})).toHaveCount(1);
      expect(granting.complaints).toEqual([]);
      await granting.context.close();

      const fresh = await shop.visitor();
      shop.standIns.requests.clear();
      const other = await fresh.page.goto(SHOP);
      expect(rendered((await other?.text()) ?? '')).toMatchObject({
        text: expect.stringContaining('You have not chosen yet. We do not count this visit.'),
        film: false,
      });
      expect(await cachingOf(other)).toEqual(['private, no-store', undefined]);
      await expect(fresh.page.locator('akkoord-banner')).toBeVisible();
      expect(shop.standIns.requests.to(FILM)).toEqual([]);
      // It is a cache all the same: what is the same for everybody it has kept.
      expect(shop.cache.hits).toBeGreaterThan(0);
      expect(fresh.complaints).toEqual([]);
      await fresh.context.close();
    });
  });
}
