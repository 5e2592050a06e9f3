import type {Page} from '@playwright/test';
import {expect, resize, steady, test} from './widget-page.ts';

const ANSWERS = ['layer1.accept', 'layer1.refuse', 'layer1.settings'];

/** Everything about a button that could make it weigh more than another. */
const looks = (page: Page, controls: readonly string[]) => steady(page, () => looksNow(page, controls));

const looksNow = (page: Page, controls: readonly string[]) =>
  page.evaluate(
    names =>
      names.map(name => {
        const button = document.querySelector<HTMLElement>(`[data-control="${name}"]`);
        if (!button) throw new Error(`there is no ${name}`);
        const style = getComputedStyle(button);
        const {width, height} = button.getBoundingClientRect();
        const read = [
          'backgroundColor',
          'borderColor',
          'borderRadius',
          'borderWidth',
          'boxShadow',
          'color',
          'display',
          'filter',
          'fontFamily',
          'fontSize',
          'fontWeight',
          'letterSpacing',
          'opacity',
          'order',
          'padding',
          'pointerEvents',
          'position',
          'textDecoration',
          'textTransform',
          'transform',
          'visibility',
        ] as const;
        return {
          width: Math.round(width),
          height: Math.round(height),
          ...Object.fromEntries(read.map(key => [key, style[key]])),
        };
      }),
    controls,
  );

const decisions = (page: Page) =>
  page.evaluate(() => (globalThis as unknown as {consent: {decisions: unknown[]}}).consent.decisions);

/** Room at the foot of the page that scrolling leaves to the banner. */
const scrollRoom = (page: Page) =>
  page.evaluate(() => getComputedStyle(document.documentElement).scrollPaddingBottom);

const banner = (page: Page) => page.locator('akkoord-banner');
const control = (page: Page, name: string) => page.locator(`[data-control="${name}"]`);

const HOSTILE = `
button { display: none !important; font-size: 2px !important; order: 9 !important; }
akkoord-banner { display: none !important; opacity: 0 !important; transform: scale(.01) !important; --akkoord-radius: 3px; }
akkoord-banner * { opacity: 0 !important; visibility: hidden !important; --_accent: transparent !important; --_surface: red !important; }
akkoord-banner [data-control="layer1.refuse"] { position: absolute !important; left: -999px !important; color: #eee !important; background: #fff !important; --_accent: #fff !important; --_radius: 40px !important; }
akkoord-banner [data-control="layer1.refuse"]::first-line { font-size: 1px !important; color: transparent !important; }
akkoord-banner [data-control="layer1.refuse"]::after { content: "" !important; position: absolute !important; inset: 0 !important; background: #fff !important; }
akkoord-banner [data-control="layer1.accept"] { font-weight: 900 !important; padding: 40px !important; background: lime !important; }
akkoord-banner p::first-line { font-size: 0 !important; }
`;

