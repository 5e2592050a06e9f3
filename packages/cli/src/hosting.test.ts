import {mkdirSync} from 'node:fs';
import type {Collector} from '@akkoord/collector';
import {describe, expect, it} from 'vitest';
import {scratchFolder} from '../test/scratch.ts';
import {withFiles} from './hosting.ts';

const scratch = scratchFolder();
mkdirSync(scratch.path('console'));
mkdirSync(scratch.path('sdk'));
scratch.file('console/index.html', '<p>desk</p>');
scratch.file('sdk/akkoord.js', 'sdk');

const collector: Collector = {
  fetch: async () => Response.json({code: 'not-found', message: 'nothing'}, {status: 404}),
  applyRetention: async () => ({sites: [], asked: 0}),
  publishAnew: async () => [],
  publishNotice: async () => ({hash: '', isNew: false}),
  close: async () => {},
};
const assets = {console: scratch.path('console'), sdk: scratch.path('sdk')};
const get = (path: string, hosted = withFiles(collector, assets, null)) =>
  hosted.fetch(new Request(`http://localhost${path}`));

describe('the files around a collector', () => {
  it('let nothing but the console’s own files run in the console, and nobody frame it', async () => {
    const {headers} = await get('/console/');
    const policy = headers.get('content-security-policy') ?? '';
    expect(policy).toContain("default-src 'none'");
    expect(policy).toContain("frame-ancestors 'none'");
    expect(policy).not.toContain('unsafe');
    expect(headers.get('referrer-policy')).toBe('no-referrer');
  });

  it('let pages of every origin load the SDK', async () => {
    const {headers} = await get('/akkoord/akkoord.js');
    expect(headers.get('access-control-allow-origin')).toBe('*');
    expect(headers.get('cross-origin-resource-policy')).toBe('cross-origin');
  });

  it('lead from the bare address to the console', async () => {
    const response = await get('/');
    expect([response.status, response.headers.get('location')]).toEqual([302, '/console/']);
  });

  it('lead from /my-consent to the visitor’s page', async () => {
    const response = await get('/my-consent');
    expect([response.status, response.headers.get('location')]).toEqual([302, '/console/my-consent.html']);
  });

  it('say that Global Privacy Control is heeded, unless the site has said so itself', async () => {
    const path = '/.well-known/gpc.json';
    expect(await (await get(path)).json()).toMatchObject({gpc: true});
    mkdirSync(scratch.path('pages/.well-known'), {recursive: true});
    scratch.file('pages/.well-known/gpc.json', '{"gpc": true, "lastUpdate": "2020-01-01"}');
    const own = await get(path, withFiles(collector, assets, scratch.path('pages')));
    expect(await own.json()).toMatchObject({lastUpdate: '2020-01-01'});
  });

  it('leave the collector’s answer where there is no file', async () => {
    expect(await (await get('/console/missing.js')).json()).toMatchObject({code: 'not-found'});
    const bare = withFiles(collector, {console: null, sdk: null}, null);
    expect((await get('/', bare)).status).toBe(404);
  });
});
