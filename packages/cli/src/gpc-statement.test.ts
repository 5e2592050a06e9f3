import {expect, it} from 'vitest';
import {gpcStatement} from './gpc-statement.ts';

const ask = (path: string, method = 'GET') =>
  gpcStatement(new Request(`https://shop.example${path}`, {method}));

it('says as JSON that Global Privacy Control is heeded, and since when', async () => {
  const answer = ask('/.well-known/gpc.json');
  expect(answer?.headers.get('content-type')).toBe('application/json');
  expect(await answer?.json()).toEqual({gpc: true, lastUpdate: expect.stringMatching(/^\d{4}-\d\d-\d\d$/)});
});

it('answers nothing else', () => {
  expect([ask('/.well-known/gpc.json', 'POST'), ask('/gpc.json'), ask('/')]).toEqual([null, null, null]);
});
