import {CARRIER, COMBINATIONS, CUSTOM_LEAK, LAYER_START, LEAKED, LOADS, loads} from '../blocking/carried.ts';
import {taggedPage} from '../blocking/tagged-page.ts';
import {hits} from '../blocking/tagged-vendors.ts';
import {expect, test} from './browsers-test.ts';
import {ownDomain} from './page-hosts.ts';
import {accept, settle, until} from './until.ts';

for (const [index, {analytical, tracking, expected, consent}] of COMBINATIONS.entries())
  test(`with analytical ${analytical} and tracking ${tracking} the container loads what it may`, async ({
    engine,
    site,
    standIns,
  }) => {
    const host = ownDomain(`carrier-${index as 0 | 1 | 2 | 3}`);
    const url = site.put('/', taggedPage({vendors: CARRIER}), host);
    standIns.requests.clear();
    const view = await engine.open(url);
    await settle(view);
    expect(standIns.requests.thirdParty()).toEqual([]);
    await view.evaluate(`akkoord.set(${JSON.stringify({analytical, tracking})}).then(() => 1)`);
    for (const isFirst of [true, false]) {
      await expect.poll(() => loads(standIns)).toEqual(expected);
      await expect.poll(() => hits(standIns)).toEqual(consent);
      await settle(view);
      expect(loads(standIns)).toEqual(expected);
      await until(view, LEAKED, expected.length > 0 ? [CUSTOM_LEAK] : []);
      if (consent.length > 0)
        await until(view, LAYER_START, [
          ['consent', 'default', analytical, tracking],
          ['consent', 'update', analytical, tracking],
          'gtm.js',
        ]);
      standIns.requests.clear();
      // What a third view would ask for could arrive in the test after this one.
      if (isFirst) await view.goto(url);
    }
    await view.close();
  });

test('a category that is granted later lets its tags out of the container that runs', async ({
  engine,
  site,
  standIns,
}) => {
  standIns.requests.clear();
  const view = await engine.open(site.put('/', taggedPage({vendors: CARRIER}), ownDomain('carrier-later')));
  await view.evaluate(`akkoord.set({analytical: 'granted', tracking: 'denied'}).then(() => 1)`);
  await expect.poll(() => hits(standIns)).toEqual(['G101']);
  await accept(view);
  await expect.poll(() => loads(standIns)).toEqual(LOADS);
  expect(standIns.requests.thirdParty().filter(({path}) => path.startsWith('/gtm.js'))).toHaveLength(1);
  await view.close();
});
