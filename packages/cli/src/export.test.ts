import {existsSync, readFileSync} from 'node:fs';
import {describe, expect, it} from 'vitest';
import {capturedIo} from '../test/captured-io.ts';
import {scratchFolder} from '../test/scratch.ts';
import {run} from './run.ts';

const scratch = scratchFolder();
const CSV = 'id,site\n1,shop\n2,shop\n';
/** What a collector answers: an export in the format that was asked for, or an error. */
const answering = (body: ConstructorParameters<typeof Response>[0], status = 200) => ({
  answer: (url: URL) => new Response(body, {status, headers: typeOf(url)}),
});

const typeOf = (url: URL) => ({
  'content-type':
    url.searchParams.get('format') !== 'csv' ? 'application/x-ndjson' : 'text/csv; charset=utf-8',
});

/** An answer that stops after `chunk`, as when a collector dies. */
const breakingOff = (chunk: string) => ({
  answer: () =>
    new Response(
      new ReadableStream({
        start: controller => controller.enqueue(new TextEncoder().encode(chunk)),
        pull: controller => controller.error(new TypeError('terminated')),
      }),
      {headers: {'content-type': 'text/csv'}},
    ),
});

describe('akkoord export', () => {
  it('streams to standard output and keeps everything else off it', async () => {
    const io = capturedIo({...answering(CSV), isTTY: true, tick: 1000});
    expect(await run(['export'], io)).toBe(0);
    expect(io.out()).toBe(CSV);
    expect(io.err()).toContain('3 lines, 22 bytes');
  });

  it('asks the collector for format, site and period, the last day included', async () => {
    const io = capturedIo({...answering(''), env: {AKKOORD_TOKEN: 'from-env'}});
    const flags = ['--format', 'ndjson', '--site', 'a b', '--from', '2026-01-01', '--to', '2026-03-31'];
    await run(['export', '--url', 'https://consent.example/base/', ...flags], io);
    const [{url, token, method}] = io.requests as [(typeof io.requests)[0]];
    expect([method, token]).toEqual(['GET', 'from-env']);
    expect(url.split('?')[0]).toBe('https://consent.example/base/v1/export');
    expect(Object.fromEntries(new URL(url).searchParams)).toEqual({
      format: 'ndjson',
      site: 'a b',
      from: '2026-01-01T00:00:00.000Z',
      to: '2026-04-01T00:00:00.000Z',
    });
  });

  it('asks for one kind of records alone', async () => {
    const io = capturedIo(answering(''));
    await run(['export', '--kind', 'other-consent'], io);
    const query = new URL(io.requests[0]?.url as string).searchParams;
    expect(Object.fromEntries(query)).toEqual({format: 'csv', kind: 'other-consent'});
  });

  it('goes on after the last record of an export that broke off', async () => {
    const io = capturedIo(answering(''));
    await run(['export', '--format', 'jsonld', '--after', 'abc'], io);
    const query = new URL(io.requests[0]?.url as string).searchParams;
    expect(Object.fromEntries(query)).toEqual({format: 'jsonld', after: 'abc'});
  });

  it('prefers the flags to the environment', async () => {
    const env = {AKKOORD_TOKEN: 'from-env', AKKOORD_URL: 'https://env.example'};
    const io = capturedIo({...answering(''), env});
    await run(['export', '--token', 'flag', '--url', 'https://flag.example'], io);
    expect(io.requests[0]).toMatchObject({
      token: 'flag',
      url: expect.stringMatching(/^https:\/\/flag\.example\//),
    });
  });

  it('writes a file that appears once it is whole, and tells its size', async () => {
    const path = scratch.path('records.csv');
    const io = capturedIo(answering(CSV));
    expect(await run(['export', '--out', path, '--json'], io)).toBe(0);
    expect(readFileSync(path, 'utf8')).toBe(CSV);
    expect(JSON.parse(io.out())).toEqual({file: path, bytes: 22, lines: 3});
    expect(existsSync(`${path}.part`)).toBe(false);
  });

  it('leaves no file and the earlier one untouched when the answer breaks off', async () => {
    const path = scratch.file('earlier.csv', 'earlier');
    const io = capturedIo(breakingOff(CSV));
    expect(await run(['export', '--out', path], io)).toBe(3);
    expect(io.err()).toContain('[collector-no-answer]');
    expect(readFileSync(path, 'utf8')).toBe('earlier');
    expect(existsSync(`${path}.part`)).toBe(false);
  });

  it('says that it was ended, and on a line of its own, when somebody ends it', async () => {
    const stopping = new AbortController();
    const answer = (url: URL) =>
      new Response(
        new ReadableStream({
          start: controller => controller.enqueue(new TextEncoder().encode(CSV)),
          pull: controller => {
            stopping.abort('SIGINT');
            controller.error(stopping.signal.reason);
          },
        }),
        {headers: typeOf(url)},
      );
    const io = capturedIo({answer, signal: stopping.signal, isTTY: true, tick: 1000});
    expect(await run(['export'], io)).toBe(3);
    const [, said] = io.err().split('\u001b[2Kakkoord: ');
    expect(said).toMatch(/^ended by SIGINT .*run it again/);
  });

  it('takes no page for records, where something else answers at the address', async () => {
    const path = scratch.path('page.csv');
    const page = {
      answer: () => new Response('<!doctype html>', {headers: {'content-type': 'text/html; charset=utf-8'}}),
    };
    for (const flags of [['--out', path], []]) {
      const io = capturedIo(page);
      expect(await run(['export', ...flags], io)).toBe(3);
      expect(io.err()).toMatch(/text\/html.*expected text\/csv.*\[collector-answer-unusable\]/);
      expect(io.out()).toBe('');
    }
    expect(existsSync(path)).toBe(false);
  });

  it('keeps its path whole, whatever stands behind the address', async () => {
    const io = capturedIo(answering(CSV));
    await run(['export', '--url', 'https://consent.example/base/?x=1#y'], io);
    expect(io.requests[0]?.url).toBe('https://consent.example/base/v1/export?format=csv');
  });

  it('takes an empty AKKOORD_TOKEN for none, and a token with a line end for the token', async () => {
    const empty = capturedIo({...answering(CSV), env: {AKKOORD_TOKEN: ''}});
    await run(['export'], empty);
    expect(empty.requests[0]?.token).toBeNull();
    const ended = capturedIo({...answering(CSV), env: {AKKOORD_TOKEN: 'akkoord_x\n'}});
    await run(['export'], ended);
    expect(ended.requests[0]?.token).toBe('akkoord_x');
  });

  it('ends with 3 when nobody answers, and names the way out', async () => {
    const io = capturedIo();
    expect(await run(['export'], io)).toBe(3);
    expect(io.err()).toMatch(/http:\/\/localhost:4300 .*ECONNREFUSED.*check the address/);
  });

  it.each([
    [401, 'give a token by --token'],
    [403, ''],
    [500, ''],
  ])('ends with 4 when the collector answers %i, with its own words', async (status, wayOut) => {
    const body = JSON.stringify({code: 'some-code', message: 'the reason'});
    const io = capturedIo(answering(body, status));
    expect(await run(['export'], io)).toBe(4);
    expect(io.err()).toContain(`answered ${status}: the reason (some-code)`);
    expect(io.err()).toContain(wayOut);
    expect(io.out()).toBe('');
  });

  it('ends with 2 when the file cannot be written', async () => {
    const io = capturedIo(answering(CSV));
    expect(await run(['export', '--out', scratch.path('no/such/folder/x.csv')], io)).toBe(2);
    expect(io.err()).toContain('[file-unwritable]');
  });

  it.each([
    [['--url', 'ftp://x']],
    [['--token', 'akkoord_…']],
    [['--token', 'a b']],
    [['--from', '2026-01-01', '2026-03-31']],
    [['--format', 'pdf']],
    [['--from', 'yesterday']],
    [['--from', '2026-02-31']],
    [['--from', '2026-02-02', '--to', '2026-02-01']],
  ])('refuses %j before it asks anything', async flags => {
    const io = capturedIo(answering(CSV));
    expect(await run(['export', ...flags], io)).toBe(2);
    expect(io.requests).toEqual([]);
  });

  it('writes a line every few seconds where nobody watches, and none for a short export', async () => {
    const chunks = new ReadableStream({
      start: controller => {
        for (let i = 0; i < 10; i += 1) controller.enqueue(new TextEncoder().encode('x\n'));
        controller.close();
      },
    });
    const long = capturedIo({answer: url => new Response(chunks, {headers: typeOf(url)}), tick: 2_600});
    await run(['export'], long);
    expect(long.err().split('\n').length).toBeGreaterThan(3);
    const short = capturedIo(answering(CSV));
    await run(['export'], short);
    expect(short.err()).toBe('');
  });
});
