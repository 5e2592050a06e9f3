import type {Locator, Page} from '@playwright/test';
import {expect, steady, test} from './widget-page.ts';

/*
 * The elements that stand on a page, one after the other and each in the same order: accessibility, properties,
 * events, slots, keyboard. The banner has banner.spec.ts, the dialog settings.spec.ts.
 */

/** Elements of ours that a page places. */
const OURS = 'akkoord-settings-link,akkoord-embed,akkoord-receipt,akkoord-declaration,akkoord-last-modified';

const GRANTED = {choices: '{"analytical":"granted"}', receipts: '1'};

/** Types of our events on the document, from now on. */
const events = (page: Page) =>
  page.evaluate(ours => {
    const heard: string[] = [];
    Object.assign(globalThis, {heard});
    for (const type of ['akkoord-decide', 'akkoord-decided', 'akkoord-withdrawn', 'click', 'change'])
      for (const target of document.querySelectorAll(ours))
        target.addEventListener(type, () => heard.push(`${type} on ${target.localName}`));
    for (const type of ['akkoord-decided', 'akkoord-withdrawn'])
      document.addEventListener(type, () => heard.push(type));
  }, OURS);

const heard = (page: Page) => page.evaluate(() => (globalThis as unknown as {heard: string[]}).heard);

/** Names of what the tab key stops at inside `host`, from its first stop to its last. */
async function stops(page: Page, host: Locator): Promise<string[]> {
  const walked: string[] = [];
  await host.locator('button, a').first().focus();
  for (let at = 0; at < 12; at += 1) {
    const name = await host.evaluate(
      element => element.matches(':focus-within') && (element.shadowRoot?.activeElement?.textContent ?? ''),
    );
    if (name === false) break;
    walked.push(name.replace(/\s+/g, ' ').trim());
    await page.keyboard.press('Tab');
  }
  return walked;
}

test.describe('akkoord-settings-link', () => {
  const link = (page: Page) => page.locator('footer akkoord-settings-link');

  test('accessibility: a button that opens a dialog, named by its label and the choice in force', async ({
    open,
    page,
  }) => {
    await open({query: GRANTED});
    await expect(link(page)).toMatchAriaSnapshot(`- button "Cookie-instellingen (aangepast)"`);
    await expect(link(page).getByRole('button')).toHaveAttribute('aria-haspopup', 'dialog');
  });

  test('properties: follows the choice, and takes the page’s own font and colour', async ({open, page}) => {
    await open({query: GRANTED, css: 'footer{color:rgb(1,2,3);font-size:21px}'});
    await expect(link(page).getByRole('button')).toHaveCSS('color', 'rgb(1, 2, 3)');
    await expect(link(page).getByRole('button')).toHaveCSS('font-size', '21px');
    await page.evaluate('consent.rejectAll()');
    await expect(link(page).getByRole('button')).toHaveText('Cookie-instellingen (alles geweigerd)');
  });

  test('events: a press is one click on it, and no decision', async ({open, page}) => {
    await open({query: GRANTED});
    await events(page);
    await link(page).getByRole('button').click();
    await expect.poll(() => heard(page)).toEqual(['click on akkoord-settings-link']);
  });

  test('slots: the site’s own label takes the place of ours, parts can be styled', async ({open, page}) => {
    await open({
      query: GRANTED,
      css: 'akkoord-settings-link::part(button){letter-spacing:3px}akkoord-settings-link::part(state){display:none}',
    });
    await link(page).evaluate(element => element.append('Mijn cookies'));
    await expect(link(page).getByRole('button', {name: 'Mijn cookies', exact: true})).toHaveCSS(
      'letter-spacing',
      '3px',
    );
  });

  test('keyboard: one stop, which Enter and the space bar press', async ({open, page}) => {
    await open({query: GRANTED});
    expect(await stops(page, link(page))).toHaveLength(1);
    for (const key of ['Enter', 'Space']) {
      await link(page).getByRole('button').focus();
      await page.keyboard.press(key);
      await expect(page.getByRole('dialog')).toBeVisible();
      await page.keyboard.press('Escape');
      await expect(link(page)).toBeFocused();
    }
  });
});

