import type {Page} from '@playwright/test';
import {drawn, expect, resize, steady, test} from './widget-page.ts';

/*
 * The patterns that page CSS and page code could try on the first layer, each with what they would gain by it.
 * Those that a configuration could try are in packages/schema/src/dark-patterns.test.ts.
 */

const REFUSE = '[data-control="layer1.refuse"]';
const ACCEPT = '[data-control="layer1.accept"]';

const banner = (page: Page) => page.locator('akkoord-banner');

const decisions = (page: Page) =>
  page.evaluate(
    () =>
      (globalThis as unknown as {consent: {decisions: {source: {action: string; control: string}}[]}}).consent
        .decisions,
  );

/** Place, size and look of accept, refuse and close, and of what they stand in. */
const picture = (page: Page) => steady(page, () => pictureNow(page));

const pictureNow = (page: Page) =>
  page.evaluate(() =>
    ['layer1.accept', 'layer1.refuse', 'layer1.settings', 'layer1.close'].map(name => {
      const button = document.querySelector<HTMLElement>(`[data-control="${name}"]`);
      if (!button) return name;
      const {x, y, width, height} = button.getBoundingClientRect();
      const style = getComputedStyle(button);
      const {color, backgroundColor, fontSize, fontWeight, opacity, visibility, order} = style;
      return {
        name,
        x,
        y,
        width,
        height,
        color,
        backgroundColor,
        fontSize,
        fontWeight,
        opacity,
        visibility,
        order,
      };
    }),
  );

/** Number of the pattern in EDPB and regulators' lists, what it is, and the CSS that tries it. */
const BY_CSS: readonly (readonly [pattern: string, css: string])[] = [
  ['no refusal', `${REFUSE}{display:none!important}`],
  [
    'no refusal, in a layer and by an attribute',
    `@layer x{${REFUSE}{display:none!important}} [type=button]{display:none!important}`,
  ],
  [
    'refusal moved out of the window',
    `${REFUSE}{position:fixed!important;inset-inline-start:-9999px!important}`,
  ],
  [
    'refusal as a link',
    `${REFUSE}{all:unset!important;text-decoration:underline!important;font-size:11px!important}`,
  ],
  [
    'refusal paler',
    `${REFUSE}{opacity:.3!important;color:#ddd!important;background:#fff!important;filter:blur(2px)!important}`,
  ],
  [
    'refusal smaller',
    `${REFUSE}{scale:.4!important;zoom:.4!important;transform:scale(.4)!important;font-size:6px!important}`,
  ],
  [
    'acceptance larger',
    `${ACCEPT}{padding:3em!important;font-size:3em!important;background:#0a0!important;color:#fff!important}`,
  ],
  ['refusal last', `${REFUSE}{order:99!important;grid-row:9!important} ${ACCEPT}{order:-9!important}`],
  [
    'an animation that draws the eye',
    `@keyframes p{to{transform:scale(2);background:red;opacity:0}} ${ACCEPT}{animation:p .1s infinite alternate!important} ${REFUSE}{animation:p 1ms forwards!important}`,
  ],
  ['a slow transition', `${REFUSE}{transition:all 999s 999s!important}`],
  [
    'words put in by CSS',
    `${ACCEPT}::after{content:" (recommended)"!important} ${REFUSE}::before{content:"don’t "!important}`,
  ],
  [
    'first letters that vanish',
    `${REFUSE}::first-letter,${REFUSE}::first-line{color:transparent!important;font-size:0!important}`,
  ],
  [
    'tokens of one button',
    `${REFUSE}{--_accent:#fff!important;--_surface:#fff!important;--akkoord-accent:#fff!important}`,
  ],
  ['tokens that cannot be read', ':root{--akkoord-accent:#fffffe;--akkoord-surface:#fffffe}'],
  [
    'a font that cannot be read',
    `${REFUSE}{font:2px fantasy!important;letter-spacing:-1em!important;text-indent:-99em!important}`,
  ],
  [
    'a box that cuts off',
    'akkoord-banner{height:20px!important;overflow:hidden!important;clip-path:inset(0 0 90% 0)!important;contain:strict!important}',
  ],
  [
    'a mask',
    'akkoord-banner,akkoord-banner *{mask:linear-gradient(transparent,transparent)!important;mix-blend-mode:difference!important}',
  ],
  [
    'no pointer',
    `${REFUSE}{pointer-events:none!important;user-select:none!important;cursor:not-allowed!important}`,
  ],
  ['no close', '[data-control="layer1.close"]{display:none!important}'],
  ['parts of ours', 'akkoord-banner::part(refuse),akkoord-banner::part(button){display:none!important}'],
  [
    'a banner that is not there',
    'akkoord-banner{display:none!important;visibility:hidden!important;content-visibility:hidden!important}',
  ],
];

