import {writeFileSync} from 'node:fs';
import {createNodeCollector} from '@akkoord/collector/node';
import {describe, expect, it} from 'vitest';
import {capturedIo} from '../test/captured-io.ts';
import {scratchFolder} from '../test/scratch.ts';
import {run} from './run.ts';

const scratch = scratchFolder();
const sites = [
  {
    id: 'shop',
    origins: ['https://shop.example'],
    location: 'Delft, NL',
    retention: {duration: 'P5Y', reason: 'complaints'},
  },
];

describe('akkoord token', () => {
  it('lets an owner in again whose token was lost, while the collector runs', async () => {
    const data = scratch.path('data');
    const collector = await createNodeCollector({dataDir: data, sites});
    await collector.firstToken();
    const io = capturedIo();
    expect(await run(['token', '--data', data], io)).toBe(0);
    expect(io.out()).toMatch(/^akkoord_[\w-]{43}\n$/);
    const headers = {authorization: `Bearer ${io.out().trim()}`};
    const answer = await collector.fetch(new Request('https://c.example/v1/tokens', {headers}));
    const {tokens} = (await answer.json()) as {tokens: {name: string; role: string}[]};
    expect(tokens.map(({name, role}) => [name, role])).toEqual([
      ['owner', 'owner'],
      ['owner', 'owner'],
    ]);
    await collector.close();
  });

  it('makes one of any role, for whoever is named', async () => {
    const data = scratch.path('other');
    await (await createNodeCollector({dataDir: data, sites})).close();
    const io = capturedIo();
    expect(await run(['token', '--data', data, '--role', 'dpo', '--name', 'Ada', '--json'], io)).toBe(0);
    const {token, ...told} = JSON.parse(io.out()) as {token: string};
    expect(told).toEqual({name: 'Ada', role: 'dpo', data});
    const collector = await createNodeCollector({dataDir: data, sites});
    const headers = {authorization: `Bearer ${token}`};
    const session = await collector.fetch(new Request('https://c.example/v1/session', {headers}));
    expect(await session.json()).toMatchObject({name: 'Ada', role: 'dpo'});
    await collector.close();
  });

  it('makes one that opens the named sites alone', async () => {
    const data = scratch.path('held');
    await (await createNodeCollector({dataDir: data, sites})).close();
    const io = capturedIo();
    const named = ['--site', 'blog', '--site', 'shop', '--json'];
    expect(await run(['token', '--data', data, '--role', 'viewer', ...named], io)).toBe(0);
    const {token, ...told} = JSON.parse(io.out()) as {token: string};
    expect(told).toMatchObject({role: 'viewer', sites: ['blog', 'shop']});
    const collector = await createNodeCollector({dataDir: data, sites});
    const headers = {authorization: `Bearer ${token}`};
    const session = await collector.fetch(new Request('https://c.example/v1/session', {headers}));
    expect(await session.json()).toMatchObject({sites: ['blog', 'shop']});
    await collector.close();
  });

  it('invites by a link whose fragment opens a session and a token once', async () => {
    const data = scratch.path('invited');
    await (await createNodeCollector({dataDir: data, sites})).close();
    const io = capturedIo();
    const flags = ['--role', 'dpo', '--name', 'Fatima', '--site', 'shop', '--url', 'https://c.example/'];
    expect(await run(['token', 'invite', '--data', data, ...flags], io)).toBe(0);
    const [, base, secret] = /^(.+)#invitation=([\w-]+)\n$/.exec(io.out()) ?? [];
    expect(base).toBe('https://c.example/console/');
    const collector = await createNodeCollector({dataDir: data, sites});
    const accept = () =>
      collector.fetch(
        new Request('https://c.example/v1/invitations/accept', {
          method: 'POST',
          headers: {'content-type': 'application/json'},
          body: JSON.stringify({secret}),
        }),
      );
    expect(await (await accept()).json()).toMatchObject({name: 'Fatima', role: 'dpo', sites: ['shop']});
    expect(await (await accept()).json()).toMatchObject({code: 'invitation-unknown'});
    await collector.close();
  });

  it.each([
    [['--role', 'boss'], 'flag-unusable', 'owner, dpo, viewer'],
    [['--name', 'a\nb'], 'flag-unusable', 'on one line'],
    [['--site', 'The Shop'], 'flag-unusable', 'the id of a site'],
    [['revoke'], 'flag-unusable', 'expected invite'],
    [['invite'], 'flag-missing', '--url'],
    [['invite', '--url', 'consent'], 'flag-unusable', 'https://'],
    [['invite', '--url', 'https://c.example', '--days', '0'], 'flag-unusable', '1 to 30'],
    [['invite', '--url', 'https://c.example', '--role', 'server'], 'flag-unusable', 'opens no links'],
    [['--data', scratch.path('nowhere')], 'flag-unusable', 'no records.db'],
  ])('ends with 2 for %j', async (flags, code, words) => {
    const io = capturedIo();
    expect(await run(['token', '--data', scratch.path('no-data'), ...flags], io)).toBe(2);
    expect(io.err()).toContain(`[${code}]`);
    expect(io.err()).toContain(words);
  });

  it('ends with 2 where the database is none', async () => {
    const data = scratch.path('broken');
    await (await createNodeCollector({dataDir: data, sites})).close();
    writeFileSync(`${data}/records.db`, 'no database, but long enough to be taken for one'.repeat(20));
    const io = capturedIo();
    expect(await run(['token', '--data', data], io)).toBe(2);
    expect(io.err()).toContain('[collector-not-started]');
  });
});
