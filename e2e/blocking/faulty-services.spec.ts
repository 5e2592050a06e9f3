import type {Service} from '@akkoord/schema';
import {LISTED, pageOf} from './site-page.ts';
import {expect, test, told} from './worker-test.ts';

const {vendor: _, ...nobodys} = LISTED;

/** Services of the site's own, each with another slip; `host` is on none of them but its own. */
const SLIPS: readonly {readonly host: string; readonly service: object; readonly code: string}[] = [
  {
    host: 'a.nobodys.test',
    service: {...nobodys, id: 'nobodys', match: ['*.nobodys.test']},
    code: 'config-missing-key: found services[1].vendor = nothing',
  },
  {
    host: 'a.endless.test',
    service: {...LISTED, id: 'endless', match: ['*.endless.test'], cookies: [{name: '_x', duration: 2}]},
    code: 'config-bad-value: found services[2].cookies[0].duration = 2',
  },
  {
    host: 'a.patterned.test',
    service: {...LISTED, id: 'patterned', match: ['https://A.patterned.test/js']},
    code: 'config-bad-value: found services[3].match[0] = "https://A.patterned.test/js"',
  },
  {
    host: 'a.texted.test',
    service: {...LISTED, id: 'texted', match: 'a.texted.test'},
    code: 'config-bad-value: found services[4].match = "a.texted.test"',
  },
  {
    host: 'a.keyed.test',
    service: {...LISTED, id: 'keyed', match: ['*.keyed.test'], kind: 'pixel'},
    code: 'config-unknown-key: found services[5].kind = "pixel"',
  },
];
const TWICE = {...LISTED, match: ['*.twice.test']};
const FREE = 'any.unlisted.test';

interface Setting {
  readonly services: readonly object[];
  readonly attributes?: string;
  readonly controller?: object;
}

const tag = ({services, attributes = '', controller = {name: 'Site BV'}}: Setting): string =>
  `<script type="application/json" id="akkoord-config">${JSON.stringify({site: 'site-test', controller, privacy: '/privacy', services})}</script>
<script src="/akkoord/akkoord.js" ${attributes}></script>`;

/** A page that asks each of `hosts` by a script in its mark-up, an inserted one and a fetch. */
const page = (hosts: readonly string[], setting: Setting): string =>
  pageOf({
    tag: tag(setting),
    body: `${hosts.map(host => `<script src="https://${host}/js/static.js"></script>`).join('')}
<script>for (const host of ${JSON.stringify(hosts)}) {
  const at = ['https:/', host, 'js', ''].join('/');
  document.head.append(Object.assign(document.createElement('script'), {src: at + 'inserted.js'}));
  fetch(at + 'fetched').catch(() => {});
}</script>`,
  });
/** What the browser fetches ahead is the one thing that the tag alone cannot hold, see docs/blocking.md. */
const dynamic = (arrived: readonly string[]): string[] => arrived.filter(name => !name.endsWith('static.js'));
const scripts = (host: string): string[] => [`${host}/js/inserted.js`, `${host}/js/static.js`];
const asked = (host: string): string[] => [`${host}/js/fetched`, `${host}/js/inserted.js`];
const ran = '[...(window.__ran ?? [])].sort()';

test('a service with a fault is held in nobody’s name, each fault is named, and the rest goes on', async ({
  site,
  visitor,
}) => {
  const messages: string[] = [];
  const errors: unknown[] = [];
  visitor.page.on('console', message => messages.push(message.text()));
  visitor.page.on('pageerror', error => errors.push(error));
  const hosts = SLIPS.map(({host}) => host);
  const services = [LISTED, ...SLIPS.map(({service}) => service)];
  site.put('/', page([...hosts, 'a.listed.test', FREE], {services, attributes: 'data-worker'}));
  await visitor.firstView();
  expect(dynamic(await visitor.arrivals(asked(FREE))).sort()).toEqual(asked(FREE));
  await expect.poll(() => visitor.page.evaluate(ran)).toEqual(scripts(FREE));
  for (const {code} of SLIPS)
    await expect.poll(() => messages).toContainEqual(expect.stringContaining(`[akkoord] ${code}`));
  for (const host of hosts)
    await expect
      .poll(() => messages)
      .toContainEqual(expect.stringContaining(`[akkoord] strict-refused: found ${host}`));

  await told(visitor);
  await visitor.arrivals();
  await visitor.open('/');
  const free = [...asked(FREE), `${FREE}/js/static.js`].sort();
  expect((await visitor.arrivals(free)).sort()).toEqual(free);
  // What the worker has refused stands in resource timing too, and is no leak.
  await expect.poll(() => visitor.page.evaluate('akkoord.leaks.map(({host}) => host)')).toEqual([FREE]);

  await visitor.page.evaluate('akkoord.acceptAll()');
  await expect
    .poll(() => visitor.page.evaluate(ran))
    .toEqual([...scripts('a.listed.test'), ...scripts(FREE)]);
  await visitor.open('/');
  await expect
    .poll(() => visitor.page.evaluate(ran))
    .toEqual([...scripts('a.listed.test'), ...scripts(FREE)]);
  expect((await visitor.arrivals()).filter(name => hosts.some(host => name.includes(host)))).toEqual([]);
  expect(errors).toEqual([]);
});

test('of two services under one id the first is asked about, and the second stays held', async ({
  site,
  visitor,
}) => {
  site.put('/', page(['a.twice.test', 'a.listed.test'], {services: [LISTED, TWICE]}));
  await visitor.open('/');
  await expect.poll(() => visitor.warnings).toContain('config-duplicate-id');
  await visitor.page.evaluate('akkoord.acceptAll()');
  await expect.poll(() => visitor.page.evaluate(ran)).toEqual(scripts('a.listed.test'));
  expect(dynamic(await visitor.arrivals()).filter(name => name.includes('twice'))).toEqual([]);
});

const UNUSABLE: readonly (readonly [string, string, readonly string[]])[] = [
  ['holds the site’s own services too', '', [FREE, 'cdn.allowed.test']],
  [
    'of a strict site holds whatever it does not name',
    'data-strict="cdn.allowed.test"',
    ['cdn.allowed.test'],
  ],
];
for (const [title, attributes, passing] of UNUSABLE) {
  test(`a configuration that cannot be used ${title}`, async ({site, visitor}) => {
    const services: readonly Service[] = [LISTED];
    const hosts = ['a.listed.test', FREE, 'cdn.allowed.test', 'static.worker-site.test'];
    site.put('/', page(hosts, {services, attributes, controller: {}}));
    await visitor.open('/');
    const pass = [...passing, 'static.worker-site.test'];
    const expected = pass.flatMap(asked).sort();
    expect(dynamic(await visitor.arrivals(expected)).sort()).toEqual(expected);
    await expect.poll(() => visitor.page.evaluate(ran)).toEqual(pass.flatMap(scripts).sort());
    await expect.poll(() => visitor.warnings).toContain('config-missing-key');
    await expect(visitor.page.locator('akkoord-banner')).toHaveCount(0);
  });
}
