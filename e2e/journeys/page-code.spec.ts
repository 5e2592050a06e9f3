import {expect, test} from './demo.ts';
import {LANGUAGES, seen, settle, tour} from './visit.ts';

const words = LANGUAGES.nl;
const PAGE = words.privacy;

test.describe('code and elements of a page that go by our name', () => {
  for (const [name, code, expected] of [
    ['a function', '<script>function akkoord() { return 1 } var found = akkoord()</script>', 1],
    ['a constant', '<script>const akkoord = 2; var found = akkoord</script>', 2],
    ['a variable', '<script>var akkoord = {own: 3}; var found = akkoord.own</script>', 3],
  ] as const) {
    test(`work as they did: ${name}`, async ({demo}) => {
      const {page, errors, context} = await demo.visitor();
      await demo.changeHtml(page, PAGE, html => html.replace('</body>', `${code}</body>`));
      await tour(demo, page, [PAGE]);
      await expect(page.locator('akkoord-banner')).toBeVisible();
      expect(await page.evaluate('found')).toBe(expected);
      expect(errors).toEqual([]);
      await context.close();
    });
  }

  test('are not taken for a second copy', async ({demo}) => {
    const {page, context} = await demo.visitor();
    await demo.changeHtml(page, PAGE, html => html.replace('<html ', '<html id="akkoord" '));
    await tour(demo, page, [PAGE]);
    await expect(page.locator('akkoord-banner')).toBeVisible();
    await context.close();
  });
});

test.describe('a page that is swapped without a load', () => {
  for (const [name, swap] of [
    ['another body', () => document.body.replaceWith(document.createElement('body'))],
    ['an emptied body', () => document.body.replaceChildren()],
    [
      'another root',
      () => {
        const root = document.createElement('html');
        root.append(document.createElement('head'), document.createElement('body'));
        document.documentElement.replaceWith(root);
      },
    ],
  ] as const) {
    test(`asks again until there is an answer: ${name}`, async ({demo}) => {
      const {page, errors, context} = await demo.visitor();
      await tour(demo, page, [PAGE]);
      await page.evaluate(swap);
      await page.getByRole('button', {name: words.refuse}).click();
      await page.evaluate(swap);
      await settle(demo, page);
      await expect(page.locator('akkoord-banner')).toHaveCount(0);
      expect(errors).toEqual([]);
      await context.close();
    });
  }

  test('shows the cookie table of the page that it has become', async ({demo}) => {
    const {page, context} = await demo.visitor();
    await tour(demo, page, ['/nl/bedankt.html']);
    await page.getByRole('button', {name: words.refuse}).click();
    await page.evaluate(() => {
      const main = document.querySelector('main');
      main?.replaceChildren(document.createElement('akkoord-declaration'));
    });
    await expect(page.getByRole('table').first()).toBeVisible();
    await context.close();
  });
});

test('where the settings cannot be loaded, the first layer takes a withdrawal', async ({demo}) => {
  const {page, errors, context} = await demo.visitor();
  await tour(demo, page, [words.home]);
  await page.getByRole('button', {name: words.accept}).click();
  await context.route('**/akkoord-widget.js', route => route.abort());
  await tour(demo, page, [PAGE]);
  await page.getByRole('contentinfo').getByRole('button', {name: words.settings}).click();
  await page.getByRole('button', {name: words.refuse}).click();
  // The page is loaded again, as code of vendors runs in it.
  await expect.poll(() => seen(page, () => window.akkoord.record?.action)).toBe('withdraw');
  expect(errors).toEqual([]);
  await context.close();
});

test('where the settings could not be loaded, another press asks for them again', async ({demo}) => {
  const {page, errors, context} = await demo.visitor();
  await tour(demo, page, ['/nl/bedankt.html']);
  await page.getByRole('button', {name: words.refuse}).click();
  await context.route('**/akkoord-widget.js', route => route.abort());
  const open = page.getByRole('contentinfo').getByRole('button', {name: words.settings});
  await open.click();
  await expect(page.locator('akkoord-banner')).toBeVisible();
  await context.unroute('**/akkoord-widget.js');
  await open.click();
  await expect(page.getByRole('dialog', {name: words.settings})).toBeVisible();
  expect(errors).toEqual([]);
  await context.close();
});

