import type {Page} from '@playwright/test';
import {expect, test} from './blocking-test.ts';
import type {Site} from './site.ts';
import {LISTED, pageOf} from './site-page.ts';

const src = 'src="https://film.listed.test/f.html"';

/** Ways in which sites give an embed its size: styles of the page, and the mark-up. */
const SIZES = {
  'attributes in pixels': ['', `<iframe title="Film" width="560" height="315" ${src}></iframe>`],
  'attributes, one in per cent': ['', `<iframe title="Film" width="100%" height="400" ${src}></iframe>`],
  'a wrapper with padding in per cent': [
    '.wrap{position:relative;padding-top:56.25%}.wrap iframe{position:absolute;top:0;left:0;width:100%;height:100%;border:0}',
    `<div class="wrap"><iframe title="Film" ${src}></iframe></div>`,
  ],
  'proportions of its own': [
    'iframe{width:100%;aspect-ratio:16/9;height:auto;border:0}',
    `<iframe title="Film" ${src}></iframe>`,
  ],
  'styles alone': [
    'iframe{width:100%;height:420px;border:0;display:block}',
    `<iframe title="Film" ${src}></iframe>`,
  ],
  'a column of a grid': [
    'main{display:grid;grid-template-columns:2fr 1fr;gap:10px}iframe{width:100%;height:300px;border:0}',
    `<iframe title="Film" ${src}></iframe><p>beside</p>`,
  ],
  'a column that is narrower': [
    'main{width:420px}iframe{border:0;max-width:100%}',
    `<iframe title="Film" width="560" height="315" ${src}></iframe>`,
  ],
  'nothing at all': ['', `<iframe title="Film" ${src}></iframe>`],
} as const;

/** Notes shifts of the layout that no visitor has caused, each with what has moved from where to where. */
const WATCH = `<script>{
  const shifts = [];
  const box = ({left, top, width, height}) => [left, top, width, height].map(Math.round).join(' ');
  const note = entries => {
    for (const {value, hadRecentInput, sources} of entries)
      if (!hadRecentInput)
        shifts.push({value, moved: sources.map(({node, previousRect, currentRect}) => (node?.localName ?? node?.data) + ': ' + box(previousRect) + ' → ' + box(currentRect))});
  };
  const observer = new PerformanceObserver(list => note(list.getEntries()));
  observer.observe({type: 'layout-shift', buffered: true});
  // What has been told already, and what is on its way once the page as it is now has been drawn.
  window.shiftsSoFar = async () => {
    for (let frames = 0; frames < 3; frames++) await new Promise(requestAnimationFrame);
    await new Promise(done => requestIdleCallback(done, {timeout: 2_000}));
    note(observer.takeRecords());
    return shifts.splice(0);
  };
}</script>`;

async function open(page: Page, site: Site, style: string, body: string): Promise<void> {
  await page.setViewportSize({width: 1000, height: 900});
  const head = `${WATCH}<style>body{margin:8px;line-height:1.4}${style}</style>`;
  await page.goto(site.put('/', pageOf({head, body: `<main>${body}</main><p id="under">under</p>`})));
}

/** Where the element stands, and how high it is. A placeholder is never wider than its column, as some embeds are. */
const box = (page: Page, selector: string): Promise<unknown> =>
  page.locator(selector).evaluate(node => {
    const {left, top, height} = node.getBoundingClientRect();
    return [left, top, height].map(Math.round);
  });

/** Boxes of `selector`, and of what stands below it, on screens of three widths. */
async function boxes(page: Page, selector: string): Promise<unknown[]> {
  const found: unknown[] = [];
  for (const width of [500, 800, 1000]) {
    await page.setViewportSize({width, height: 900});
    await page.waitForFunction(`innerWidth === ${width}`);
    await page.evaluate('new Promise(requestAnimationFrame).then(() => new Promise(requestAnimationFrame))');
    found.push(await box(page, selector), await box(page, '#under'));
  }
  return found;
}

/** What has moved since the last call, where it is more than the thousandth that nobody sees. */
const shifts = async (page: Page): Promise<readonly Shift[]> => {
  const seen = await page.evaluate<readonly Shift[]>('shiftsSoFar()');
  return seen.reduce((sum, {value}) => sum + value, 0) < 0.001 ? [] : seen;
};

interface Shift {
  readonly value: number;
  readonly moved: readonly string[];
}

for (const [how, [style, body]] of Object.entries(SIZES)) {
  test(`a placeholder has the box of its embed, on any width, and nothing shifts: ${how}`, async ({
    page,
    site,
  }) => {
    await open(page, site, style, body);
    const held = page.locator('akkoord-embed');
    await expect(held.getByRole('button', {name: 'Load once'})).toBeAttached();
    expect(await shifts(page)).toEqual([]);
    const heldBoxes = await boxes(page, 'akkoord-embed');
    await shifts(page);
    await page.evaluate('akkoord.acceptAll().then(() => 1)');
    await expect(held).toHaveCount(0);
    expect(await shifts(page)).toEqual([]);
    expect(heldBoxes).toEqual(await boxes(page, 'iframe'));
  });
}

test('a page that arrives while the banner stands over it shifts nothing', async ({page, site}) => {
  await page.setViewportSize({width: 1000, height: 900});
  const pieces = Array.from({length: 8}, (_, index) => `<p>piece ${index}</p>`).join('§');
  await page.goto(site.put('/', {body: pageOf({head: WATCH, body: pieces}).split('§')}));
  await expect(page.locator('akkoord-banner')).toBeVisible();
  expect(await shifts(page)).toEqual([]);
});

test('a placeholder is read out by name, works by keys, asks nothing of the vendor, and leaves focus on the embed', async ({
  page,
  site,
  standIns,
}) => {
  await open(
    page,
    site,
    '',
    `<iframe title="How it works" width="560" height="315" loading="lazy" ${src}></iframe>`,
  );
  const group = page.getByRole('group', {name: 'This part comes from Listed'});
  await expect(group).toContainText('How it works');
  await expect(group).toContainText('Listed Ltd (Ireland)');
  await expect(group).toContainText('What it is for – showing advertisements that match what you view');
  await expect(group.getByRole('link')).toHaveAttribute('href', LISTED.privacy);
  expect(standIns.requests.thirdParty()).toEqual([]);
  for (let presses = 0; presses < 20; presses += 1) {
    await page.keyboard.press('Tab');
    if (await group.getByRole('button', {name: 'Load once'}).evaluate(node => node.matches(':focus'))) break;
  }
  await page.keyboard.press('Tab');
  await expect(group.getByRole('button', {name: 'Always allow Listed'})).toBeFocused();
  await page.keyboard.press('Shift+Tab');
  await page.keyboard.press('Enter');
  await expect(page.locator('iframe')).toBeFocused();
  await standIns.requests.waitFor(({host}) => host === 'film.listed.test');
  expect(await page.evaluate('akkoord.record')).toBeNull();
});
