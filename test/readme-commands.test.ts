/* The commands of README.md and of the command's own README, one after another in an empty folder, on the configuration that stands there. */
import {execFile, spawn} from 'node:child_process';
import {once} from 'node:events';
import {existsSync, mkdtempSync, rmSync, writeFileSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join, resolve} from 'node:path';
import {promisify} from 'node:util';
import {afterAll, beforeAll, describe, expect, it} from 'vitest';
import {sentRecord} from '../packages/cli/test/sent-record.ts';
import {read} from './source-files.ts';

const text = read('README.md');
const config =
  [...text.matchAll(/```json\n([\s\S]*?)```/g)].map(([, json = '']) => json).find(isForFile) ?? '';
const commandsIn = (file: string) =>
  [...read(file).matchAll(/(?:^|`)npx akkoord ([^`\n]+)/gm)].map(([, line = '']) => line);
const commands = commandsIn('README.md');
/** Of the site that is there, in place of the one that stands there. */
const others = commandsIn('packages/cli/README.md').map(line =>
  line.replace('--site shop', '--site kade-negen'),
);
const isServe = (line: string) => line.startsWith('serve ');

/** They ask a live site and a database of the reader's; or stand without the flags that they need; tests of cli have them. */
const ELSEWHERE = [
  'notice shoot https://www.kadenegen.example/',
  'move --to postgres://akkoord@db.internal/akkoord',
  'restore',
];

const bin = resolve('packages/cli/bin/akkoord.mjs');
const isBuilt = ['packages/cli/dist/main.js', 'packages/akkoord/dist/akkoord.js'].every(file =>
  existsSync(file),
);

function isForFile(json: string): boolean {
  return json.includes('"origins"');
}

describe.skipIf(!isBuilt)('the commands of README.md (need npm run build)', () => {
  const folder = mkdtempSync(join(tmpdir(), 'akkoord-readme-'));
  const env: NodeJS.ProcessEnv = {
    ...process.env,
    PORT: '0',
    AKKOORD_UNLASTING: '1',
    AKKOORD_BACKUP_PASSPHRASE: 'correct horse battery staple',
  };
  let stop = async () => {};

  beforeAll(async () => {
    writeFileSync(join(folder, 'akkoord.config.json'), config);
    const argv = (commands.find(isServe) ?? '').split(' ');
    const child = spawn(process.execPath, [bin, ...argv], {
      cwd: folder,
      env,
      stdio: ['ignore', 'pipe', 'ignore'],
    });
    stop = async () => {
      child.kill();
      await once(child, 'exit');
    };
    const said = await new Promise<string>((tell, fail) => {
      let all = '';
      child.stdout.on('data', part => {
        all += part;
        if (/akkoord_[\w-]+\n/.test(all)) tell(all);
      });
      child.once('exit', code => fail(new Error(`akkoord serve ended with ${code}: ${all}`)));
    });
    env.AKKOORD_URL = /collector +(\S+)/.exec(said)?.[1];
    env.AKKOORD_TOKEN = /akkoord_[\w-]+/.exec(said)?.[0];
    await sendRecord();
  });
  afterAll(async () => {
    await stop();
    rmSync(folder, {recursive: true, force: true});
  });

  /** One refusal, and its receipt as a visitor saves it. */
  async function sendRecord(): Promise<void> {
    const {site, origins} = JSON.parse(config) as {site: string; origins: string[]};
    const {request} = sentRecord({site, at: Date.now()});
    const answer = await fetch(`${env.AKKOORD_URL}/v1/records`, {
      method: 'POST',
      headers: {origin: origins[0] ?? '', 'content-type': 'text/plain'},
      body: await request.text(),
    });
    const {records} = (await answer.json()) as {records: {receipt: object}[]};
    writeFileSync(join(folder, 'receipt.json'), JSON.stringify(records[0]?.receipt));
  }

  it('are all here', () => {
    expect(commands.length).toBeGreaterThan(8);
    expect(others.length).toBeGreaterThan(5);
    expect([...commands, ...others]).toEqual(expect.arrayContaining(ELSEWHERE));
  });

  it.each([...new Set([...commands, ...others])].filter(line => !isServe(line) && !ELSEWHERE.includes(line)))(
    'npx akkoord %s',
    async line => {
      const {stdout, stderr} = await promisify(execFile)(process.execPath, [bin, ...line.split(' ')], {
        cwd: folder,
        env,
      });
      expect(stdout + stderr).not.toBe('');
    },
  );
});
