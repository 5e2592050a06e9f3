import {canonicalHash} from '@akkoord/ledger/canonical';
import {languages} from '@akkoord/locales';
import {materialPart} from '@akkoord/schema';
import {describe, expect, it} from 'vitest';
import {capturedIo} from '../test/captured-io.ts';
import {scratchFolder} from '../test/scratch.ts';
import {run} from './run.ts';

const scratch = scratchFolder();
const config = {
  site: 'shop',
  controller: {name: 'Voorbeeld B.V.'},
  privacy: '/privacy',
  services: ['youtube', 'google-analytics'],
};
const created = {answer: () => Response.json({}, {status: 201})};

describe('akkoord notice publish', () => {
  it('puts a notice that hashes to its address, with texts that hash to its entries', async () => {
    const io = capturedIo(created);
    const path = scratch.file('config.json', config);
    expect(await run(['notice', 'publish', '--config', path, '--token', 't'], io)).toBe(0);
    const [request] = io.requests;
    const {notice, texts} = JSON.parse(request?.body ?? '');
    expect(request).toMatchObject({method: 'PUT', token: 't'});
    expect(request?.url).toBe(`http://localhost:4300/v1/notices/${await canonicalHash(notice)}`);
    expect(Object.keys(texts)).toEqual(languages);
    for (const language of languages)
      expect(await canonicalHash(texts[language])).toBe(notice.texts[language]);
  });

  it('publishes every site of a file, and tells new ones from known ones', async () => {
    let answers = 0;
    const io = capturedIo({
      answer: () => {
        answers += 1;
        return Response.json({}, {status: answers === 1 ? 201 : 200});
      },
    });
    const sites = [config, {...config, site: 'jobs', origins: ['https://jobs.example']}];
    const path = scratch.file('sites.json', {sites});
    expect(await run(['notice', 'publish', '--config', path, '--json'], io)).toBe(0);
    expect(
      JSON.parse(io.out()).notices.map((one: {site: string; new: boolean}) => [one.site, one.new]),
    ).toEqual([
      ['shop', true],
      ['jobs', false],
    ]);
  });

  it('takes no page for a collector that has the notice', async () => {
    const page = {answer: () => new Response('<p>hi', {headers: {'content-type': 'text/html'}})};
    const io = capturedIo(page);
    expect(await run(['notice', 'publish', '--config', scratch.file('config.json', config)], io)).toBe(3);
    expect(io.err()).toContain('[collector-answer-unusable]');
    expect(io.out()).toBe('');
  });

  it('ends with 4 when the token is of no owner', async () => {
    const refusing = {
      answer: () => Response.json({code: 'forbidden', message: 'owners only'}, {status: 403}),
    };
    const io = capturedIo(refusing);
    expect(await run(['notice', 'publish', '--config', scratch.file('config.json', config)], io)).toBe(4);
    expect(io.err()).toContain('owners only');
  });

  it('refuses a config that was built for another notice', async () => {
    const stale = {...config, notice: {hash: 'a'.repeat(64), materialHash: 'b'.repeat(64)}};
    const io = capturedIo(created);
    expect(await run(['notice', 'publish', '--config', scratch.file('stale.json', stale)], io)).toBe(2);
    expect(io.requests).toEqual([]);
  });

  it.each([
    ['an unknown service', {...config, services: ['doubleclik']}, 'config-unknown-service'],
    ['an unknown key', {...config, buttons: 'green'}, 'config-unknown-key'],
    ['an origin with a path', {...config, origins: ['https://shop.example/']}, 'origin'],
    ['origins that are no list', {...config, origins: 'https://shop.example'}, 'origins'],
    ['no site at all', {sites: []}, 'names no site'],
    ['a site twice', {sites: [config, config]}, '"shop" twice'],
    ['text', '"shop"', 'expected an object'],
  ])('ends with 2 for %s and says so', async (_, content, words) => {
    const io = capturedIo(created);
    expect(await run(['notice', 'publish', '--config', scratch.file('bad.json', content)], io)).toBe(2);
    expect(io.err()).toContain(words);
    expect(io.err()).toContain('[site-config-invalid]');
    expect(io.requests).toEqual([]);
  });
});

describe('akkoord notice build', () => {
  it('prints the config with the hashes that publish uses', async () => {
    const publishing = capturedIo(created);
    const path = scratch.file('config.json', config);
    await run(['notice', 'publish', '--config', path], publishing);
    const {notice} = JSON.parse(publishing.requests[0]?.body ?? '');
    const io = capturedIo();
    expect(await run(['notice', 'build', '--config', path], io)).toBe(0);
    expect(JSON.parse(io.out())).toEqual({
      ...config,
      notice: {hash: await canonicalHash(notice), materialHash: await canonicalHash(materialPart(notice))},
    });
  });

  it('gives what it printed the same hashes again', async () => {
    const first = capturedIo();
    await run(['notice', 'build', '--config', scratch.file('config.json', config)], first);
    const second = capturedIo();
    await run(['notice', 'build', '--config', scratch.file('built.json', first.out())], second);
    expect(second.out()).toBe(first.out());
  });

  it('leaves the origins of several sites where they are', async () => {
    const sites = [config, {...config, site: 'jobs', origins: ['https://jobs.example']}];
    const io = capturedIo();
    await run(['notice', 'build', '--config', scratch.file('sites.json', {sites})], io);
    expect(JSON.parse(io.out()).sites[1].origins).toEqual(['https://jobs.example']);
  });
});