test.describe('the three answers', () => {
  for (const layout of ['bar', 'card']) {
    test(`look the same at every width (${layout})`, async ({open, page}) => {
      await open({query: {layout}});
      for (const width of [320, 375, 575, 600, 768, 959, 961, 1280, 1920]) {
        await resize(page, width);
        const [accept, refuse, settings] = await looks(page, ANSWERS);
        expect(refuse, `${width} px`).toEqual(accept);
        expect(settings, `${width} px`).toEqual(accept);
        expect(accept?.height, `${width} px`).toBeGreaterThanOrEqual(44);
        expect(accept?.width, `${width} px`).toBeGreaterThanOrEqual(80);
      }
    });
  }

  for (const lang of ['en', 'fr', 'de']) {
    test(`look the same in ${lang}, light and dark, at every width`, async ({open, page}) => {
      for (const [layout, widths] of [
        ['bar', [320, 600, 1280]],
        ['card', [768, 1920]],
      ] as const) {
        await open({query: {layout, lang}});
        for (const width of widths)
          for (const colorScheme of ['light', 'dark'] as const) {
            await page.emulateMedia({colorScheme});
            await resize(page, width);
            const [accept, refuse, settings] = await looks(page, ANSWERS);
            expect([refuse, settings], `${width} px, ${colorScheme}`).toEqual([accept, accept]);
            expect(accept?.height, `${width} px, ${colorScheme}`).toBeGreaterThanOrEqual(44);
          }
      }
    });
  }

  for (const position of ['start', 'center', 'end']) {
    test(`stand on a card at the ${position}`, async ({open, page}) => {
      await open({query: {layout: 'card', config: JSON.stringify({position})}});
      const {x = 0, width = 0} = (await steady(page, () => banner(page).boundingBox())) ?? {};
      const middle = x + width / 2;
      expect(middle < 420 ? 'start' : middle > 860 ? 'end' : 'center').toBe(position);
    });
  }

  test('take the theme of the config, whatever the visitor’s scheme where it names one', async ({
    open,
    page,
  }) => {
    await page.emulateMedia({colorScheme: 'light'});
    await open({
      query: {
        config: JSON.stringify({
          theme: {scheme: 'dark', accentDark: '#ffd27a', radius: '0px', font: 'serif'},
        }),
      },
    });
    const [accept, refuse] = await looks(page, ANSWERS);
    expect(refuse).toEqual(accept);
    expect(accept).toMatchObject({color: 'rgb(255, 210, 122)', borderRadius: '0px', fontFamily: 'serif'});
  });

  test('are all seen at once on a phone', async ({open, page}) => {
    await page.setViewportSize({width: 360, height: 640});
    await open();
    for (const name of ANSWERS) await expect(control(page, name)).toBeInViewport({ratio: 1});
  });

  test('have words with a contrast of 5 to 1 whatever the accent', async ({open, page}) => {
    for (const accent of ['#ffe600', '#00ff00', '#00ffff', '#ffffff', '#000000', 'rgb(255 0 0 / .1)']) {
      for (const colorScheme of ['light', 'dark'] as const) {
        await page.emulateMedia({colorScheme});
        await open({css: `:root { --akkoord-accent: ${accent} }`});
        expect(await contrast(page), `${accent}, ${colorScheme}`).toBeGreaterThanOrEqual(5);
      }
    }
  });

  test('do not change under CSS that is out to change them', async ({open, page}) => {
    await open();
    const before = await looks(page, [...ANSWERS, 'layer1.close']);
    const place = await steady(page, () => banner(page).boundingBox());
    await open({css: HOSTILE.replace('--akkoord-radius: 3px;', '')});
    expect(await looks(page, [...ANSWERS, 'layer1.close'])).toEqual(before);
    expect(await steady(page, () => banner(page).boundingBox())).toEqual(place);
    await expect(page.getByText('vraagt je toestemming voor:')).toHaveCSS('opacity', '1');
    const covering = await control(page, 'layer1.refuse').evaluate(
      button => getComputedStyle(button, '::after').content,
    );
    expect(covering).toBe('none');
  });

  test('can be pressed under CSS that is out to hide them', async ({open, page}) => {
    await open({css: HOSTILE});
    await control(page, 'layer1.refuse').click();
    await expect
      .poll(() => decisions(page))
      .toMatchObject([{source: {control: 'layer1.refuse', trusted: true}}]);
  });
});

test.describe('a press', () => {
  for (const [name, action] of [
    ['layer1.accept', 'accept-all'],
    ['layer1.refuse', 'reject-all'],
    ['layer1.close', 'reject-all'],
  ] as const) {
    test(`on ${name} by a person is recorded as one and takes the banner away`, async ({open, page}) => {
      await open();
      await control(page, name).click();
      await expect(banner(page)).toHaveCount(0);
      await expect
        .poll(() => decisions(page))
        .toMatchObject([{source: {action, control: name, trusted: true}}]);
      await expect(page.getByRole('status').first()).toHaveText('Keuze opgeslagen');
    });
  }

  test('by a script is passed on as one', async ({open, page}) => {
    await open();
    await control(page, 'layer1.accept').evaluate((button: HTMLElement) => button.click());
    await expect.poll(() => decisions(page)).toMatchObject([{source: {trusted: false}}]);
  });

  test('anywhere else, scrolling, or Escape is no answer', async ({open, page}) => {
    await open();
    await page.mouse.click(5, 5);
    await page.mouse.wheel(0, 600);
    await expect.poll(() => page.evaluate(() => scrollY)).toBeGreaterThan(0);
    await control(page, 'layer1.accept').focus();
    await page.keyboard.press('Escape');
    await banner(page).click({position: {x: 60, y: 60}});
    expect(await decisions(page)).toEqual([]);
    await expect(banner(page)).toBeVisible();
  });
});

test.describe('the keyboard', () => {
  test('comes to the banner first, in reading order, and goes on to the page', async ({open, page}) => {
    await open();
    const walked: (string | null)[] = [];
    for (let at = 0; at < 6; at += 1) {
      await page.keyboard.press('Tab');
      walked.push(
        await page.evaluate(
          () =>
            (document.activeElement as HTMLElement).dataset.control ??
            document.activeElement?.textContent ??
            null,
        ),
      );
    }
    expect(walked).toEqual(['Privacyverklaring', ...ANSWERS, 'layer1.close', 'Koffie']);
  });

  test('shows where it is', async ({open, page}) => {
    await open();
    await page.keyboard.press('Tab');
    await page.keyboard.press('Tab');
    await expect(control(page, 'layer1.accept')).toHaveCSS('outline-width', '3px');
  });

  test('gives the answer with Enter and with the space bar', async ({open, page}) => {
    for (const key of ['Enter', ' ']) {
      await open();
      await control(page, 'layer1.refuse').focus();
      await page.keyboard.press(key);
      await expect
        .poll(() => decisions(page))
        .toMatchObject([{source: {control: 'layer1.refuse', trusted: true}}]);
    }
  });

  test('moves no focus by itself', async ({open, page}) => {
    await open();
    expect(await page.evaluate(() => document.activeElement === document.body)).toBe(true);
  });
});

