import type {Page} from '@playwright/test';
import {expect, resize, steady, test, unfoldAll} from './widget-page.ts';

const decisions = (page: Page) =>
  page.evaluate(() => (globalThis as unknown as {consent: {decisions: unknown[]}}).consent.decisions);

const dialog = (page: Page) => page.getByRole('dialog', {name: 'Cookie-instellingen'});

/** Control or text of what has focus, through shadow roots. */
const focused = (page: Page) =>
  page.evaluate(() => {
    let element = document.activeElement;
    while (element?.shadowRoot?.activeElement) element = element.shadowRoot.activeElement;
    return (element as HTMLElement | null)?.dataset.control ?? element?.localName ?? null;
  });

test.describe('the settings', () => {
  test('open from the banner with focus inside, and give it back on Escape without a decision', async ({
    open,
    page,
  }) => {
    await open();
    await page.locator('[data-control="layer1.settings"]').focus();
    await page.keyboard.press('Enter');
    await expect(dialog(page)).toBeVisible();
    await expect.poll(() => focused(page)).toBe('h2');
    await page.keyboard.press('Escape');
    await expect(dialog(page)).toBeHidden();
    await expect.poll(() => focused(page)).toBe('layer1.settings');
    expect(await decisions(page)).toEqual([]);
    await expect(page.locator('akkoord-banner')).toBeVisible();
  });

  test('open from the link on the page and give focus back to it after saving', async ({open, page}) => {
    await open({query: {choices: '{"analytical":"denied","tracking":"denied"}'}});
    await page.getByRole('button', {name: 'Cookie-instellingen'}).click();
    await dialog(page).getByRole('checkbox', {name: 'Analytisch'}).check();
    await dialog(page).getByRole('button', {name: 'Keuze opslaan'}).click();
    await expect(dialog(page)).toBeHidden();
    await expect
      .poll(() => page.evaluate(() => document.activeElement?.localName))
      .toBe('akkoord-settings-link');
    await expect
      .poll(() => decisions(page))
      .toMatchObject([
        {
          choices: {analytical: 'granted', tracking: 'denied'},
          source: {control: 'settings.save', trusted: true},
        },
      ]);
    await expect(page.locator('akkoord-status')).toHaveText('Keuze opgeslagen');
  });

  test('take the banner away with the decision', async ({open, page}) => {
    await open();
    await page.locator('[data-control="layer1.settings"]').click();
    await dialog(page).getByRole('button', {name: 'Alles weigeren'}).click();
    await expect(page.locator('akkoord-banner')).toHaveCount(0);
    await expect
      .poll(() => decisions(page))
      .toMatchObject([{source: {control: 'settings.refuse', action: 'reject-all'}}]);
  });

  test('keep their title and the way out in sight, however far one has scrolled', async ({open, page}) => {
    await open();
    await page.locator('[data-control="layer1.settings"]').click();
    await unfoldAll(page);
    await dialog(page)
      .locator('tr')
      .last()
      .evaluate(row => row.scrollIntoView({block: 'start'}));
    expect(await dialog(page).evaluate(found => found.scrollTop)).toBe(0);
    await expect(dialog(page).getByRole('heading', {name: 'Cookie-instellingen'})).toBeInViewport();
  });

  test('stay modal where the page moves them', async ({open, page}) => {
    await open();
    await page.locator('[data-control="layer1.settings"]').click();
    await dialog(page).getByRole('checkbox', {name: 'Analytisch'}).check();
    await page
      .locator('akkoord-settings')
      .evaluate(settings => document.querySelector('main')?.append(settings));
    expect(await dialog(page).evaluate(found => found.matches(':modal'))).toBe(true);
    await expect(dialog(page).getByRole('checkbox', {name: 'Analytisch'})).toBeChecked();
    await page.keyboard.press('Escape');
    await expect(dialog(page)).toBeHidden();
    expect(await decisions(page)).toEqual([]);
  });

  test('are not closed by a press beside them', async ({open, page}) => {
    await open();
    await page.locator('[data-control="layer1.settings"]').click();
    await expect(dialog(page)).toBeVisible();
    await page.mouse.click(4, 4);
    await expect(dialog(page)).toBeVisible();
  });

  test('keep the keyboard inside while they are open', async ({open, page}) => {
    await open();
    await page.locator('[data-control="layer1.settings"]').click();
    await expect.poll(() => focused(page)).toBe('h2');
    const stops = new Set<string | null>();
    for (let at = 0; at < 24; at += 1) {
      await page.keyboard.press('Tab');
      const host = await page.evaluate(() => document.activeElement?.localName ?? null);
      stops.add(host);
    }
    expect([...stops].filter(host => host !== 'akkoord-settings' && host !== 'body')).toEqual([]);
  });

  test('make their three answers look the same', async ({open, page}) => {
    await open();
    await page.locator('[data-control="layer1.settings"]').click();
    const answers = dialog(page).locator('.choices button');
    await expect(answers).toHaveCount(3);
    for (const width of [320, 600, 1280]) {
      await resize(page, width);
      const shapes = await steady(page, () =>
        answers.evaluateAll(buttons =>
          buttons.map(button => {
            const {width, height} = button.getBoundingClientRect();
            const {backgroundColor, color, fontSize, fontWeight, borderColor} = getComputedStyle(button);
            const sizes = [Math.round(width), Math.round(height)];
            return JSON.stringify([...sizes, backgroundColor, color, fontSize, fontWeight, borderColor]);
          }),
        ),
      );
      expect(shapes).toHaveLength(3);
      expect(new Set(shapes).size).toBe(1);
    }
  });

  test('do not change under CSS that is out to change them', async ({open, page}) => {
    await open({
      css: 'akkoord-settings{display:none!important;opacity:0!important;font-size:2px!important;color:#fff!important} akkoord-settings *{display:none!important} button,input,dialog{display:none!important}',
    });
    await page.locator('[data-control="layer1.settings"]').click();
    await expect(dialog(page).getByRole('button', {name: 'Alles weigeren'})).toHaveCSS('font-size', '15px');
    await dialog(page).getByRole('button', {name: 'Alles weigeren'}).click();
    await expect.poll(() => decisions(page)).toHaveLength(1);
  });

  test('give every control room for a finger, and every link enough', async ({open, page}) => {
    await page.setViewportSize({width: 320, height: 640});
    await open({query: {choices: '{"analytical":"granted"}', receipts: '1'}});
    await page.getByRole('contentinfo').getByRole('button', {name: 'Cookie-instellingen'}).click();
    await unfoldAll(page);
    const low = await page.evaluate(() =>
      ['akkoord-settings', 'akkoord-embed', 'akkoord-receipt'].flatMap(tag =>
        [...(document.querySelector(tag)?.shadowRoot?.querySelectorAll('button,summary,label,a') ?? [])]
          .map(control => [control, control.getBoundingClientRect().height] as const)
          .filter(([{localName}, height]) => height < (localName === 'a' ? 24 : 44))
          .map(([{localName, textContent}, height]) => `${localName} ${textContent?.trim()}: ${height}`),
      ),
    );
    expect(low).toEqual([]);
  });

  for (const [width, height] of [
    [320, 256],
    [320, 640],
    [740, 360],
  ] as const) {
    test(`fit at ${width} by ${height} px and reach all, with wider text spacing too`, async ({
      open,
      page,
    }) => {
      await page.setViewportSize({width, height});
      await open();
      await page.locator('[data-control="layer1.settings"]').click();
      await page.evaluate(() => {
        const sheet = new CSSStyleSheet();
        sheet.replaceSync(
          '*{letter-spacing:.12em!important;word-spacing:.16em!important;line-height:1.5!important}p{margin-bottom:2em!important}',
        );
        document.querySelector('akkoord-settings')?.shadowRoot?.adoptedStyleSheets.push(sheet);
      });
      await unfoldAll(page);
      const wide = () =>
        dialog(page).evaluate(element =>
          [element, ...element.querySelectorAll('*')]
            .filter(
              part => part.scrollWidth > part.clientWidth + 1 && getComputedStyle(part).display !== 'inline',
            )
            .filter(part => !part.matches('.unseen'))
            .map(part => part.outerHTML.slice(0, 80)),
        );
      await expect.poll(wide).toEqual([]);
      for (const name of ['Alles accepteren', 'Alles weigeren', 'Keuze opslaan']) {
        const answer = dialog(page).getByRole('button', {name});
        await answer.scrollIntoViewIfNeeded();
        // Wider lines leave halves of pixels, which scrolling rounds.
        await expect(answer).toBeInViewport({ratio: 0.99});
      }
    });
  }
});

