import {existsSync, mkdirSync, readdirSync, rmSync, symlinkSync, writeFileSync} from 'node:fs';
import {createServer} from 'node:http';
import {afterEach, describe, expect, it} from 'vitest';
import {type CapturedIo, capturedIo} from '../test/captured-io.ts';
import {scratchFolder} from '../test/scratch.ts';
import {run} from './run.ts';

const scratch = scratchFolder();
const site = {
  site: 'shop',
  controller: {name: 'Voorbeeld B.V.'},
  privacy: '/privacy',
  services: ['youtube'],
  origins: ['https://shop.example'],
  location: 'Delft, NL',
  retention: {duration: 'P5Y', reason: 'to answer complaints'},
};
const configFile = scratch.file('config.json', site);
let folders = 0;
const newFolder = () => scratch.path(`data-${++folders}`);

interface Started {
  readonly url: string;
  readonly console: string | null;
  readonly ownerToken: string | null;
  readonly notices: readonly {readonly hash: string; readonly new: boolean}[];
  readonly stop: () => Promise<number>;
}

const running: (() => Promise<number>)[] = [];
afterEach(async () => {
  for (const stop of running.splice(0)) await stop();
});

/** Runs `akkoord serve --json` until it has told its addresses. */
const serve = (...flags: string[]): Promise<Started> => serveWith('--config', configFile, ...flags);

async function serveWith(...flags: string[]): Promise<Started> {
  const stopping = new AbortController();
  const io = capturedIo({signal: stopping.signal});
  const ended = run(['serve', '--port', '0', '--json', ...flags], io);
  const stop = () => {
    stopping.abort();
    return ended;
  };
  running.push(stop);
  const told = await firstLine(io, ended);
  return {...(JSON.parse(told) as Started), stop};
}

async function firstLine(io: CapturedIo, ended: Promise<number>): Promise<string> {
  let isOver = false;
  void ended.then(() => {
    isOver = true;
  });
  while (!io.out().includes('\n')) {
    if (isOver) throw new Error(io.err());
    await new Promise(resolve => setTimeout(resolve, 5));
  }
  return io.out();
}

