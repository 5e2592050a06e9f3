import type {StandIns} from '@akkoord/testkit';
import {quiet} from '../quiet.ts';
import {LISTED, MEASURED} from './site-page.ts';
import {arrivals} from './tagged-page.ts';
import {expect, test} from './tagged-test.ts';

const REASON = 'Counts visits for this site alone, without following anybody';
const COUNTER = 'a.measured.test/count.js';
const TRACKER = 'a.listed.test/track.js';
/** Put in by code, so that what arrives is what the blocker has let through, and nothing that a browser reads ahead. */
const SNIPPETS = `<script>for(const url of ['https://${COUNTER}','https://${TRACKER}'])
  document.head.append(Object.assign(document.createElement('script'),{src:url}));</script>`;

const pageOf = (profile: string): string => `<!doctype html><html lang="en"><head><meta charset="utf-8">
<title>page</title><link rel="icon" href="data:,">
<script type="application/json" id="akkoord-config">${JSON.stringify({
  site: 'site-test',
  controller: {name: 'Site BV'},
  privacy: '/privacy',
  profile,
  categories: [{id: 'analytical', exempt: REASON}],
  services: [LISTED, MEASURED],
})}</script>
<script src="/akkoord/akkoord.js"></script>${SNIPPETS}</head>
<body><h1>A page</h1><akkoord-settings-link></akkoord-settings-link></body></html>`;

const scripts = (standIns: StandIns): string[] =>
  arrivals(standIns)
    .filter(address => [COUNTER, TRACKER].includes(address))
    .sort();
for (const profile of ['eu-strict', 'be', 'de']) {
  test(`under the profile ${profile} nothing is exempt: analytics wait for a grant like the rest`, async ({
    visitor,
    standIns,
    site,
  }) => {
    site.put('/', {body: pageOf(profile)});
    const {page, view, warnings} = visitor;
    await view('/');
    await expect.poll(() => warnings.join()).toContain('config-bad-value: found categories');
    expect(scripts(standIns)).toEqual([]);
    expect(await page.evaluate(`akkoord.isGranted('analytical')`)).toBe(false);
    await page.getByRole('button', {name: 'Settings', exact: true}).click();
    await expect(page.getByRole('checkbox', {name: /^Analytical/}).first()).not.toBeChecked();
    await page.evaluate(`akkoord.set({analytical: 'granted'})`);
    await expect.poll(() => scripts(standIns)).toEqual([COUNTER]);
  });
}

/** Fields of the choice cookie; nine with ids in it, seven without. */
const FIELDS = `(/(?:^|; )akkoord=([^;]*)/.exec(document.cookie)?.[1] ?? '').split('.').length`;

for (const profile of ['nl', 'fr', 'it', 'es', 'uk']) {
  test.describe(`under the profile ${profile}`, () => {
    test.beforeEach(({site}) => site.put('/', {body: pageOf(profile)}));

    test('exempt analytics run from the first view on, and nothing else does', async ({
      visitor,
      standIns,
    }) => {
      const {page, view, warnings} = visitor;
      await view('/');
      await expect.poll(() => scripts(standIns)).toEqual([COUNTER]);
      await expect(page.locator('akkoord-banner')).toHaveCount(1);
      expect(await page.evaluate('akkoord.leaks')).toEqual([]);
      expect(warnings).toEqual([]);
    });
  });
}

test.describe('where they are exempt', () => {
  test.beforeEach(({site}) => site.put('/', {body: pageOf('nl')}));

  test('an objection in the settings stops them alone', async ({visitor, standIns}) => {
    const {page, view} = visitor;
    await view('/');
    await page.getByRole('button', {name: 'Settings', exact: true}).click();
    const dialog = page.getByRole('dialog', {name: 'Cookie settings'});
    const box = (name: RegExp) => dialog.getByRole('checkbox', {name}).first();
    await expect(box(/^Analytical/)).toBeChecked();
    await expect(box(/^Tracking/)).not.toBeChecked();
    await box(/^Analytical/).uncheck();
    await box(/^Tracking/).check();
    standIns.requests.clear();
    // What has run cannot be stopped, so the page loads itself anew; a view of the test's own must not come in between.
    const reloaded = page.waitForEvent('load');
    await dialog.getByRole('button', {name: 'Save choice'}).click();
    await reloaded;
    await standIns.requests.waitFor(({path}) => path === '/track.js');
    await quiet(page, standIns.requests);
    standIns.requests.clear();
    await view('/');
    await expect.poll(() => scripts(standIns)).toEqual([TRACKER]);
    expect(await page.evaluate(`['analytical', 'tracking'].map(akkoord.isGranted)`)).toEqual([false, true]);
  });

  test('a refusal of everything is one: what they have kept goes, and they stay away', async ({
    visitor,
    standIns,
  }) => {
    const {page, view} = visitor;
    await view('/');
    await expect.poll(() => scripts(standIns)).toEqual([COUNTER]);
    const kept = `document.cookie.split('; ').filter(pair => pair.startsWith('_measured='))`;
    await page.evaluate(`document.cookie = '_measured=1; path=/; max-age=600'`);
    expect(await page.evaluate(kept)).toEqual(['_measured=1']);
    const reloaded = page.waitForEvent('load');
    await page.getByRole('button', {name: 'Refuse all', exact: true}).click();
    await reloaded;
    await quiet(page, standIns.requests);
    standIns.requests.clear();
    await view('/');
    expect(arrivals(standIns)).toEqual([]);
    expect(await page.evaluate(kept)).toEqual([]);
    expect(await page.evaluate(`akkoord.isGranted('analytical')`)).toBe(false);
    expect(await page.evaluate(FIELDS)).toBe(7);
  });

  test('without an objection no id comes of them', async ({visitor, standIns}) => {
    const {page, view} = visitor;
    await view('/');
    await page.getByRole('button', {name: 'Settings', exact: true}).click();
    await page.getByRole('dialog').getByRole('button', {name: 'Save choice'}).click();
    await expect(page.locator('akkoord-banner')).toHaveCount(0);
    await quiet(page, standIns.requests);
    standIns.requests.clear();
    await view('/');
    await expect.poll(() => scripts(standIns)).toEqual([COUNTER]);
    expect(await page.evaluate(FIELDS)).toBe(7);
  });
});
