import {taggedPage} from '../blocking/tagged-page.ts';
import {
  ALL,
  EVERYTHING,
  hits,
  NOTHING,
  pixels,
  queue,
  SCRIPTS,
  scriptsIn,
} from '../blocking/tagged-vendors.ts';
import {expect, test} from './browsers-test.ts';
import {ownDomain} from './page-hosts.ts';
import {accept, settle, until} from './until.ts';

test('vendors on the tag ask for nothing before a choice and after a refusal, on every view', async ({
  engine,
  site,
  standIns,
}) => {
  const url = site.put('/', taggedPage({vendors: ALL}), ownDomain('vendors-refused'));
  standIns.requests.clear();
  const view = await engine.open(url);
  await until(view, `document.querySelectorAll('akkoord-banner').length`, 1);
  await settle(view);
  await view.goto(url);
  await settle(view);
  expect(standIns.requests.thirdParty()).toEqual([]);
  expect(await view.evaluate('[window.dataLayer, window.fbq, window._paq, window.uetq].join()')).toBe(',,,');
  await view.evaluate('akkoord.rejectAll().then(() => 1)');
  await settle(view);
  await view.goto(url);
  await settle(view);
  expect(standIns.requests.thirdParty()).toEqual([]);
  await view.close();
});

test('after a grant every vendor is told first, loads and reports; after a withdrawal it is told, and asks no more', async ({
  engine,
  site,
  standIns,
}) => {
  // A form that is being filled in keeps the page from being loaded again, so that its queues can be read.
  const html = taggedPage({vendors: ALL, body: '<label>Name <input></label>'});
  const url = site.put('/', html, ownDomain('vendors-granted'));
  standIns.requests.clear();
  const view = await engine.open(url);
  await accept(view);
  await expect.poll(() => scriptsIn(standIns)).toEqual(Object.keys(SCRIPTS));
  await expect.poll(() => [hits(standIns), pixels(standIns)]).toEqual([['G111'], 1]);
  await until(view, queue('dataLayer[0]'), ['consent', 'default', EVERYTHING]);
  await until(view, queue('_paq.slice(0, 2)'), [['requireConsent'], ['setConsentGiven']]);
  await until(view, queue('uetq'), ['consent', 'default', {ad_storage: 'granted'}]);
  await until(view, queue('ttq'), [['holdConsent'], ['grantConsent'], ['page']]);
  await until(view, queue('clarity.q'), [
    ['consentv2', {ad_Storage: 'granted', analytics_Storage: 'granted'}],
  ]);

  await view.goto(url);
  await expect.poll(() => [hits(standIns), pixels(standIns)]).toEqual([['G111', 'G111'], 2]);
  await until(view, `/(^|; )_ga=/.test(document.cookie)`, true);
  await view.evaluate(`document.querySelector('input').value = 'Kim'`);
  await settle(view);
  standIns.requests.clear();
  await view.evaluate('akkoord.withdraw().then(() => 1)');
  await view.evaluate(`void (gtag('event', 'apply'), fbq('track', 'Lead'))`);
  await settle(view);
  expect(standIns.requests.thirdParty()).toEqual([]);
  await until(view, queue('dataLayer.at(-2)'), ['consent', 'update', NOTHING]);
  await until(view, queue('_paq.at(-1)'), ['forgetConsentGiven']);
  await until(view, queue('ttq.at(-1)'), ['revokeConsent']);
  await until(view, queue('uetq.slice(-3)'), ['consent', 'update', {ad_storage: 'denied'}]);
  await until(view, '/_ga|_fbp|_cl|_hj|_pk|_uet|_ttp/.test(document.cookie)', false);
  await view.close();
});