test.describe('page CSS brings about', () => {
  for (const [pattern, css] of BY_CSS) {
    test(`no ${pattern}`, async ({open, page}) => {
      await open();
      const before = await picture(page);
      await open({css});
      // What moves or fades has begun to by then, and would differ from frame to frame.
      await drawn(page);
      const after = await picture(page);
      const hasTokens = pattern.startsWith('tokens that');
      if (!hasTokens) expect(after).toEqual(before);
      const [accept, refuse] = after as {color: string; backgroundColor: string; width: number}[];
      expect([refuse?.color, refuse?.backgroundColor, refuse?.width]).toEqual([
        accept?.color,
        accept?.backgroundColor,
        accept?.width,
      ]);
      expect(refuse?.color).not.toBe(refuse?.backgroundColor);
      await page.locator(REFUSE).click();
      await expect.poll(() => decisions(page)).toMatchObject([{source: {control: 'layer1.refuse'}}]);
    });
  }
});

/** Page code, given the two answers and the banner. */
type Attack = (accept: HTMLElement, refuse: HTMLButtonElement, host: HTMLElement) => void;

const BY_CODE: readonly (readonly [pattern: string, attack: Attack])[] = [
  ['without a refusal', (_, refuse) => refuse.remove()],
  ['with a refusal elsewhere', (_, refuse) => document.body.append(refuse)],
  ['with a refusal that is dead', (_, refuse) => Object.assign(refuse, {disabled: true})],
  ['with a refusal nobody can reach', (_, refuse) => Object.assign(refuse, {inert: true})],
  ['with a refusal without words', (_, refuse) => refuse.replaceChildren()],
  [
    'with a refusal out of a slot',
    (_, refuse) => {
      refuse.slot = 'nowhere';
    },
  ],
  [
    'with a refusal that our own sheet was made to hide',
    (_accept, _refuse, {shadowRoot}) => {
      const own = new CSSStyleSheet();
      own.replaceSync(
        '::slotted([data-control="layer1.refuse"]){opacity:.1!important;font-size:6px!important}',
      );
      shadowRoot?.adoptedStyleSheets.push(own);
    },
  ],
  [
    'with a refusal under something',
    (_, refuse) => {
      const cover = document.createElement('dialog');
      const {left, top, width, height} = refuse.getBoundingClientRect();
      document.body.append(cover);
      cover.setAttribute('popover', 'manual');
      cover.showPopover();
      Object.assign(cover.style, {
        position: 'fixed',
        inset: 'auto',
        margin: '0',
        left: `${left}px`,
        top: `${top}px`,
        width: `${width}px`,
        height: `${height}px`,
      });
    },
  ],
  [
    'with a reward among the words',
    (_accept, _refuse, host) => {
      const reward = document.createElement('p');
      reward.slot = 'head';
      reward.textContent = 'Accepteer en krijg 10% korting';
      host.append(reward);
    },
  ],
  [
    'with another button in the place of the refusal',
    (_, refuse) => {
      const decoy = refuse.cloneNode(true) as HTMLElement;
      decoy.textContent = 'Misschien later';
      refuse.replaceWith(decoy);
    },
  ],
];

