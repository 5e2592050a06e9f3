import {putCode, REPLAYED, replayCases} from '../blocking/replay-cases.ts';
import {pageOf} from '../blocking/site-page.ts';
import {expect, test} from './browsers-test.ts';
import {pageHost} from './page-hosts.ts';
import {accept, until} from './until.ts';

for (const {id, title, parts, code = {}, delays = {}, before = [], after, facts} of replayCases)
  test(title, async ({engine, site, standIns}) => {
    for (const [address, body] of Object.entries(code)) putCode(site, address, body);
    for (const [host, behaviour] of Object.entries(delays)) standIns.behave(host, behaviour);
    const html = pageOf({...parts, tag: REPLAYED});
    const view = await engine.open(site.put('/', html, pageHost(`replay-${id}`)));
    await until(view, 'seen', before);
    await accept(view);
    for (const host of Object.keys(delays)) standIns.behave(host, {});
    await until(view, 'seen', after);
    for (const [expression, value] of facts ?? [])
      await expect
        .poll(async () => (await view.evaluate(expression)) ?? undefined, expression)
        .toEqual(value);
    await view.close();
  });
