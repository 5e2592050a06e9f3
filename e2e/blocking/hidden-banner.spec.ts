import type {Page} from '@playwright/test';
import {STATIC_PARTS} from './worker-pages.ts';
import {workerPage, workerTag} from './worker-site.ts';
import {expect, test} from './worker-test.ts';

const EMBED =
  '<iframe title="A film" loading="lazy" width="400" height="300" src="https://film.listed.test/f.html"></iframe>';
const LINK = '<akkoord-settings-link></akkoord-settings-link>';

/** Stands in for a visitor's own style, which outranks ours and which no headless browser takes: it hides all the same. */
const HIDER = `<script>new MutationObserver(() => {
  const banner = document.querySelector('body > akkoord-banner');
  if (!banner) return;
  const box = document.createElement('div');
  box.style.display = 'none';
  document.body.append(box);
  box.append(banner);
}).observe(document, {childList: true, subtree: true})</script>`;
const REMOVER = `<script>window.taken = 0;
const take = () => { for (const banner of document.querySelectorAll('akkoord-banner')) { banner.remove(); window.taken++ } };
new MutationObserver(take).observe(document, {childList: true, subtree: true})</script>`;

/** Ways in which content blockers take a banner away. */
const WAYS: readonly {readonly way: string; readonly first: string; readonly stays: number}[] = [
  {way: 'hidden where it stands', first: HIDER, stays: 1},
  {way: 'removed by a script, again and again', first: REMOVER, stays: 0},
];

const grants = (page: Page): Promise<unknown> =>
  page.evaluate(
    `['functional', 'analytical', 'tracking', 'listed'].filter(id => akkoord.isGranted(id)).concat(akkoord.record ? ['record'] : [])`,
  );

for (const {way, first, stays} of WAYS) {
  test(`a banner ${way} grants nothing, and every other way to a choice still works`, async ({
    site,
    visitor,
  }) => {
    const {page} = visitor;
    const errors: string[] = [];
    page.on('pageerror', error => errors.push(String(error)));
    site.put('/', workerPage({tag: first + workerTag(''), body: `${STATIC_PARTS.body}${EMBED}${LINK}`}));
    await visitor.open('/');
    await page.locator('h1').click();
    await page.keyboard.press('Escape');
    await page.mouse.wheel(0, 400);
    expect((await visitor.arrivals()).filter(name => name.startsWith('film.'))).toEqual([]);
    await expect(page.locator('akkoord-banner')).toHaveCount(stays);
    await expect(page.locator('akkoord-banner:visible')).toHaveCount(0);
    // Only `functional` is exempt: it is nobody's to refuse.
    expect(await grants(page)).toEqual(['functional']);
    expect(await page.evaluate('window.__ran ?? []')).toEqual([]);

    const placeholder = page.locator('akkoord-embed[label="A film"]');
    await placeholder.getByRole('button').first().click();
    const film = 'film.listed.test/f.html';
    expect(await visitor.arrivals([film])).toContain(film);
    expect(await grants(page)).toEqual(['functional']);

    await page.locator('akkoord-settings-link').getByRole('button').click();
    await expect(page.getByRole('dialog')).toBeVisible();
    await page
      .getByRole('dialog')
      .getByRole('button', {name: /reject|refuse/i})
      .first()
      .click();
    await expect.poll(() => page.evaluate('akkoord.record?.action ?? ""')).not.toBe('');
    expect(await grants(page)).toEqual(['functional', 'record']);

    await visitor.open('/');
    await visitor.arrivals();
    await expect(page.locator('akkoord-banner')).toHaveCount(0);
    expect(errors).toEqual([]);
  });
}

test('a style of the page hides no banner', async ({site, visitor}) => {
  site.put(
    '/',
    workerPage({head: '<style>akkoord-banner{display:none!important}</style>', tag: workerTag('')}),
  );
  await visitor.open('/');
  await expect(visitor.page.locator('akkoord-banner')).toBeVisible();
});

test('nobody fights over a banner: one that is taken away at once does not come for ever', async ({
  site,
  visitor,
}) => {
  const {page} = visitor;
  site.put('/', workerPage({tag: REMOVER + workerTag('')}));
  await visitor.open('/');
  // A fight would be taken up again within the second.
  await page.waitForTimeout(1_500);
  expect(await page.evaluate('window.taken')).toBeLessThanOrEqual(5);
  const before = await page.evaluate<number>('window.taken');
  await page.evaluate('akkoord.show()');
  await expect.poll(() => page.evaluate('window.taken')).toBeGreaterThan(before);
});
