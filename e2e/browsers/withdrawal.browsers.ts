import type {Service} from '@akkoord/schema';
import {LISTED, pageOf, tag} from '../blocking/site-page.ts';
import {expect, test} from './browsers-test.ts';
import {pageHost} from './page-hosts.ts';
import {accept, settle, until} from './until.ts';

/** A service that stores wherever a page can. */
const STORING: Service = {
  ...LISTED,
  cookies: [
    {name: '_ga', duration: 'P2Y'},
    {name: '_ga_*', duration: 'P2Y'},
    {name: '__Secure-ga', duration: 'P2Y'},
    {name: 'listed.id', duration: 'persistent', kind: 'localStorage'},
    {name: 'listed.visit', duration: 'session', kind: 'sessionStorage'},
    {name: 'listed-*', duration: 'persistent', kind: 'indexedDB'},
  ],
};

/** What the page holds, ours aside, and what other vendors of these specs have set for all its sites. */
const STORED = `indexedDB.databases().then(all => [
  ...document.cookie.split('; ').map(pair => pair.split('=')[0]),
  ...Object.keys(localStorage), ...Object.keys(sessionStorage), ...all.map(({name}) => name),
].filter(name => name && !/^(akkoord|ran_)/.test(name)).sort())`;

test('a withdrawal erases cookies of every path and domain, both storages and databases, and nothing else', async ({
  engine,
  site,
}) => {
  const host = pageHost('withdrawal');
  const html = pageOf({tag: tag({services: [STORING]})});
  const view = await engine.open(site.put('/shop/cart/', html, host));
  await accept(view);
  await view.evaluate(`(async () => {
    for (const place of ['Path=/', 'Path=/shop', 'Path=/shop/', 'Path=/shop/cart/', 'Path=/; Domain=pages.test', 'Path=/shop; Domain=${host}'])
      document.cookie = '_ga=1; ' + place;
    document.cookie = '_ga_AB12=1; Path=/shop/cart';
    document.cookie = '__Secure-ga=1; Secure; Path=/';
    document.cookie = 'own=1; Path=/';
    localStorage.setItem('listed.id', '1'); localStorage.setItem('own', '1');
    sessionStorage.setItem('listed.visit', '1'); sessionStorage.setItem('own', '1');
    for (const name of ['listed-queue', 'own'])
      await new Promise(done => { const request = indexedDB.open(name); request.onsuccess = () => { request.result.close(); done() } });
  })()`);
  const before = await view.evaluate<string[]>(STORED);
  expect(before.filter(name => name === '_ga').length).toBeGreaterThanOrEqual(4);
  for (const name of ['__Secure-ga', '_ga_AB12', 'listed-queue', 'listed.id', 'listed.visit'])
    expect(before).toContain(name);
  await view.evaluate('akkoord.withdraw().then(() => 1)');
  await until(view, STORED, ['own', 'own', 'own', 'own']);
  await settle(view);
  expect(await view.evaluate('akkoord.leaks')).toEqual([]);
  await view.close();
});

test('what was granted is held again from the moment of a withdrawal on, and frames are stopped', async ({
  engine,
  site,
  standIns,
}) => {
  standIns.requests.clear();
  const body = `<iframe title="film" width="300" height="200" src="https://film.listed.test/f.html"></iframe>`;
  const view = await engine.open(site.put('/', pageOf({body}), pageHost('held-again')));
  await accept(view);
  await until(view, `document.querySelectorAll('akkoord-embed').length`, 0);
  await standIns.requests.waitFor(({host}) => host === 'film.listed.test');
  await view.evaluate('akkoord.withdraw().then(() => 1)');
  standIns.requests.clear();
  await view.evaluate(`(() => {
    const at = ['https:/', 'again.listed.test', ''].join('/');
    document.head.append(Object.assign(document.createElement('script'), {src: at + 's.js'}));
    new Image().src = at + 'i.gif';
    fetch(at + 'f').catch(() => {});
  })()`);
  await until(view, `document.querySelectorAll('akkoord-embed').length`, 1);
  await until(view, `document.querySelector('iframe[title=film]').contentDocument?.URL`, 'about:blank');
  await settle(view);
  expect(standIns.requests.thirdParty()).toEqual([]);
  await view.close();
});
