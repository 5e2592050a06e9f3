import {mkdirSync, symlinkSync, utimesSync} from 'node:fs';
import {brotliDecompressSync} from 'node:zlib';
import {describe, expect, it} from 'vitest';
import {scratchFolder} from '../test/scratch.ts';
import {createStaticFiles} from './static-files.ts';

const scratch = scratchFolder();
mkdirSync(scratch.path('files'));
scratch.file('files/index.html', '<h1>here</h1>');
scratch.file('files/app.js', 'let a = 1;'.repeat(100));
scratch.file('files/deep name.txt', 'deep');
scratch.file('secret.txt', 'secret');
scratch.file('files/.env', 'PASSWORD=secret');
for (const folder of ['.git', '.well-known', 'deep', 'deep/.well-known.git'])
  mkdirSync(scratch.path(`files/${folder}`));
scratch.file('files/.git/config', 'secret');
scratch.file('files/deep/.well-known.git/config', 'secret');
scratch.file('files/.well-known/gpc.json', '{"gpc":true}');
symlinkSync(scratch.path('secret.txt'), scratch.path('files/way-out.txt'));

const files = createStaticFiles([
  {path: '/console/', folder: scratch.path('files'), headers: {'x-of': 'console'}},
  {path: '/gone/', folder: scratch.path('no-such-folder'), headers: {}},
]);
const get = (path: string, init?: RequestInit) => files(new Request(`http://localhost${path}`, init));

describe('static files', () => {
  it('come with type, length, the headers of their mount, and never guessed types', async () => {
    const response = await get('/console/app.js');
    expect(await response?.text()).toHaveLength(1000);
    expect(Object.fromEntries(response?.headers ?? [])).toMatchObject({
      'content-type': 'text/javascript; charset=utf-8',
      'content-length': '1000',
      'x-of': 'console',
      'x-content-type-options': 'nosniff',
    });
  });

  it('stand at a folder’s address as its index, and the address without a slash leads there', async () => {
    expect(await (await get('/console/'))?.text()).toBe('<h1>here</h1>');
    const redirect = await get('/console');
    expect([redirect?.status, redirect?.headers.get('location')]).toEqual([308, '/console/']);
  });

  it('are compressed for those who ask, and say so to caches', async () => {
    const response = await get('/console/app.js', {headers: {'accept-encoding': 'gzip, br'}});
    const bytes = new Uint8Array((await response?.arrayBuffer()) ?? []);
    expect(response?.headers.get('content-encoding')).toBe('br');
    expect(response?.headers.get('vary')).toBe('accept-encoding');
    expect(brotliDecompressSync(bytes).toString()).toBe('let a = 1;'.repeat(100));
  });

  it('are not sent again while they are unchanged', async () => {
    const etag = (await get('/console/app.js'))?.headers.get('etag') ?? '';
    const again = {headers: {'if-none-match': `"other", ${etag}`}};
    expect((await get('/console/app.js', again))?.status).toBe(304);
    utimesSync(scratch.path('files/app.js'), 1, 1);
    expect((await get('/console/app.js', again))?.status).toBe(200);
  });

  it('are not told where their names begin with a dot, but for those of RFC 8615', async () => {
    const hidden = [
      '.env',
      '%2eenv',
      '.git/config',
      'deep/.well-known.git/config',
      'deep/../.git/config',
      'deep%2f..%2f.env',
    ];
    for (const path of hidden) expect(await get(`/console/${path}`)).toBeNull();
    expect(await (await get('/console/.well-known/gpc.json'))?.json()).toEqual({gpc: true});
  });

  it('have no body for HEAD', async () => {
    const response = await get('/console/app.js', {method: 'HEAD'});
    expect(response?.headers.get('content-length')).toBe('1000');
    expect(await response?.text()).toBe('');
  });

  it.each([
    '/console/missing.js',
    '/console/..%2Fsecret.txt',
    '/console/%2e%2e/secret.txt',
    '/console/..%5Csecret.txt',
    '/console/way-out.txt',
    '/console/%00',
    '/console/%E0%A4%A',
    '/console/index.html/',
    '/gone/index.html',
    '/v1/records',
  ])('leave %s to others', async path => {
    expect(await get(path)).toBeNull();
  });

  it('leave every method but GET and HEAD to others', async () => {
    expect(await get('/console/app.js', {method: 'POST', body: 'x'})).toBeNull();
  });

  it('may have spaces in their names', async () => {
    expect(await (await get('/console/deep%20name.txt'))?.text()).toBe('deep');
  });
});