test.describe('akkoord-embed', () => {
  const embed = (page: Page) => page.locator('akkoord-embed');

  test('accessibility: a group that says what it stands for', async ({open, page}) => {
    await open({query: GRANTED});
    await expect(embed(page)).toMatchAriaSnapshot(`
      - group "Deze video komt van YouTube":
        - paragraph: Deze video komt van YouTube
        - paragraph: Zo branden wij koffie
        - button "Eén keer laden"
        - button "YouTube altijd toestaan"
    `);
  });

  test('properties: service and label are drawn anew, from attribute and property', async ({open, page}) => {
    await open({query: GRANTED});
    await embed(page).evaluate(element => element.setAttribute('service', 'vimeo'));
    await expect(embed(page).getByRole('group')).toHaveAccessibleName(/Vimeo/);
    await embed(page).evaluate(element => Object.assign(element, {label: 'Iets anders', service: 'youtube'}));
    await expect(embed(page)).toContainText('Iets anders');
    await expect(embed(page).getByRole('group')).toHaveAccessibleName(/YouTube/);
  });

  test('properties: one that a form requires stops the form, says so and takes focus', async ({
    open,
    page,
  }) => {
    await open({query: GRANTED});
    await embed(page).evaluate(element => {
      const form = document.createElement('form');
      element.replaceWith(form);
      form.append(element, Object.assign(document.createElement('button'), {textContent: 'Verstuur'}));
      element.setAttribute('required', '');
    });
    await page.getByRole('button', {name: 'Verstuur'}).click();
    await expect(embed(page).getByRole('alert')).not.toBeEmpty();
    await expect(embed(page)).toHaveAttribute('missing', '');
    await expect(embed(page).getByRole('button', {name: 'Eén keer laden'})).toBeFocused();
  });

  test('events: loading once decides nothing, always allowing is one decision', async ({open, page}) => {
    await open({query: GRANTED});
    await events(page);
    await embed(page).getByRole('button', {name: 'Eén keer laden'}).click();
    await expect.poll(() => heard(page)).toEqual(['click on akkoord-embed']);
    await embed(page).getByRole('button', {name: 'YouTube altijd toestaan'}).click();
    await expect
      .poll(() => heard(page))
      .toEqual(['click on akkoord-embed', 'akkoord-decided', 'click on akkoord-embed']);
  });

  test('slots: none, what a page puts between its tags is not shown', async ({open, page}) => {
    await open({query: GRANTED});
    await embed(page).evaluate(element =>
      element.append(Object.assign(document.createElement('b'), {textContent: 'Accepteer alles!'})),
    );
    expect(await embed(page).evaluate(element => element.shadowRoot?.querySelector('slot'))).toBeNull();
    await expect(page.getByText('Accepteer alles!')).toBeHidden();
  });

  test('keyboard: load once, always allow, the statement, and on', async ({open, page}) => {
    await open({query: GRANTED});
    const walked = await stops(page, embed(page));
    expect(walked.slice(0, 2)).toEqual(['Eén keer laden', 'YouTube altijd toestaan']);
    expect(walked).toHaveLength(3);
  });
});

test.describe('akkoord-receipt', () => {
  const receipt = (page: Page) => page.locator('akkoord-receipt');

  test('accessibility: a heading, facts in pairs, and a button', async ({open, page}) => {
    await open({query: GRANTED});
    await expect(receipt(page)).toMatchAriaSnapshot(`
      - heading "Jouw keuze" [level=3]
      - heading "Wat je koos" [level=4]
      - heading "Ontvangstbewijs" [level=4]
      - button "Ontvangstbewijs downloaden"
      - status
    `);
  });

  test('properties: follows the choice', async ({open, page}) => {
    await open({query: GRANTED});
    await expect(receipt(page)).toContainText('toegestaan');
    await page.evaluate('consent.rejectAll()');
    await expect(receipt(page)).not.toContainText('toegestaan');
  });

  test('events: none of its own; the download is one click, no decision, and is said', async ({
    open,
    page,
  }) => {
    await open({query: GRANTED});
    await events(page);
    const download = page.waitForEvent('download');
    await receipt(page).getByRole('button').click();
    await download;
    await expect(receipt(page).getByRole('status')).toHaveText('Ontvangstbewijs gedownload');
    expect(await heard(page)).toEqual(['click on akkoord-receipt']);
  });

  test('slots: none', async ({open, page}) => {
    await open({query: GRANTED});
    expect(await receipt(page).evaluate(element => element.shadowRoot?.querySelector('slot'))).toBeNull();
  });

  test('keyboard: the download, which Enter starts', async ({open, page}) => {
    await open({query: GRANTED});
    expect(await stops(page, receipt(page))).toEqual(['Ontvangstbewijs downloaden']);
    const download = page.waitForEvent('download');
    await receipt(page).getByRole('button').focus();
    await page.keyboard.press('Enter');
    expect((await download).suggestedFilename()).toMatch(/\.json$/);
  });
});

