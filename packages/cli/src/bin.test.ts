import {type ChildProcessByStdio, spawn} from 'node:child_process';
import {once} from 'node:events';
import {existsSync} from 'node:fs';
import type {Readable} from 'node:stream';
import {text} from 'node:stream/consumers';
import {fileURLToPath} from 'node:url';
import {describe, expect, it} from 'vitest';
import {scratchFolder} from '../test/scratch.ts';
import {version} from './version.ts';

const scratch = scratchFolder();
const bin = fileURLToPath(new URL('../bin/akkoord.mjs', import.meta.url));
const built = ['../dist/main.js', '../../collector/dist/node.js'].every(file =>
  existsSync(fileURLToPath(new URL(file, import.meta.url))),
);

const start = (...argv: string[]) =>
  spawn(process.execPath, [bin, ...argv], {
    stdio: ['ignore', 'pipe', 'pipe'],
    env: {...process.env, PORT: ''},
  });

type Child = ChildProcessByStdio<null, Readable, Readable>;

async function outcome(child: Child) {
  const [out, err, [exit]] = await Promise.all([
    text(child.stdout),
    text(child.stderr),
    once(child, 'close'),
  ]);
  return {out, err, exit};
}

// What is tested is the file that is installed; without a build there is none.
describe.skipIf(!built)('the installed command (needs npm run build)', () => {
  it('tells its version', async () => {
    expect(await outcome(start('--version'))).toEqual({out: `${version()}\n`, err: '', exit: 0});
  });

  it('ends with the documented code and says why on standard error', async () => {
    const {out, err, exit} = await outcome(start('export', '--url', 'http://127.0.0.1:9'));
    expect([out, exit]).toEqual(['', 3]);
    expect(err).toContain('[collector-no-answer]');
  });

  it('serves until it is asked to end, and then ends well', async () => {
    const config = scratch.file('config.json', {
      site: 'shop',
      controller: {name: 'Voorbeeld B.V.'},
      privacy: '/privacy',
      origins: ['https://shop.example'],
      retention: {duration: 'P5Y', reason: 'to answer complaints'},
    });
    const child = start(
      'serve',
      '--unlasting',
      '--config',
      config,
      '--data',
      scratch.path('data'),
      '--port',
      '0',
      '--json',
    );
    const [line] = (await once(child.stdout, 'data')) as [Buffer];
    const {url} = JSON.parse(line.toString()) as {url: string};
    expect((await fetch(`${url}/readyz`)).status).toBe(200);
    const ended = outcome(child);
    child.kill('SIGTERM');
    expect(await ended).toMatchObject({exit: 0, err: expect.stringMatching(/"event":"stopped"\}\n$/)});
  });
});
