import {ASKED_STRICT, SEEN_STRICT, strictPage} from '../blocking/strict-policy.ts';
import {expect, test} from './browsers-test.ts';
import {pageHost} from './page-hosts.ts';
import {accept, until} from './until.ts';

test('a nonce, strict-dynamic and enforced Trusted Types: no violation, held and released', async ({
  engine,
  site,
  standIns,
}) => {
  standIns.requests.clear();
  const view = await engine.open(site.put('/', strictPage(site), pageHost('policy')));
  await until(view, `document.querySelectorAll('akkoord-embed').length`, 2);
  expect(await view.evaluate('[typeof trustedTypes, seen, violations]')).toEqual(['object', [], []]);
  await accept(view);
  await until(view, '[...seen].sort()', SEEN_STRICT);
  for (const asked of ASKED_STRICT) await standIns.requests.waitFor(({host}) => host === asked);
  expect(await view.evaluate('violations')).toEqual([]);
  await view.close();
});
