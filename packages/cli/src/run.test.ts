import {describe, expect, it} from 'vitest';
import {capturedIo} from '../test/captured-io.ts';
import {run} from './run.ts';
import {version} from './version.ts';

describe('the command', () => {
  it('lists its verbs and exit codes without arguments and for --help', async () => {
    for (const argv of [[], ['--help']]) {
      const io = capturedIo();
      expect(await run(argv, io)).toBe(0);
      for (const word of ['serve', 'export', 'notice', 'token', 'verify', 'exit codes'])
        expect(io.out()).toContain(word);
    }
  });

  it.each([
    'serve',
    'files',
    'inline',
    'export',
    'notice',
    'token',
    'verify',
    'move',
    'backup',
    'restore',
    'retention',
    'key',
    'papers',
    'incident',
    'destroy',
    'sites',
    'anchor',
    'notices',
    'tokens',
  ])('shows examples for %s --help and does nothing', async verb => {
    const io = capturedIo();
    expect(await run([verb, '--help'], io)).toBe(0);
    expect(io.out()).toMatch(/examples?\n {2}(\w+=\S+ )?akkoord /);
    expect(io.requests).toEqual([]);
  });

  it.each([
    ['notices', 'notice'],
    ['tokens', 'token'],
  ])('takes %s for %s, and says so in its help', async (alias, name) => {
    const helps = [];
    for (const verb of [alias, name]) {
      const io = capturedIo();
      expect(await run([verb, '--help'], io)).toBe(0);
      helps.push(io.out());
    }
    expect(helps[0]).toBe(helps[1]);
    expect(helps[0]).toContain(`akkoord ${alias}`);
    const io = capturedIo();
    await run(['--help'], io);
    expect(io.out()).toMatch(new RegExp(`^  ${name} .* \\(or ${alias}\\)$`, 'm'));
  });

  it.each(['export', 'verify', 'sites', 'notices', 'tokens', 'backup', 'restore', 'retention'])(
    'documents --json for %s, and ends with 2 and JSON where its command line cannot be used',
    async verb => {
      const help = capturedIo();
      await run([verb, '--help'], help);
      expect(help.out()).toMatch(/^ {2}--json /m);
      const io = capturedIo();
      expect(await run([verb, '--no-such-flag', '--json'], io)).toBe(2);
      expect(JSON.parse(io.err())).toMatchObject({error: {code: 'flag-unusable'}});
      expect([io.out(), io.requests]).toEqual(['', []]);
    },
  );

  it('tells its version', async () => {
    const io = capturedIo();
    expect(await run(['--version'], io)).toBe(0);
    expect(io.out()).toBe(`${version()}\n`);
    expect(version()).toMatch(/^\d+\.\d+\.\d+/);
  });

  it.each([
    [['exprot'], 'verb-unknown'],
    [['toString'], 'verb-unknown'],
    [['notice'], 'verb-unknown'],
    [['notice', 'burn'], 'verb-unknown'],
    [['export', '--formt', 'csv'], 'flag-unusable'],
    [['export', '--site'], 'flag-unusable'],
    [['verify'], 'flag-missing'],
    [['verify', 'a.json', 'b.json'], 'flag-unusable'],
    [['export', 'q1.csv'], 'flag-unusable'],
    [['serve', 'data'], 'flag-unusable'],
    [['notice', 'publish', 'x'], 'flag-unusable'],
  ])('ends %j with 2 and %s', async (argv, code) => {
    const io = capturedIo();
    expect(await run(argv, io)).toBe(2);
    expect(io.err()).toContain(`[${code}]`);
    expect(io.out()).toBe('');
  });

  it('names the flags that a verb takes where it is given another', async () => {
    const io = capturedIo();
    await run(['key', 'rotate', '--date', 'x'], io);
    expect(io.err()).toContain('found "--date", expected one of --help, --json, --data; see --help');
  });

  it('tells errors as JSON where JSON is asked for', async () => {
    const io = capturedIo();
    expect(await run(['export', '--json', '--out', 'x', '--format', 'pdf'], io)).toBe(2);
    expect(JSON.parse(io.err())).toMatchObject({error: {code: 'flag-unusable'}});
  });
});
