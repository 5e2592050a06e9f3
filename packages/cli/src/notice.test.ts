import {createHash} from 'node:crypto';
import {readFileSync} from 'node:fs';
import {noticeOf} from '@akkoord/collector/site-notice';
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

  it('holds the words of a language that the site names by its region', async () => {
    const io = capturedIo(created);
    const path = scratch.file('regional.json', {...config, languages: ['pt-BR', 'no']});
    expect(await run(['notice', 'publish', '--config', path, '--token', 't'], io)).toBe(0);
    const {notice, texts} = JSON.parse(io.requests[0]?.body ?? '');
    expect([Object.keys(notice.texts), Object.keys(texts)]).toEqual([
      ['pt', 'nb'],
      ['pt', 'nb'],
    ]);
    expect(notice.texts.pt).toBe(await canonicalHash(texts.pt));
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

describe('akkoord notice build --out', () => {
  it('writes what is hashed, so that any SHA-256 tool gives the hashes', async () => {
    const io = capturedIo();
    const folder = scratch.path('built');
    const path = scratch.file('config.json', config);
    expect(await run(['notice', 'build', '--config', path, '--out', folder], io)).toBe(0);
    const read = (name: string) => readFileSync(`${folder}/${name}`);
    const sha256 = (bytes: Buffer) => createHash('sha256').update(bytes).digest('hex');
    const {hash, texts} = JSON.parse(read('shop.hashes.json').toString());
    expect(sha256(read('shop.notice.json'))).toBe(hash);
    expect(JSON.parse(io.out()).notice.hash).toBe(hash);
    expect(Object.keys(texts).length).toBeGreaterThan(3);
    for (const [language, expected] of Object.entries(texts))
      expect(sha256(read(`shop.texts.${language}.json`))).toBe(expected);
  });

  it('says so where it cannot write', async () => {
    const io = capturedIo();
    const path = scratch.file('config.json', config);
    expect(await run(['notice', 'build', '--config', path, '--out', `${path}/below`], io)).toBe(2);
    expect(io.err()).toContain('[file-unwritable]');
  });
});

describe('akkoord notice diff', () => {
  const diff = async (older: object, newer: object, ...flags: readonly string[]) => {
    const io = capturedIo();
    const [one, other] = [scratch.file('older.json', older), scratch.file('newer.json', newer)];
    return {code: await run(['notice', 'diff', one, other, ...flags], io), io};
  };

  it('says in words what has changed, and who is asked again', async () => {
    const {code, io} = await diff({...config, services: ['google-analytics']}, {...config, version: '2'});
    expect(code).toBe(0);
    expect(io.out()).toBe(
      'shop: material; visitors are asked again about tracking, youtube\n' +
        '  material   YouTube added to tracking\n' +
        '  editorial  version 2, was 1\n',
    );
  });

  it('asks nobody again where only words have changed', async () => {
    const {io} = await diff(config, {...config, privacy: '/p'}, '--json');
    expect(JSON.parse(io.out()).notices).toEqual([
      {
        site: 'shop',
        verdict: 'editorial',
        changes: [
          {
            kind: 'editorial',
            key: 'privacy',
            values: {url: '/p'},
            text: 'privacy statement at /p',
            asks: [],
          },
        ],
        asks: [],
      },
    ]);
  });

  it('compares what a collector has published with a config', async () => {
    const {notice, texts} = await noticeOf(config);
    const {io} = await diff({notice, texts, materialHash: 'x', publishedAt: 'y'}, config);
    expect(io.out()).toBe('shop: unchanged\n');
    expect((await diff(notice, config)).io.out()).toBe('shop: unchanged\n');
  });

  it.each([
    ['one file', ['notice', 'diff', 'a.json'], 'flag-missing'],
    ['a file that is not there', ['notice', 'diff', 'a.json', 'b.json'], 'file-unreadable'],
    ['a word too many', ['notice', 'lint', 'x'], 'flag-unusable'],
  ])('refuses %s', async (_, argv, code) => {
    const io = capturedIo();
    expect(await run(argv, io)).toBe(2);
    expect(io.err()).toContain(`[${code}]`);
  });

  it('refuses a notice that is none, and files of other sites', async () => {
    const none = await diff({schema: 'akkoord/notice/1'}, config);
    expect(none.io.err()).toContain('[site-config-invalid]');
    const two = {sites: [config, {...config, site: 'jobs'}]};
    expect((await diff(config, two)).io.err()).toContain('has no site "jobs"');
  });
});

describe('akkoord notice lint', () => {
  const tracker = {
    ...config,
    categories: [{id: 'functional', exempt: 'needed'}],
    services: [
      {
        id: 'numbers',
        name: 'Numbers',
        vendor: 'Numbers Ltd',
        category: 'functional',
        purposes: ['security'],
        data: ['device'],
        match: ['numbers.example'],
        cookies: [{name: '_ga', duration: 'P13M'}],
        privacy: '/p',
        checked: '2026-01-01',
        sources: ['/s'],
      },
    ],
  };

  it('lets what says everything be published, with what is left to weigh', async () => {
    const io = capturedIo();
    expect(await run(['notice', 'lint', '--config', scratch.file('config.json', config)], io)).toBe(0);
    expect(io.out()).toContain('[notice-contact-missing]');
    expect(io.out()).toContain('may be published');
  });

  it('finds a known tracker that is called functional, which publish then refuses', async () => {
    const io = capturedIo(created);
    const path = scratch.file('tracker.json', tracker);
    expect(await run(['notice', 'lint', '--config', path], io)).toBe(1);
    expect(io.out()).toContain('a cookie of Google Analytics in functional');
    expect(await run(['notice', 'publish', '--config', path, '--token', 't'], io)).toBe(2);
    expect(io.err()).toContain('[notice-incomplete]');
    expect(io.requests).toEqual([]);
  });

  it('has nothing to correct in the whole catalogue', async () => {
    const {services: _, ...whole} = config;
    const io = capturedIo();
    await run(['notice', 'lint', '--json', '--config', scratch.file('whole.json', whole)], io);
    const {findings} = JSON.parse(io.out()) as {findings: {severity: string}[]};
    expect(findings.filter(({severity}) => severity === 'error')).toEqual([]);
  });
});

describe('texts of a site’s own', () => {
  const texts = {nl: {'banner.title': 'Koekjes bij de bakker', answers: 'Alles toestaan / Alles weigeren'}};

  it('are part of what is hashed and published, and leave the material hash alone', async () => {
    const [plain, own] = [await noticeOf(config), await noticeOf({...config, texts})];
    expect(own.texts.nl).toMatchObject({
      'banner.title': 'Koekjes bij de bakker',
      'choice.accept': 'Alles toestaan',
      'own.title': 'Jouw keuze',
    });
    expect(await canonicalHash(own.texts.nl)).toBe(own.notice.texts.nl);
    expect(own.notice.texts.nl).not.toBe(plain.notice.texts.nl);
    expect(own.notice.texts.en).toBe(plain.notice.texts.en);
    expect(own.hash).not.toBe(plain.hash);
    expect(own.materialHash).toBe(plain.materialHash);
  });

  it.each([
    ['a verb on a button', {nl: {'banner.close': 'Doorgaan'}}, '(text-on-button), expected no words'],
    ['answers of no set', {nl: {answers: 'Ja graag / Liever niet'}}, '(text-on-button), expected no words'],
    [
      'a text without its placeholder',
      {nl: {'banner.question': 'Mogen we?'}},
      '(text-placeholders), expected each placeholder',
    ],
    ['a text that is too long', {nl: {'banner.title': 'K'.repeat(200)}}, '(text-too-long), expected at most'],
    ['a text that nobody shows', {nl: {'no.such': 'Koekjes'}}, '(text-unknown), expected the key'],
    ['a language that does not ship', {ja: {'banner.title': 'クッキー'}}, 'expected one of ar, bg'],
  ])('are refused with %s', async (_, faulty, said) => {
    const io = capturedIo(created);
    const path = scratch.file('texts.json', {...config, texts: faulty});
    expect(await run(['notice', 'publish', '--config', path, '--token', 't'], io)).toBe(2);
    expect(io.err()).toContain('[site-config-invalid]');
    expect(io.err()).toContain(said);
    expect(io.requests).toEqual([]);
  });
});