describe('akkoord serve', () => {
  it('runs a collector whose owner is told the token at the first start only', async () => {
    const data = newFolder();
    const first = await serve('--data', data);
    expect((await fetch(`${first.url}/healthz`)).status).toBe(200);
    const headers = {authorization: `Bearer ${first.ownerToken}`};
    const sites = await (await fetch(`${first.url}/v1/sites`, {headers})).json();
    expect(sites).toMatchObject({sites: [{id: 'shop', origins: ['https://shop.example'], records: 0}]});
    expect(await first.stop()).toBe(0);
    const second = await serve('--data', data);
    expect(second.ownerToken).toBeNull();
    expect((await fetch(`${second.url}/v1/sites`, {headers})).status).toBe(200);
  });

  it('starts without any config, and keeps the sites that are set up in it', async () => {
    const data = newFolder();
    const {url, ownerToken, stop} = await serveWith('--data', data);
    const {retention, origins, ...rest} = site;
    const wanted = {
      ...rest,
      id: 'fresh',
      name: 'Fresh',
      location: 'NL',
      origins,
      retention,
      languages: ['nl'],
    };
    const headers = {authorization: `Bearer ${ownerToken}`, 'content-type': 'application/json'};
    const made = await fetch(`${url}/v1/sites`, {method: 'POST', headers, body: JSON.stringify(wanted)});
    expect(made.status).toBe(201);
    await stop();
    const again = await serveWith('--data', data);
    expect(await (await fetch(`${again.url}/v1/sites`, {headers})).json()).toMatchObject({
      sites: [{id: 'fresh', setUpIn: 'console', location: 'NL'}],
    });
  });

  it.skipIf(!existsSync('/dev/shm'))(
    'refuses a folder in memory, unless told that it may be one',
    async () => {
      const data = `/dev/shm/akkoord-${crypto.randomUUID()}`;
      const argv = ['serve', '--config', configFile, '--port', '0', '--json', '--data', data];
      const io = capturedIo({env: {AKKOORD_UNLASTING: ''}});
      expect(await run(argv, io)).toBe(2);
      expect(io.err()).toMatch(/collector-not-started.*lies on tmpfs.*--unlasting \(storage-unlasting\)/);
      expect(existsSync(data)).toBe(false);
      const started = await serve('--data', data, '--unlasting');
      expect(await started.stop()).toBe(0);
      rmSync(data, {recursive: true});
    },
  );

  it('tells everything that is wrong with config, flags and environment at once', async () => {
    const config = scratch.file('faults.json', {
      sites: [
        {...site, origins: ['https://shop.example/', 'shop.example'], colour: 'red'},
        {...site, site: 'blog', origins: undefined, location: undefined, retention: undefined, privacy: 7},
        {...site, site: 'jobs', retention: {duration: 'five years', reason: ' '}, erasure: null},
        'jobs',
      ],
    });
    const argv = ['serve', '--port', 'x', '--static', scratch.path('nowhere'), '--json'];
    const io = capturedIo({env: {AKKOORD_CONFIG: config, AKKOORD_LOG: 'loud', AKKOORD_DATA: newFolder()}});
    expect(await run(argv, io)).toBe(2);
    const {message} = (JSON.parse(io.err()) as {error: {message: string}}).error;
    for (const fault of [
      /--port is "x"/,
      /--static is ".*nowhere"/,
      /--log is "loud"/,
      /site 1 has the origin "https:\/\/shop\.example\/"/,
      /site 1 has the origin "shop\.example"/,
      /site 1 is no site config \(config-unknown-key\): colour/,
      /site "blog" lists no origin/,
      /site "blog" gives no retention/,
      /site "blog" does not say where its records lie; add "location"/,
      /site 2 is no site config \(config-bad-value\): privacy/,
      /site 4 is "jobs", expected an object/,
    ])
      expect(message).toMatch(fault);
    const hosted = scratch.file('faults-hosted.json', {
      ...site,
      retention: {duration: 'five years', reason: ' '},
      erasure: null,
    });
    const other = capturedIo({});
    expect(await run(['serve', '--config', hosted, '--data', newFolder(), '--port', '0'], other)).toBe(2);
    for (const fault of [/the retention "five years"/, /no reason for its retention/, /the erasure null/])
      expect(other.err()).toMatch(fault);
  });

  it('logs its start and end as JSON on standard error, and nothing below the level that was asked for', async () => {
    const said = async (...flags: string[]) => {
      const stopping = new AbortController();
      const io = capturedIo({signal: stopping.signal});
      const argv = [
        'serve',
        '--config',
        configFile,
        '--port',
        '0',
        '--json',
        '--data',
        newFolder(),
        ...flags,
      ];
      const ended = run(argv, io);
      const {url} = JSON.parse(await firstLine(io, ended)) as Started;
      await (await fetch(`${url}/v1/receipts/x?secret=x`)).text();
      stopping.abort();
      expect(await ended).toBe(0);
      const lines = io
        .err()
        .split('\n')
        .filter(line => line !== '');
      return lines.map(line => (JSON.parse(line) as {event: string}).event);
    };
    expect(await said()).toEqual(
      expect.arrayContaining(['started', 'retention', 'request', 'stopping', 'stopped']),
    );
    expect(await said('--log', 'error')).toEqual([]);
    const io = capturedIo({});
    expect(await run(['serve', '--config', configFile, '--log', 'loud'], io)).toBe(2);
    expect(io.err()).toMatch(/--log is "loud", expected one of debug, .*\[flag-unusable\]/);
  });

  it('publishes the notices of its sites, and says which were there already', async () => {
    const data = newFolder();
    const first = await serve('--data', data);
    const hash = first.notices[0]?.hash;
    expect(first.notices).toMatchObject([{site: 'shop', new: true}]);
    expect((await fetch(`${first.url}/v1/notices/${hash}`)).status).toBe(200);
    await first.stop();
    expect((await serve('--data', data)).notices).toMatchObject([{hash, new: false}]);
  });

  it('takes records from the origins of the config and of --origin, and from no others', async () => {
    const {url} = await serve('--data', newFolder(), '--origin', 'http://localhost:8080');
    const preflight = async (origin: string) =>
      (await fetch(`${url}/v1/records`, {method: 'OPTIONS', headers: {origin}})).headers.get(
        'access-control-allow-origin',
      );
    expect(await preflight('https://shop.example')).toBe('https://shop.example');
    expect(await preflight('http://localhost:8080')).toBe('http://localhost:8080');
    expect(await preflight('https://other.example')).toBeNull();
  });

  it('serves pages beside the collector, which they cannot stand in for', async () => {
    mkdirSync(scratch.path('pages'), {recursive: true});
    scratch.file('pages/index.html', '<h1>shop</h1>');
    scratch.file('pages/healthz', 'forged');
    const {url} = await serve('--data', newFolder(), '--static', scratch.path('pages'));
    expect(await (await fetch(`${url}/`)).text()).toBe('<h1>shop</h1>');
    expect(await (await fetch(`${url}/healthz`)).json()).toEqual({status: 'ok'});
    expect((await fetch(`${url}/nowhere`)).status).toBe(404);
  });

  it('tells a person where everything is', async () => {
    const stopping = new AbortController();
    const io = capturedIo({signal: stopping.signal, env: {PORT: '0'}});
    const ended = run(['serve', '--config', configFile, '--data', newFolder()], io);
    await firstLine(io, ended);
    stopping.abort();
    expect(await ended).toBe(0);
    expect(io.out()).toMatch(/collector {2}http:\/\/127\.0\.0\.1:\d+\n/);
    expect(io.out()).toMatch(/shown this once:\n {2}akkoord_/);
  });

  it.each([
    ['no origin', {...site, origins: undefined}, [], 'site-origins-missing'],
    ['no retention', {...site, retention: undefined}, [], 'site-config-invalid'],
    ['no place of storage', {...site, location: undefined}, [], 'site-config-invalid'],
    ['records outside the EEA', {...site, location: 'Boston, US'}, [], 'site-config-invalid'],
    [
      'a retention that is none',
      {...site, retention: {duration: 'for ever', reason: 'x'}},
      [],
      'site-config-invalid',
    ],
    [
      'a config built for another notice',
      {...site, notice: {hash: 'a'.repeat(64), materialHash: 'b'.repeat(64)}},
      [],
      'site-config-invalid',
    ],
    ['a port that is none', site, ['--port', '70000'], 'flag-unusable'],
    ['a folder that is not there', site, ['--static', '/no/such/folder'], 'flag-unusable'],
    ['an origin with a path', site, ['--origin', 'https://shop.example/x'], 'site-config-invalid'],
    [
      'one origin for two sites',
      {sites: [site, {...site, site: 'jobs'}]},
      ['--origin', 'http://x.example'],
      'flag-unusable',
    ],
  ])('ends with 2 for %s', async (_, config, flags, code) => {
    const io = capturedIo();
    const path = scratch.file('bad.json', config);
    expect(await run(['serve', '--config', path, '--data', newFolder(), '--port', '0', ...flags], io)).toBe(
      2,
    );
    expect(io.err()).toContain(`[${code}]`);
    expect(io.out()).toBe('');
  });

  it('ends with 2 where the data cannot be used, and leaves them as they are', async () => {
    const data = newFolder();
    await (await serve('--data', data)).stop();
    writeFileSync(`${data}/log-key.json`, 'no key');
    const io = capturedIo();
    expect(await run(['serve', '--config', configFile, '--data', data, '--port', '0'], io)).toBe(2);
    expect(io.err()).toMatch(/key-unreadable.*\[collector-not-started\]/s);
    expect(readdirSync(data)).toContain('records.db');
  });

  it('serves no folder that holds its data, however the two are named', async () => {
    const pages = scratch.path('served');
    mkdirSync(`${pages}/sub`, {recursive: true});
    mkdirSync(scratch.path('served-data'));
    symlinkSync(pages, scratch.path('link'));
    const within = [pages, `${pages}/data`, `${pages}/sub/deep/data`, `${scratch.path('link')}/data`];
    for (const data of within) {
      const io = capturedIo();
      const argv = ['serve', '--config', configFile, '--port', '0', '--static', pages, '--data', data];
      expect(await run(argv, io)).toBe(2);
      expect(io.err()).toMatch(/signing key.*\[flag-unusable\]/);
    }
    expect(readdirSync(pages)).toEqual(['sub']);
    for (const data of [scratch.path('served-data'), `${pages}/../served-beside`])
      expect(await (await serve('--data', data, '--static', pages)).stop()).toBe(0);
  });

  it('ends with 3 where the port is taken', async () => {
    const other = createServer();
    await new Promise<void>(resolve => other.listen(0, '127.0.0.1', resolve));
    const {port} = other.address() as {port: number};
    const io = capturedIo();
    const argv = ['serve', '--config', configFile, '--data', newFolder(), '--port', String(port)];
    expect(await run(argv, io)).toBe(3);
    expect(io.err()).toContain('[port-unavailable]');
    other.close();
  });

  it('keeps the owner’s token for the first start that succeeds', async () => {
    const other = createServer();
    await new Promise<void>(resolve => other.listen(0, '127.0.0.1', resolve));
    const {port} = other.address() as {port: number};
    const data = newFolder();
    const argv = ['serve', '--config', configFile, '--data', data, '--port', String(port)];
    expect(await run(argv, capturedIo())).toBe(3);
    other.close();
    expect((await serve('--data', data)).ownerToken).toMatch(/^akkoord_/);
  });
});
