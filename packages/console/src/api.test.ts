import {describe, expect, it} from 'vitest';
import {createApi} from './api.ts';

const answering = (status: number, body: unknown) =>
  createApi({fetch: async () => Response.json(body, {status}), base: 'https://c.example/desk/'});

describe('createApi', () => {
  it.each([
    [401, 'signed-out'],
    [403, 'not-allowed'],
    [429, 'too-many-attempts'],
    [500, 'request-refused'],
  ])('gives %i the code %s, with the sentence of the collector', async (status, code) => {
    const api = answering(status, {code: 'any', message: 'a sentence'});
    await expect(api.sites()).rejects.toMatchObject({code, detail: 'a sentence'});
  });

  it('tells a refused token from an ended session', async () => {
    await expect(answering(401, {}).signIn('x')).rejects.toMatchObject({code: 'token-refused'});
  });

  it('refuses an answer of another shape', async () => {
    const html = createApi({fetch: async () => new Response('<html>'), base: 'https://c.example/'});
    for (const api of [html, answering(200, {records: 'none'}), answering(200, null)])
      await expect(api.records({}, null, 50)).rejects.toMatchObject({code: 'answer-unreadable'});
  });

  it('stays below the path at which the collector is mounted', () => {
    const api = answering(200, {});
    expect(api.exportUrl('csv', {site: 'a b', from: null, to: null})).toBe(
      'https://c.example/desk/v1/export?format=csv&site=a+b',
    );
    expect(api.checkpointUrl('a b/2026')).toBe('https://c.example/desk/v1/logs/a%20b/2026/checkpoint');
  });

  it('answers null for a notice that nobody has published', async () => {
    await expect(answering(404, {}).notice('00')).resolves.toBeNull();
  });
});
