import type {Engine, View} from '../blocking/engine.ts';
import type {Site} from '../blocking/site.ts';
import {FRAMED, pageOf} from '../blocking/site-page.ts';
import {expect, test} from '../browsers/browsers-test.ts';

/*
 * The elements in Firefox and WebKit: that they come, refuse, open and load as they do in Chromium, where all else
 * about them is tried. Scripts press the buttons here; what a press by a person gives stands in banner.spec.ts.
 */

const HOSTILE = `<style>
akkoord-banner,akkoord-settings{display:none!important;opacity:0!important;transform:scale(.1)!important}
akkoord-banner *{all:unset!important;opacity:0!important}
[data-control="layer1.refuse"]{font-size:3px!important;color:#fff!important;background:#fff!important;--_accent:#fff!important}
[data-control="layer1.refuse"]::after{content:"no"!important}
</style>`;

const page = (head = ''): string =>
  pageOf({
    services: [FRAMED],
    head,
    body: `<iframe title="A film" loading="lazy" width="480" height="320" src="https://film.framed.test/f.html"></iframe>
<akkoord-settings-link></akkoord-settings-link>`,
  });

/** What `expression` gives once it is neither null nor false; the last value after half a minute. */
async function soon<T>(view: View, expression: string): Promise<T> {
  const end = Date.now() + 30_000;
  for (;;) {
    const value = await view.evaluate<T>(expression);
    if ((value !== null && value !== false) || Date.now() > end) return value;
    await new Promise(resolve => setTimeout(resolve, 100));
  }
}

/** A view of `html` by somebody who has not been there: pages share one profile. */
async function visit(
  {engine, site}: {readonly engine: Engine; readonly site: Site},
  html: string,
): Promise<View> {
  const url = site.put('/elements', html);
  const view = await engine.open(url);
  await view.evaluate('akkoord.ready.then(() => akkoord.erase())');
  await view.goto(url);
  await soon(view, `Boolean(${BANNER})`);
  return view;
}

const BANNER = `document.querySelector('akkoord-banner')`;
const press = (control: string): string =>
  `${BANNER}.querySelector('[data-control="layer1.${control}"]').click()`;

/** Size and look of the three answers, each as one string. */
const LOOKS = `['accept', 'refuse', 'settings'].map(name => {
  const button = ${BANNER}.querySelector('[data-control="layer1.' + name + '"]');
  const {width, height} = button.getBoundingClientRect();
  const style = getComputedStyle(button);
  const after = getComputedStyle(button, '::after').content;
  return [Math.round(width), Math.round(height), style.color, style.backgroundColor, style.fontSize, style.fontWeight,
    style.opacity, style.transform, style.visibility, after].join(' ');
})`;

for (const [name, head] of [
  ['on a page', ''],
  ['under CSS that is out to change them', HOSTILE],
] as const)
  test(`the banner comes with three equal answers, ${name}`, async ({engine, site}) => {
    const view = await visit({engine, site}, page(head));
    expect(await soon(view, `${BANNER} && ${BANNER}.getBoundingClientRect().height > 100`)).toBe(true);
    const [accept, refuse, settings] = await view.evaluate<string[]>(LOOKS);
    expect([refuse, settings]).toEqual([accept, accept]);
    expect(Number.parseInt(accept ?? '', 10)).toBeGreaterThan(80);
    expect(accept).toMatch(/ 1 none visible (none|normal)$/);
    await view.close();
  });

test('a refusal is kept, the banner goes, and a status says so', async ({engine, site}) => {
  const view = await visit({engine, site}, page());
  await view.evaluate(press('refuse'));
  expect(await soon(view, `!${BANNER}`)).toBe(true);
  expect(await view.evaluate('akkoord.record.action')).toBe('reject-all');
  expect(await view.evaluate('document.cookie')).toContain('akkoord=');
  expect(await soon(view, `document.querySelector('akkoord-status').textContent || null`)).toBe(
    'Choice saved',
  );
  await view.close();
});

test('the settings are a modal dialog with focus in it, and a draft until they are saved', async ({
  engine,
  site,
}) => {
  const view = await visit({engine, site}, page());
  await view.evaluate(press('settings'));
  const root = `document.querySelector('akkoord-settings')?.shadowRoot`;
  expect(await soon(view, `Boolean(${root}?.querySelector('dialog:modal'))`)).toBe(true);
  expect(await soon(view, `${root}.activeElement?.localName === 'h2'`)).toBe(true);
  expect(await view.evaluate(`[...${root}.querySelectorAll('input')].some(({checked}) => checked)`)).toBe(
    false,
  );
  await view.evaluate(`${root}.querySelector('input[name=tracking]').click()`);
  expect(await view.evaluate('akkoord.record')).toBe(null);
  await view.evaluate(`${root}.querySelector('[data-control="settings.refuse"]').click()`);
  expect(await soon(view, `akkoord.record?.control ?? null`)).toBe('settings.refuse');
  expect(await soon(view, `!${root}.querySelector('dialog[open]')`)).toBe(true);
  await view.close();
});

test('a placeholder keeps the box of its embed, and loads it once', async ({engine, site, standIns}) => {
  const view = await visit({engine, site}, page());
  await view.evaluate(press('refuse'));
  const buttons = `document.querySelector('akkoord-embed')?.shadowRoot?.querySelectorAll('.choices button')`;
  expect(await soon(view, `(${buttons} ?? []).length || null`)).toBe(2);
  // The box of a frame is its size and the border that browsers give it.
  const box = `(({width, height}) => [Math.round(width), Math.round(height)])(document.querySelector('akkoord-embed').getBoundingClientRect())`;
  expect(await view.evaluate(box)).toEqual([484, 324]);
  expect(standIns.requests.thirdParty().filter(({host}) => host === 'film.framed.test')).toEqual([]);
  await view.evaluate(`${buttons}[0].click()`);
  expect(await soon(view, `!document.querySelector('akkoord-embed')`)).toBe(true);
  await expect
    .poll(() => standIns.requests.thirdParty().filter(({host}) => host === 'film.framed.test').length)
    .toBeGreaterThan(0);
  expect(await view.evaluate(`akkoord.isGranted('listed')`)).toBe(false);
  await view.close();
});
