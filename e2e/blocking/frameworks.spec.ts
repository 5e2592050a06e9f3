import type {Page} from '@playwright/test';
import {expect, test} from './blocking-test.ts';
import {frameworkPage, type Mode} from './framework-page.ts';
import type {Site} from './site.ts';

/** Opens the page of `framework`; gives what its console and its errors said, ours aside. */
async function open(page: Page, site: Site, framework: string, mode: Mode): Promise<readonly string[]> {
  const said: string[] = [];
  page.on('pageerror', error => said.push(String(error.stack)));
  page.on('console', message => {
    const text = message.text();
    if (
      !/^\[akkoord\]|Failed to load resource|React DevTools|development build|invalid `href`/i.test(text) &&
      message.type() !== 'log'
    )
      said.push(text);
  });
  await page.goto(await frameworkPage(site, {framework, mode}));
  await expect(page.locator('[data-ready]')).toBeAttached();
  return said;
}

const accept = (page: Page): Promise<unknown> => page.evaluate('akkoord.acceptAll().then(() => 1)');
const frames = (page: Page): string[] =>
  page
    .frames()
    .map(frame => frame.url())
    .filter(url => url.includes('listed.test'))
    .sort();
const go = (page: Page, name: string): Promise<void> =>
  page.getByRole('button', {name: `Go to ${name}`}).click();

for (const [framework, mode] of [
  ['react', 'development'],
  ['react', 'production'],
  ['vue', 'development'],
  ['vue', 'production'],
  ['jquery', 'production'],
] as const) {
  test(`a page of ${framework} (${mode}) hydrates, changes its route and gets its embeds back, without a word`, async ({
    page,
    site,
    standIns,
  }) => {
    const said = await open(page, site, framework, mode);
    const held = page.locator('akkoord-embed');
    await expect(held).toHaveCount(2);
    await go(page, 'map');
    await expect(page.locator('#root h1')).toHaveText('Page map');
    await expect(held).toHaveCount(2);
    await go(page, 'empty');
    await expect(held).toHaveCount(1);
    await go(page, 'home');
    await expect(held).toHaveCount(2);
    expect(frames(page)).toEqual([]);
    expect(standIns.requests.to('made.listed.test')).toEqual([]);
    expect(standIns.requests.to('map.listed.test')).toEqual([]);
    await accept(page);
    await expect(held).toHaveCount(0);
    await expect
      .poll(() => frames(page))
      .toEqual(['https://film.listed.test/f.html', 'https://made.listed.test/f.html']);
    await standIns.requests.waitFor(({host}) => host === 'script.listed.test');
    await go(page, 'map');
    await page.getByTitle('Map').scrollIntoViewIfNeeded();
    await expect
      .poll(() => frames(page))
      .toEqual(['https://made.listed.test/f.html', 'https://map.listed.test/m.html']);
    await go(page, 'empty');
    await expect.poll(() => frames(page)).toEqual(['https://made.listed.test/f.html']);
    await go(page, 'home');
    await expect(page.getByTitle('Film')).toHaveAttribute('src', 'https://film.listed.test/f.html');
    await expect.poll(() => page.evaluate('window.ran')).toBe(1);
    expect(said).toEqual([]);
  });

  test(`a page of ${framework} (${mode}) hydrates without a word where all is granted already`, async ({
    page,
    site,
  }) => {
    const said = await open(page, site, framework, mode);
    await accept(page);
    await page.reload();
    await expect(page.locator('[data-ready]')).toBeAttached();
    await expect.poll(() => frames(page)).toHaveLength(2);
    expect(said).toEqual([]);
  });
}