test.describe('the page below', () => {
  test('can be scrolled and used', async ({open, page}) => {
    await open();
    await page.mouse.wheel(0, 300);
    await expect.poll(() => page.evaluate(() => scrollY)).toBeGreaterThan(0);
    await page.getByRole('link', {name: 'Bekijk de bonen'}).click();
    await expect(page).toHaveURL(/#bonen$/);
  });

  for (const [width, height] of [
    [320, 640],
    [768, 700],
    [1280, 720],
  ] as const) {
    test(`never has its focus covered at ${width} px`, async ({open, page}) => {
      await page.setViewportSize({width, height});
      await open();
      // The page keeps room for the banner by the frame after it has come.
      await expect.poll(() => scrollRoom(page)).not.toBe('auto');
      await control(page, 'layer1.close').focus();
      let seen = 0;
      for (; seen < 60; seen += 1) {
        await page.keyboard.press('Tab');
        const covered = await page.evaluate(() => {
          let focused = document.activeElement;
          while (focused?.shadowRoot?.activeElement) focused = focused.shadowRoot.activeElement;
          if (!focused || focused === document.body) return 'end';
          const {left, top, right, bottom} = focused.getBoundingClientRect();
          const over = document.querySelector('akkoord-banner')?.getBoundingClientRect();
          if (!over || focused.closest('akkoord-banner')) return 'end';
          return left >= over.left && right <= over.right && top >= over.top && bottom <= over.bottom;
        });
        if (covered === 'end') break;
        expect(covered, `stop ${seen}`).toBe(false);
      }
      expect(seen).toBeGreaterThan(8);
    });
  }

  test('has no scroll room left once the banner is gone', async ({open, page}) => {
    await open();
    await expect.poll(async () => Number.parseInt(await scrollRoom(page), 10)).toBeGreaterThan(100);
    await control(page, 'layer1.close').click();
    await expect.poll(() => scrollRoom(page)).toBe('auto');
  });

  test('does not move when the banner comes', async ({open, page}) => {
    await open({query: {choices: '{}'}});
    const places = () =>
      page.evaluate(() =>
        [...document.querySelectorAll('header *, main *, footer *')].map(element => {
          const {x, y, width, height} = element.getBoundingClientRect();
          return [element.localName, x, y, width, height];
        }),
      );
    const before = await steady(page, places);
    await page.evaluate(() => document.body.prepend(document.createElement('akkoord-banner')));
    await expect(banner(page)).toBeVisible();
    expect(await steady(page, places)).toEqual(before);
  });
});

test.describe('in little room', () => {
  test('the privacy statement stays in sight while the text scrolls', async ({open, page}) => {
    for (const [width, height, layout] of [
      [360, 640, 'bar'],
      [360, 640, 'card'],
      [740, 360, 'bar'],
      [740, 360, 'card'],
      [1280, 640, 'card'],
    ] as const) {
      await page.setViewportSize({width, height});
      await open({query: {layout, lang: 'de'}});
      await expect(banner(page).getByRole('link'), `${layout}, ${width} px`).toBeInViewport({ratio: 0.99});
      for (const name of ANSWERS) await expect(control(page, name)).toBeInViewport({ratio: 1});
    }
  });

  test('text that scrolls can be reached and read by keyboard', async ({open, page}) => {
    await page.setViewportSize({width: 320, height: 256});
    await open();
    const text = page.locator('akkoord-banner .text');
    await expect(text).toHaveAttribute('tabindex', '0');
    await page.keyboard.press('Tab');
    await expect(text).toBeFocused();
    await page.keyboard.press('End');
    await expect.poll(() => text.evaluate(element => element.scrollTop)).toBeGreaterThan(0);
    await page.keyboard.press('Tab');
    await expect(banner(page).getByRole('link')).toBeFocused();
    await page.setViewportSize({width: 1280, height: 720});
    await expect(text).toHaveAttribute('tabindex', '-1');
  });

  for (const colorScheme of ['light', 'dark'] as const)
    test(`text that goes on below its edge is shaded there until its end is in sight (${colorScheme})`, async ({
      open,
      page,
    }) => {
      await page.emulateMedia({colorScheme});
      await page.setViewportSize({width: 320, height: 640});
      await open();
      const text = page.locator('akkoord-banner .text');
      await expect(text).toHaveAttribute('tabindex', '0');
      const box = await steady(page, () => text.boundingBox());
      if (!box) throw new Error('there is no text');
      const [right, bottom] = [Math.floor(box.x + box.width), Math.floor(box.y + box.height)];
      const pixel = (x: number, y: number) => page.screenshot({clip: {x, y, width: 1, height: 1}});
      const ground = await pixel(right + 8, bottom - 4);
      expect((await pixel(right - 2, bottom - 4)).equals(ground)).toBe(false);
      await text.evaluate(element => element.scrollTo(0, element.scrollHeight));
      await expect.poll(async () => (await pixel(right - 2, bottom - 4)).equals(ground)).toBe(true);
    });

  test('text that goes on below its edge ends at a line in forced colours', async ({open, page}) => {
    await page.emulateMedia({forcedColors: 'active'});
    await page.setViewportSize({width: 320, height: 640});
    await open();
    const text = page.locator('akkoord-banner .text');
    await expect(text).toHaveCSS('border-bottom', '1px solid rgb(0, 0, 0)');
    await page.setViewportSize({width: 1280, height: 720});
    await expect(text).toHaveCSS('border-bottom-width', '0px');
  });

  for (const lang of ['nl', 'en', 'fr', 'de']) {
    test(`at 320 by 256 px leaves some of the page to be seen and reaches all (${lang})`, async ({
      open,
      page,
    }) => {
      await page.setViewportSize({width: 320, height: 256});
      await open({query: {lang}});
      const box = await steady(page, () => banner(page).boundingBox());
      expect(box?.y).toBeGreaterThan(30);
      expect((box?.x ?? 0) + (box?.width ?? 999)).toBeLessThanOrEqual(320);
      await expect
        .poll(() => page.evaluate(() => document.documentElement.scrollWidth))
        .toBeLessThanOrEqual(320);
      for (const name of [...ANSWERS, 'layer1.close'])
        await expect(control(page, name)).toBeInViewport({ratio: 1});
      const [accept, refuse, settings] = await looks(page, ANSWERS);
      expect([refuse, settings]).toEqual([accept, accept]);
      const link = banner(page).getByRole('link');
      await link.scrollIntoViewIfNeeded();
      // Scrolling goes by whole pixels, the edges of the link do not.
      await expect(link).toBeInViewport({ratio: 0.99});
    });

    test(`bears wider text spacing (${lang})`, async ({open, page}) => {
      await page.setViewportSize({width: 320, height: 640});
      await open({query: {lang}});
      await space(page);
      await expect.poll(() => clipped(page)).toEqual([]);
      for (const name of ANSWERS) await expect(control(page, name)).toBeInViewport({ratio: 1});
    });
  }
});

/** What WCAG 1.4.12 asks for, put where the page cannot: into the shadow root. */
const space = (page: Page) =>
  page.evaluate(() => {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(
      '::slotted(*){letter-spacing:.12em!important;word-spacing:.16em!important;line-height:1.5!important;margin-bottom:2em}::slotted(p){margin-bottom:2em!important}',
    );
    document.querySelector('akkoord-banner')?.shadowRoot?.adoptedStyleSheets.push(sheet);
  });

/** Children of the banner whose words do not fit into them. */
const clipped = (page: Page) =>
  page.evaluate(() =>
    [...(document.querySelector('akkoord-banner')?.children ?? [])]
      .filter(
        child => child.scrollWidth > child.clientWidth + 1 || child.scrollHeight > child.clientHeight + 1,
      )
      .filter(child => getComputedStyle(child).display !== 'inline')
      .map(child => child.textContent),
  );

/** Contrast between the words and the ground of the refuse button, as painted. */
const contrast = async (page: Page): Promise<number> =>
  page.evaluate(() => {
    const button = document.querySelector('[data-control="layer1.refuse"]') as HTMLElement;
    const canvas = new OffscreenCanvas(1, 1).getContext('2d', {
      willReadFrequently: true,
    }) as OffscreenCanvasRenderingContext2D;
    const light = (color: string) => {
      canvas.clearRect(0, 0, 1, 1);
      canvas.fillStyle = color;
      canvas.fillRect(0, 0, 1, 1);
      const [r = 0, g = 0, b = 0, alpha] = canvas.getImageData(0, 0, 1, 1).data;
      if (alpha !== 255) throw new Error(`${color} is not opaque`);
      const linear = [r, g, b].map(value => {
        const part = value / 255;
        return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
      }) as [number, number, number];
      return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2];
    };
    const {color, backgroundColor} = getComputedStyle(button);
    const [dark = 0, bright = 0] = [light(color), light(backgroundColor)].sort((a, b) => a - b);
    return (bright + 0.05) / (dark + 0.05);
  });