test.describe('akkoord-declaration', () => {
  const declaration = (page: Page) => page.locator('akkoord-declaration');

  test('accessibility: a heading per category and service, and tables with headings', async ({
    open,
    page,
  }) => {
    await open({query: GRANTED});
    await expect(declaration(page).getByRole('heading', {level: 3})).toHaveText([
      'Functioneel',
      'Analytisch',
      'Tracking',
    ]);
    const bare = await declaration(page)
      .getByRole('table')
      .evaluateAll(tables => tables.filter(table => !table.querySelector('thead th[scope=col]')).length);
    expect(bare).toBe(0);
  });

  test('properties: takes the page’s font and colour, and its parts can be styled', async ({open, page}) => {
    await open({
      query: GRANTED,
      css: 'main{color:rgb(1,2,3)}akkoord-declaration::part(service){border:2px solid red}',
    });
    await expect(declaration(page).locator('[part=service]').first()).toHaveCSS('color', 'rgb(1, 2, 3)');
    await expect(declaration(page).locator('[part=service]').first()).toHaveCSS('border-top-width', '2px');
  });

  test('events: none, what it says follows the decisions that others take', async ({open, page}) => {
    await open({query: GRANTED});
    await events(page);
    const said = () => declaration(page).evaluate(element => element.shadowRoot?.textContent ?? '');
    const before = await steady(page, said);
    await page.evaluate('consent.rejectAll()');
    await expect.poll(() => heard(page)).toEqual(['akkoord-decided']);
    // What a site may store does not depend on who allows it.
    expect(await steady(page, said)).toBe(before);
  });

  test('slots: none, what a page puts between its tags is not shown', async ({open, page}) => {
    await open({query: GRANTED});
    await declaration(page).evaluate(element => element.append('Wij bewaren niets'));
    expect(await declaration(page).evaluate(element => element.shadowRoot?.querySelector('slot'))).toBeNull();
    await expect(declaration(page)).not.toContainText('Wij bewaren niets', {useInnerText: true});
  });

  test('keyboard: stops at links and at nothing else', async ({open, page}) => {
    await open({query: GRANTED});
    const reachable = declaration(page).locator('button, input, [tabindex]');
    await expect(reachable).toHaveCount(0);
  });
});

test.describe('akkoord-last-modified', () => {
  const date = (page: Page) => page.locator('akkoord-last-modified');

  test('accessibility: a date, for people in their language and for programs', async ({open, page}) => {
    await open({query: GRANTED});
    await expect(date(page).locator('time')).toHaveAttribute('datetime', '2026-03-01');
    await expect(date(page).locator('time')).toHaveText('1 maart 2026');
    await expect(date(page)).toHaveAttribute('lang', 'nl');
  });

  test('properties: takes the page’s font and colour, in the line where it stands', async ({open, page}) => {
    await open({query: GRANTED, css: 'main{color:rgb(1,2,3);font-size:21px}'});
    await expect(date(page).locator('time')).toHaveCSS('color', 'rgb(1, 2, 3)');
    await expect(date(page).locator('time')).toHaveCSS('font-size', '21px');
    await expect(date(page)).toHaveCSS('display', 'inline');
  });

  test('events: none, a press on it is one click and a decision leaves it as it is', async ({open, page}) => {
    await open({query: GRANTED});
    await events(page);
    await date(page).click();
    await page.evaluate('consent.rejectAll()');
    await expect.poll(() => heard(page)).toEqual(['click on akkoord-last-modified', 'akkoord-decided']);
    await expect(date(page)).toHaveText('1 maart 2026');
  });

  test('slots: none, no other date can be put in its place', async ({open, page}) => {
    await open({query: GRANTED});
    await date(page).evaluate(element => element.append('1 januari 1999'));
    expect(await date(page).evaluate(element => element.shadowRoot?.querySelector('slot'))).toBeNull();
    await expect(date(page)).not.toContainText('1999', {useInnerText: true});
  });

  test('keyboard: no stop', async ({open, page}) => {
    await open({query: GRANTED});
    await expect(date(page).locator('a, button, input, [tabindex]')).toHaveCount(0);
    await date(page).evaluate((element: HTMLElement) => element.focus());
    await expect(date(page)).not.toBeFocused();
  });
});