test.describe('the placeholder', () => {
  test('passes on who pressed and grants its own service only', async ({open, page}) => {
    await open({query: {choices: '{}'}});
    await page.getByRole('button', {name: 'YouTube altijd toestaan'}).click();
    await expect
      .poll(() => decisions(page))
      .toEqual([
        {choices: {youtube: 'granted'}, source: {action: 'embed', control: 'embed.youtube', trusted: true}},
      ]);
  });

  test('keeps the box that it was given', async ({open, page}) => {
    for (const [width, expected] of [
      [1280, {width: 560, height: 315}],
      [320, {width: 288, height: 162}],
    ] as const) {
      await page.setViewportSize({width, height: 800});
      await open({query: {choices: '{}'}});
      const box = await steady(page, () => page.locator('akkoord-embed').boundingBox());
      expect({width: Math.round(box?.width ?? 0), height: Math.round(box?.height ?? 0)}).toEqual(expected);
      await expect(page.getByRole('button', {name: 'Eén keer laden'})).toBeInViewport({ratio: 0.99});
    }
  });
});

test.describe('the settings on paper and with a loaded page', () => {
  test('print nothing of ours over the page', async ({open, page}) => {
    await open();
    await page.emulateMedia({media: 'print'});
    await expect(page.locator('akkoord-banner')).toBeHidden();
  });

  test('hand over the receipt as a file', async ({open, page}) => {
    await open({query: {choices: '{"analytical":"granted"}', receipts: '1'}});
    await page.getByRole('button', {name: 'Cookie-instellingen'}).click();
    const download = page.waitForEvent('download');
    await dialog(page).getByRole('button', {name: 'Ontvangstbewijs downloaden'}).click();
    expect((await download).suggestedFilename()).toMatch(/^akkoord-receipt-.*\.json$/);
  });
});
