import type {StandIns} from '@akkoord/testkit';
import {arrivals, CARRIED, CONTAINER, expect, test} from './tagged-test.ts';

const VENDORS = `data-gtm="${CONTAINER}" data-gtm-for="analytical tracking"`;
const GTM = 'www.googletagmanager.com/gtm.js';
const HIT = 'www.google-analytics.com/g/collect';
const [ANALYTICS, META, LINKEDIN, CUSTOM] = Object.values(CARRIED).map(address =>
  address.replace(/^https:\/\/|\?.*$/g, ''),
) as [string, string, string, string];

interface Leak {
  readonly service: string;
  readonly host: string;
  readonly kind: string;
}
const LEAKS = 'JSON.parse(JSON.stringify(akkoord.leaks))';
const LOADS: readonly string[] = [GTM, ANALYTICS, HIT, META, LINKEDIN, CUSTOM];

/** What of the container and its tags arrived, each once, in the order of `LOADS`. */
const loads = (standIns: StandIns): string[] => {
  const arrived = arrivals(standIns);
  const others = arrived.filter(address => !LOADS.includes(address));
  return [...LOADS.filter(address => arrived.includes(address)), ...others];
};
const gcs = (standIns: StandIns): (string | null)[] =>
  standIns.requests.to('www.google-analytics.com').map(({url}) => new URL(url).searchParams.get('gcs'));

test.beforeEach(({site}) => site.serve('/', {vendors: VENDORS}));

const COMBINATIONS = [
  {analytical: 'denied', tracking: 'denied', expected: [], consent: []},
  {
    analytical: 'granted',
    tracking: 'denied',
    expected: [GTM, ANALYTICS, HIT, CUSTOM],
    consent: ['G101'],
  },
  {analytical: 'denied', tracking: 'granted', expected: [GTM, META, LINKEDIN, CUSTOM], consent: []},
  {analytical: 'granted', tracking: 'granted', expected: [...LOADS], consent: ['G111']},
] as const;

for (const {analytical, tracking, expected, consent} of COMBINATIONS)
  test(`with analytical ${analytical} and tracking ${tracking} the container loads what it may`, async ({
    visitor,
    standIns,
  }) => {
    await visitor.view('/');
    expect(arrivals(standIns)).toEqual([]);
    await visitor.choose({analytical, tracking});
    await expect.poll(() => loads(standIns)).toEqual(expected);
    await expect.poll(() => gcs(standIns)).toEqual(consent);

    standIns.requests.clear();
    await visitor.view('/');
    await expect.poll(() => loads(standIns)).toEqual(expected);
    await expect.poll(() => gcs(standIns)).toEqual(consent);

    const granted = await visitor.page.evaluate(`akkoord.isGranted('google-tag-manager')`);
    expect(granted).toBe(expected.length > 0);
    const leaks = async (): Promise<string[]> =>
      (await visitor.page.evaluate<Leak[]>(LEAKS)).map(
        ({service, host, kind}) => `${kind} ${host} ${service}`,
      );
    await expect.poll(leaks).toEqual(expected.length > 0 ? ['script tags.unlisted-vendor.test '] : []);
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
  const layer = (): Promise<unknown[]> =>
    visitor.page.evaluate(
      `(window.dataLayer ?? []).slice(0, 2).map(entry => entry.event || [entry[0], entry[1], entry[2].analytics_storage, entry[2].ad_storage])`,
    );
  await expect.poll(layer).toEqual([['consent', 'default', 'denied', 'granted'], 'gtm.js']);
});

test('an unlisted host is told of once, as a leak and as an event', async ({visitor, site}) => {
  const listen = `<script>window.heard=[];document.addEventListener('akkoord-leak',function(event){heard.push(event.detail.kind+' '+event.detail.host)})</script>`;
  site.serve('/heard', {vendors: VENDORS, head: listen});
  await visitor.view('/heard');
  await visitor.choose({analytical: 'granted'});
  await expect.poll(() => visitor.page.evaluate('heard')).toEqual(['script tags.unlisted-vendor.test']);
  await visitor.page.evaluate(
    `fetch('https://tags.unlisted-vendor.test/again',{mode:'no-cors'}).then(() => {})`,
  );
  await visitor.page.waitForTimeout(200);
  await expect.poll(() => visitor.page.evaluate('heard')).toEqual(['script tags.unlisted-vendor.test']);
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
  await visitor.page.waitForTimeout(600);
  await expect.poll(() => loads(standIns)).toEqual([GTM, META, LINKEDIN, CUSTOM]);
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
