import {quiet} from '../quiet.ts';
import {
  CARRIER,
  COMBINATIONS,
  CUSTOM_LEAK,
  LAYER_START,
  LEAKED,
  LOADS,
  loads,
  TRACKING_LOADS,
} from './carried.ts';
import {arrivals, CONTAINER} from './tagged-page.ts';
import {expect, test} from './tagged-test.ts';
import {hits} from './tagged-vendors.ts';

test.beforeEach(({site}) => site.serve('/', {vendors: CARRIER}));

for (const {analytical, tracking, expected, consent} of COMBINATIONS)
  test(`with analytical ${analytical} and tracking ${tracking} the container loads what it may`, async ({
    visitor,
    standIns,
  }) => {
    await visitor.view('/');
    expect(arrivals(standIns)).toEqual([]);
    await visitor.choose({analytical, tracking});
    await expect.poll(() => loads(standIns)).toEqual(expected);
    await expect.poll(() => hits(standIns)).toEqual(consent);

    standIns.requests.clear();
    await visitor.view('/');
    await expect.poll(() => loads(standIns)).toEqual(expected);
    await expect.poll(() => hits(standIns)).toEqual(consent);

    const granted = await visitor.page.evaluate(`akkoord.isGranted('google-tag-manager')`);
    expect(granted).toBe(expected.length > 0);
    await expect.poll(() => visitor.page.evaluate(LEAKED)).toEqual(expected.length > 0 ? [CUSTOM_LEAK] : []);
    expect(visitor.warnings).toEqual([]);
  });

test('a category that is granted later lets its tags out of the container that runs', async ({
  visitor,
  standIns,
}) => {
  await visitor.view('/');
  await visitor.choose({analytical: 'granted', tracking: 'denied'});
  await visitor.choose({tracking: 'granted'});
  await expect.poll(() => loads(standIns)).toEqual([...LOADS]);
  expect(standIns.requests.thirdParty().filter(({path}) => path.startsWith('/gtm.js'))).toHaveLength(1);
});

test('the consent signals stand before the start of the container', async ({visitor}) => {
  await visitor.view('/');
  await visitor.choose({analytical: 'denied', tracking: 'granted'});
  await expect
    .poll(() => visitor.page.evaluate(LAYER_START))
    .toEqual([
      ['consent', 'default', 'denied', 'granted'],
      ['consent', 'update', 'denied', 'granted'],
      'gtm.js',
    ]);
});

test('an unlisted host is told of once, as a leak and as an event', async ({visitor, site, standIns}) => {
  const listen = `<script>window.heard=[];document.addEventListener('akkoord-leak',function(event){heard.push(event.detail.kind+' '+event.detail.host)})</script>`;
  site.serve('/heard', {vendors: CARRIER, head: listen});
  await visitor.view('/heard');
  await visitor.choose({analytical: 'granted'});
  await expect.poll(() => visitor.page.evaluate('heard')).toEqual(['script tags.unlisted-vendor.test']);
  await visitor.page.evaluate(
    `fetch('https://tags.unlisted-vendor.test/again',{mode:'no-cors'}).then(() => {})`,
  );
  await quiet(visitor.page, standIns.requests);
  expect(await visitor.page.evaluate('heard')).toEqual(['script tags.unlisted-vendor.test']);
});

test('a visitor who ticks one of its categories in the settings lets the container load', async ({
  visitor,
  standIns,
}) => {
  await visitor.view('/');
  await visitor.page.evaluate('akkoord.settings()');
  const dialog = visitor.page.getByRole('dialog', {name: 'Cookie settings'});
  await dialog.locator('input[name=tracking]').check();
  await dialog.getByRole('button', {name: 'Save choice'}).click();
  await expect.poll(() => loads(standIns)).toEqual([...TRACKING_LOADS]);
  await quiet(visitor.page, standIns.requests);
  expect(loads(standIns)).toEqual([...TRACKING_LOADS]);
  const choices = await visitor.page.evaluate('akkoord.record.choices');
  expect(choices).toMatchObject({
    analytical: 'denied',
    tracking: 'granted',
    'google-tag-manager': 'granted',
    'google-analytics': 'denied',
  });
});

test('a visitor who refuses the container itself keeps it away, whatever it carries', async ({
  visitor,
  standIns,
}) => {
  await visitor.view('/');
  await visitor.choose({analytical: 'granted', tracking: 'granted', 'google-tag-manager': 'denied'});
  expect(arrivals(standIns)).toEqual([]);
});

test('a container for one category stays away while only another is granted', async ({
  visitor,
  standIns,
  site,
}) => {
  site.serve('/one', {vendors: `data-gtm="${CONTAINER}" data-gtm-for="tracking"`});
  await visitor.view('/one');
  await visitor.choose({analytical: 'granted'});
  expect(arrivals(standIns)).toEqual([]);
  await visitor.choose({tracking: 'granted'});
  await expect.poll(() => loads(standIns)).toEqual([...LOADS]);
});
