import {Worker} from 'node:worker_threads';
import {createMatcher} from '@akkoord/services';
import fc from 'fast-check';
import {describe, expect, it} from 'vitest';
import {orderClaims, workerCode} from './worker-code.ts';

/** What \`claims\` decide for a URL, by the rule that the first one that fits has it. */
const heldBy = (claims: ReturnType<typeof orderClaims>, {hostname, pathname}: URL): boolean => {
  const host = `.${hostname}`;
  return (
    claims.find(
      ([pattern, path]) =>
        (pattern.startsWith('.') ? host.endsWith(pattern) : host === `.${pattern}`) &&
        `${pathname}/`.startsWith(path),
    )?.[2] ?? false
  );
};

describe('orderClaims', () => {
  it('decides as the matcher of services does, whatever the patterns', () => {
    const host = fc.constantFrom('a.test', 'b.a.test', 'c.b.a.test', 'test', 'ba.test');
    const pattern = fc
      .tuple(fc.boolean(), host, fc.constantFrom('', '/x', '/x/y', '/xy'))
      .map(([below, name, path]) => `${below ? '*.' : ''}${name}${path}`);
    fc.assert(
      fc.property(
        fc.uniqueArray(pattern, {minLength: 1, maxLength: 8}),
        fc.array(fc.boolean(), {minLength: 8, maxLength: 8}),
        host,
        fc.constantFrom('/', '/x', '/x/', '/x/y/z', '/xy'),
        (patterns, held, name, path) => {
          const services = patterns.map((match, index) => ({id: String(index), match: [match]}));
          const url = new URL(`https://${name}${path}`);
          const owner = createMatcher(services)(url);
          const expected = owner === undefined ? false : held[Number(owner)];
          const claims = orderClaims(patterns.map((match, index) => [match, held[index] ?? false] as const));
          expect(heldBy(claims, url)).toBe(expected);
        },
      ),
    );
  });
});

describe('workerCode', () => {
  it('refuses held requests in a worker and lets the others pass', async () => {
    const code = workerCode(
      orderClaims([
        ['*.listed.test', true],
        ['free.listed.test', false],
      ]),
    );
    // What a browser's worker has, and Node's has not.
    const scope = `globalThis.self = globalThis; const asked = [];
      globalThis.fetch = async url => { asked.push('fetch ' + url) };
      globalThis.importScripts = (...urls) => { asked.push('import ' + urls) };
      globalThis.XMLHttpRequest = class { open(method, url) { asked.push('xhr ' + url) } };
      globalThis.WebSocket = class { constructor(url) { asked.push('socket ' + url) } };
      globalThis.EventSource = undefined;`;
    const use = `const calls = [];
      const note = work => { try { return Promise.resolve(work()).then(() => 'done', error => error.name) } catch (error) { return error.name } };
      (async () => {
        const outcomes = [];
        for (const host of ['a.listed.test', 'free.listed.test', 'www.site.test']) {
          const url = 'https://' + host + '/x';
          outcomes.push(await note(() => fetch(url)), await note(() => fetch({url})), await note(() => importScripts(url)));
          new XMLHttpRequest().open('GET', url);
          new WebSocket('wss://' + host);
        }
        await note(() => fetch('relative'));
        require('node:worker_threads').parentPort.postMessage({outcomes, asked});
      })();`;
    const worker = new Worker(`${scope}${code}${use}`, {eval: true});
    const {outcomes, asked} = await new Promise<{outcomes: string[]; asked: string[]}>((resolve, reject) => {
      worker.once('message', resolve).once('error', reject);
    });
    await worker.terminate();
    expect(outcomes).toEqual([
      'TypeError',
      'TypeError',
      'NetworkError',
      'done',
      'done',
      'done',
      'done',
      'done',
      'done',
    ]);
    expect(asked.filter(entry => entry.includes('a.listed.test'))).toEqual([]);
    expect(asked).toContain('xhr https://localhost:1/');
    expect(asked).toContain('socket wss://free.listed.test');
    expect(asked).toContain('import https://www.site.test/x');
    expect(asked).toContain('fetch relative');
  });
});