test.describe('page code gains no grant by a banner', () => {
  for (const [pattern, attack] of BY_CODE) {
    test(pattern, async ({open, page}) => {
      await open();
      await page.evaluate(
        ({source, accept, refuse}) => {
          const run = new Function(`return ${source}`) as () => Attack;
          run()(
            document.querySelector(accept) as HTMLElement,
            document.querySelector(refuse) as HTMLButtonElement,
            document.querySelector('akkoord-banner') as HTMLElement,
          );
        },
        {source: attack.toString(), accept: ACCEPT, refuse: REFUSE},
      );
      await page.locator(ACCEPT).click();
      expect(await decisions(page)).toEqual([]);
      // Drawn anew: what was taken away is there again, and counts.
      await page.evaluate(() => {
        for (const cover of document.querySelectorAll('dialog[popover]')) cover.remove();
      });
      await page.locator(`akkoord-banner > ${REFUSE}`).click();
      await expect
        .poll(() => decisions(page))
        .toMatchObject([{source: {action: 'reject-all', control: 'layer1.refuse'}}]);
    });
  }

  test('inline styles change nothing', async ({open, page}) => {
    await open();
    const before = await picture(page);
    await page.locator(REFUSE).evaluate((button: HTMLElement) => {
      for (const [name, value] of [
        ['display', 'none'],
        ['opacity', '0'],
        ['position', 'fixed'],
        ['left', '-999px'],
        ['font-size', '1px'],
      ] as const)
        button.style.setProperty(name, value, 'important');
      button.hidden = true;
    });
    expect(await picture(page)).toEqual(before);
  });
});

test.describe('no code of the page decides', () => {
  test('by any event that is not a press on a button', async ({open, page}) => {
    await open();
    await page.evaluate(() => {
      const host = document.querySelector('akkoord-banner') as HTMLElement;
      const targets = [host, ...host.children, document.body, document, window];
      const types =
        'scroll wheel touchmove mousemove mouseover pointerdown pointerup pointerleave mouseleave keydown keyup keypress focus blur submit change input visibilitychange pagehide beforeunload resize copy contextmenu dblclick dragstart cancel close toggle popstate hashchange';
      for (let round = 0; round < 20; round += 1)
        for (const type of types.split(' '))
          for (const target of targets)
            target.dispatchEvent(
              new (type.startsWith('key') ? KeyboardEvent : Event)(type, {
                bubbles: true,
                key: 'Escape',
              } as EventInit),
            );
    });
    await page.keyboard.press('Escape');
    await page.mouse.wheel(0, 3000);
    await expect.poll(() => page.evaluate(() => scrollY)).toBeGreaterThan(0);
    await page.mouse.click(300, 20);
    expect(await decisions(page)).toEqual([]);
    await expect(banner(page)).toBeVisible();
  });

  test('by letting time pass: nothing counts down, closes or decides', async ({open, page}) => {
    await page.clock.install();
    await open();
    await page.clock.runFor('02:00:00');
    expect(await decisions(page)).toEqual([]);
    await expect(banner(page)).toBeVisible();
  });

  test('by taking the banner away: it is asked again, and nothing is granted', async ({open, page}) => {
    await open();
    await banner(page).evaluate(host => host.remove());
    expect(await decisions(page)).toEqual([]);
  });

  test('by a click of its own without that being told', async ({open, page}) => {
    await open();
    await page.locator(ACCEPT).evaluate((button: HTMLElement) => button.click());
    await expect.poll(() => decisions(page)).toMatchObject([{source: {trusted: false}}]);
  });
});

test.describe('every answer costs one press', () => {
  test('on the first layer, and two from anywhere later', async ({open, page}) => {
    for (const control of ['accept', 'refuse', 'close']) {
      await open();
      await page.locator(`[data-control="layer1.${control}"]`).click();
      await expect.poll(() => decisions(page)).toHaveLength(1);
    }
    for (const control of ['accept', 'refuse', 'withdraw']) {
      await open({query: {choices: '{"analytical":"granted"}'}});
      await page.getByRole('contentinfo').getByRole('button', {name: 'Cookie-instellingen'}).click();
      await page.locator(`akkoord-settings [data-control="settings.${control}"]`).click();
      await expect.poll(() => decisions(page)).toHaveLength(1);
    }
  });

  test('with the same words at every width, and no box ticked', async ({open, page}) => {
    await open();
    for (const width of [320, 768, 1280]) {
      await resize(page, width);
      await expect(page.locator('akkoord-banner > button[slot=choices]')).toHaveText([
        'Alles accepteren',
        'Alles weigeren',
        'Instellingen',
      ]);
      await page.locator('[data-control="layer1.settings"]').click();
      await expect(page.locator('akkoord-settings input[type=checkbox]')).not.toHaveCount(0);
      await expect(page.locator('akkoord-settings input:checked')).toHaveCount(0);
      await page.keyboard.press('Escape');
      await expect(page.getByRole('dialog', {name: 'Cookie-instellingen'})).toBeHidden();
    }
  });
});
