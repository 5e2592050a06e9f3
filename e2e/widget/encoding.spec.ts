import {textsOf} from '@akkoord/locales';
import {expect, test, textOf} from './tagged-page.ts';

/*
 * A classic script is read in the encoding of its page where its server names none, as many do not. Letters of ours
 * must come out right all the same, on a page that is older than UTF-8.
 */

// Where nobody says, a browser guesses by the letters: there the page has none that it could take for another encoding.
for (const [lang, windows1252, name] of [
  ['nl', 'said', 'Café Zoë'],
  ['fr', 'unsaid', 'Coiffure Zoe'],
] as const)
  test(`on a page in windows-1252, ${windows1252}, words of ours are read right (${lang})`, async ({
    tagged,
    page,
  }) => {
    await tagged({lang, body: `<h1>${name}</h1>`, windows1252, config: {controller: {name}}});
    expect(await page.evaluate(() => document.characterSet)).toBe('windows-1252');
    await expect(page.getByRole('heading', {level: 1, name})).toBeVisible();
    const banner = page.locator('akkoord-banner');
    await expect(banner.locator('[data-control="layer1.close"]')).toHaveText('×');
    const texts = textsOf(lang);
    const says = (key: string) => texts[key]?.replace('{controller}', name) ?? key;
    for (const key of ['banner.title', 'banner.question', 'banner.later'])
      await expect(banner).toContainText(says(key));
    await banner.locator('[data-control="layer1.settings"]').click();
    await expect(page.getByRole('dialog', {name: says('settings.title')})).toContainText(
      says('category.functional.description'),
    );
  });

for (const name of ['akkoord.js', 'akkoord-signals.js', 'akkoord-worker.js', 'remove.js'])
  test(`${name}, a classic script, is written in ASCII`, async () => {
    const code = await textOf(`../../packages/akkoord/dist/${name}`);
    expect(code.length).toBeGreaterThan(500);
    expect(code.match(/[^\0-\x7f]/g)).toBeNull();
  });
