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

/** `akkoord serve` over the folder `data`. */
function serve(data: string, ...more: string[]): Child {
  const config = scratch.file('config.json', {
    site: 'shop',
    controller: {name: 'Voorbeeld B.V.'},
    privacy: '/privacy',
    origins: ['https://shop.example'],
    location: 'Delft, NL',
    retention: {duration: 'P5Y', reason: 'to answer complaints'},
  });
  const place = ['--config', config, '--data', scratch.path(data), '--port', '0'];
  return start('serve', '--unlasting', ...place, '--json', ...more);
}

async function addressOf(child: Child): Promise<string> {
  const [line] = (await once(child.stdout, 'data')) as [Buffer];
  return (JSON.parse(line.toString()) as {url: string}).url;
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
    const child = serve('data');
    const url = await addressOf(child);
    expect((await fetch(`${url}/readyz`)).status).toBe(200);
    const ended = outcome(child);
    child.kill('SIGTERM');
    expect(await ended).toMatchObject({exit: 0, err: expect.stringMatching(/"event":"stopped"\}\n$/)});
  });

  it('goes on serving where the reader of its log has gone away, and still ends when asked', async () => {
    const child = serve('unread', '--log', 'debug');
    const exited = once(child, 'exit');
    const url = await addressOf(child);
    child.stderr.destroy();
    await once(child.stderr, 'close');
    for (let i = 0; i < 5; i++) {
      const {status} = await fetch(`${url}/v1/sites`, {headers: {connection: 'close'}});
      expect(status).toBe(401);
    }
    expect(child.exitCode).toBe(null);
    child.kill('SIGTERM');
    expect(await exited).toEqual([0, null]);
  });

  it('ends well where the reader of its result has gone away', async () => {
    const child = start('--help');
    child.stdout.destroy();
    const [err, [exit]] = await Promise.all([text(child.stderr), once(child, 'exit')]);
    expect([err, exit]).toEqual(['', 0]);
  });
});
