import {execFile} from 'node:child_process';
import {readFile} from 'node:fs/promises';
import {extname, join} from 'node:path';
import {fileURLToPath} from 'node:url';
import {promisify} from 'node:util';
import type {Page} from '@playwright/test';
import {expect, SITE, test} from './demo.ts';

const examples = fileURLToPath(new URL('../../examples', import.meta.url));
const FILM = 'www.youtube-nocookie.com';
const TYPES: Readonly<Record<string, string>> = {'.html': 'text/html', '.js': 'text/javascript'};

/** Serves the example's own files below `/example/`, as the site whose records the collector takes. */
async function serve(page: Page, name: string): Promise<void> {
  await page.route(`${SITE}/example/**`, async route => {
    const path = new URL(route.request().url()).pathname.replace(/^\/example\//, '') || 'index.html';
    const text = await readFile(join(examples, name, 'dist', path), 'utf8');
    await route.fulfill({
      contentType: TYPES[extname(path)] ?? 'application/octet-stream',
      body: text.replace('data-site="shop"', 'data-site="kade-negen" data-collector="/"'),
    });
  });
}

for (const name of ['react', 'preact', 'vue', 'svelte']) {
  test.describe(`the example for ${name}`, () => {
    test.beforeAll(async () => {
      await promisify(execFile)(process.execPath, [join(examples, name, 'build.mjs')]);
    });

    test('blocks, asks, grants, reports and closes again', async ({demo}) => {
      const {page, context, errors} = await demo.visitor({
        locale: 'en-GB',
        // The page is handed to the browser by the test, which makes it one of the open network; the stand-ins are here.
        permissions: ['local-network-access'],
      });
      const said: string[] = [];
      page.on('console', message => message.type() === 'error' && said.push(message.text()));
      await serve(page, name);
      const before = (await demo.records()).length;
      const main = page.locator('main');
      const film = page.getByTitle('Our film');
      demo.standIns.requests.clear();

      await page.goto(`${SITE}/example/`);
      await expect(page.locator('akkoord-banner')).toBeVisible();
      await expect(main).toContainText('You have not chosen yet. We do not count this visit.');
      await expect(main).toContainText('which you have not allowed');
      await expect(film).toHaveCount(0);
      expect(demo.standIns.requests.to(FILM)).toEqual([]);

      await page.getByRole('button', {name: 'Accept all'}).click();
      await expect(main).toContainText('You have chosen. We count this visit.');
      await expect(main).not.toContainText('which you have not allowed');
      await expect(film).toBeVisible();
      await expect
        .poll(() => page.frames().map(frame => frame.url()))
        .toContainEqual(expect.stringContaining(FILM));
      await demo.standIns.requests.waitFor(({host}) => host === FILM);
      const records = await demo.waitForRecords(before + 1);
      expect(records.at(-1)?.row.record).toMatchObject({
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
      const after = await demo.waitForRecords(before + 2);
      expect(after.at(-1)?.row.record).toMatchObject({action: 'withdraw', choices: {youtube: 'denied'}});
      expect([...errors, ...said]).toEqual([]);
      await context.close();
    });
  });
}