test('an answer that code of the page has altered keeps focus where it is drawn anew', async ({demo}) => {
  const {page, context} = await demo.visitor();
  await tour(demo, page, ['/nl/bedankt.html']);
  const before = page.getByRole('contentinfo').getByRole('link').first();
  await before.focus();
  const accept = page.locator('[data-control="layer1.accept"]');
  await accept.focus();
  await page.evaluate(() => document.querySelector('[data-control="layer1.refuse"]')?.remove());
  await page.keyboard.press('Enter');
  await expect(page.getByRole('button', {name: words.refuse})).toBeVisible();
  await expect(accept).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(page.locator('akkoord-banner')).toHaveCount(0);
  await expect(before).toBeFocused();
  await context.close();
});

test('where the settings neither come nor fail, the first layer takes a withdrawal', async ({demo}) => {
  const {page, context} = await demo.visitor();
  await tour(demo, page, [words.home]);
  await page.getByRole('button', {name: words.accept}).click();
  await context.route('**/akkoord-widget.js', () => {});
  // A visitor's patience of seconds is none here.
  await context.addInitScript(() => {
    const set = window.setTimeout;
    window.setTimeout = ((run: () => void, ms = 0) => set(run, ms >= 8_000 ? 0 : ms)) as typeof set;
  });
  await tour(demo, page, ['/nl/bedankt.html']);
  await page.getByRole('contentinfo').getByRole('button', {name: words.settings}).click();
  await page.getByRole('button', {name: words.refuse}).click();
  await expect.poll(() => seen(page, () => window.akkoord.record?.action)).toBe('withdraw');
  await context.close();
});

test('who answers while the settings are on their way does not meet them any more', async ({demo}) => {
  const {page, context} = await demo.visitor();
  let arrive = () => {};
  const held = new Promise<void>(resolve => {
    arrive = resolve;
  });
  await context.route('**/akkoord-widget.js', route => held.then(() => route.continue()));
  await tour(demo, page, ['/nl/bedankt.html']);
  await page.locator('[data-control="layer1.settings"]').click();
  await page.getByRole('button', {name: words.refuse}).click();
  const come = page.waitForResponse('**/akkoord-widget.js');
  arrive();
  await come;
  // The link opens them, which is behind whatever the first press would have opened.
  await settle(demo, page);
  await expect(page.locator('akkoord-settings')).toHaveCount(0);
  await page.getByRole('contentinfo').getByRole('button', {name: words.settings}).click();
  await expect(page.getByRole('dialog', {name: words.settings})).toBeVisible();
  await context.close();
});

test('the settings open before the details of services are there, and say so in what is unfolded', async ({
  demo,
}) => {
  const {page, errors, context} = await demo.visitor();
  await tour(demo, page, [words.home]);
  await page.getByRole('button', {name: words.refuse}).click();
  let arrive = () => {};
  const held = new Promise<void>(resolve => {
    arrive = resolve;
  });
  await context.route('**/akkoord-catalogue.js', route => held.then(() => route.continue()));
  await tour(demo, page, ['/nl/bedankt.html']);
  await page.getByRole('contentinfo').getByRole('button', {name: words.settings}).click();
  const dialog = page.getByRole('dialog', {name: words.settings});
  await dialog.getByText('6 diensten', {exact: true}).click();
  await expect(dialog.getByText('De gegevens worden nog geladen.')).toBeVisible();
  arrive();
  await expect(dialog.getByRole('checkbox', {name: 'YouTube'})).toBeVisible();
  expect(errors).toEqual([]);
  await context.close();
});

test('an embed can be loaded though the details of services do not come', async ({demo}) => {
  const {page, errors, context} = await demo.visitor();
  await context.route('**/akkoord-catalogue.js', route => route.abort());
  await tour(demo, page, [words.marked]);
  await page.getByRole('button', {name: words.refuse}).click();
  await page.getByRole('button', {name: words.once}).first().click();
  await expect(page.locator('iframe[src*="youtube.com/embed"]')).toBeVisible();
  expect(errors).toEqual([]);
  await context.close();
});

test('the settings are asked for when a pointer comes to their button, not to another', async ({demo}) => {
  const {page, context} = await demo.visitor();
  const asked: string[] = [];
  page.on('request', request => asked.push(new URL(request.url()).pathname));
  await tour(demo, page, ['/nl/bedankt.html']);
  await page.locator('[data-control="layer1.refuse"]').hover();
  await expect.poll(() => asked.some(path => path.endsWith('/akkoord-release.js'))).toBe(true);
  expect(asked.some(path => path.endsWith('/akkoord-widget.js'))).toBe(false);
  await page.locator('[data-control="layer1.settings"]').hover();
  await expect.poll(() => asked.some(path => path.endsWith('/akkoord-widget.js'))).toBe(true);
  await context.close();
});
