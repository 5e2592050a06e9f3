import {LISTED, tag} from '../blocking/site-page.ts';
import {distFile, workerPage} from '../blocking/worker-site.ts';
import {expect, test} from './browsers-test.ts';
import {pageHost} from './page-hosts.ts';
import {accept, settle, until} from './until.ts';

const UNLISTED = 'any.unlisted.test';
const ALLOWED = ['cdn.allowed.test/s.js', 'deep.wide.test/s.js'];

const script = (address: string): string => `<script src="https://${address}"></script>`;
const strictTag = (attributes: string): string =>
  tag({services: [LISTED]}).replace(
    'akkoord.js"',
    `akkoord.js" data-strict="cdn.allowed.test *.wide.test" ${attributes}`,
  );
const page = (attributes: string): string =>
  workerPage({
    tag: strictTag(attributes),
    head: ALLOWED.map(script).join(''),
    body: `${script(`${UNLISTED}/static.js`)}${script('a.listed.test/s.js')}
<iframe title="unlisted" loading="lazy" src="https://${UNLISTED}/frame.html"></iframe>
<script>const host = ['https:/', '${UNLISTED}', ''].join('/');
const answered = [];
fetch(host + 'fetch').catch(() => answered.push('refused'));
document.head.append(Object.assign(document.createElement('script'), {src: host + 'inserted.js'}));
new Image().src = host + 'image.png';
new Worker(URL.createObjectURL(new Blob(['fetch("' + host + 'worker")'])));
navigator.sendBeacon(host + 'beacon', 'x');
fetch('https://cdn.allowed.test/fetch').then(() => answered.push('allowed'));
fetch('/own').then(({status}) => answered.push('own ' + status));
</script>`,
  });
const RAN = '[...(window.__ran ?? [])].sort()';

test('a strict page holds whatever nobody has listed, for ever, and lets pass what it names', async ({
  engine,
  site,
  standIns,
}) => {
  const host = pageHost('strict');
  site.put('/own', 'own', host);
  standIns.requests.clear();
  const view = await engine.open(site.put('/', page(''), host));
  await until(view, 'answered.sort()', ['allowed', 'own 200', 'refused']);
  await until(view, RAN, ALLOWED);
  await accept(view);
  await until(view, RAN, ['a.listed.test/s.js', ...ALLOWED]);
  await settle(view);
  // What a browser fetches ahead is the one thing that the tag cannot hold, see docs/blocking.md.
  const asked = standIns.requests.to(UNLISTED).map(({path}) => path);
  expect(asked.filter(path => path !== '/static.js')).toEqual([]);
  expect(await view.evaluate(`document.querySelectorAll('akkoord-embed').length`)).toBe(0);
  await view.close();
});

test('with the worker nothing of it leaves from the second view on', async ({engine, site, standIns}) => {
  const host = pageHost('strict-worker');
  site.put('/own', 'own', host);
  site.put('/akkoord-worker.js', {body: distFile('akkoord-worker.js'), type: 'text/javascript'}, host);
  const url = site.put('/', page('data-worker'), host);
  const view = await engine.open(url);
  await until(view, 'navigator.serviceWorker.controller !== null', true);
  await until(
    view,
    `indexedDB.databases().then(all => all.some(({name}) => name === 'akkoord-worker'))`,
    true,
  );
  await settle(view);
  standIns.requests.clear();
  await view.goto(url);
  await until(view, RAN, ALLOWED);
  await settle(view);
  expect(standIns.requests.to(UNLISTED)).toEqual([]);
  await view.close();
});
