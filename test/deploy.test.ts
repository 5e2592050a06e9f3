/*
 * What an operator copies: the image's recipe and the unit of systemd. No image is built here, which needs a daemon; each
 * instruction is held against the files, scripts and flags that there are.
 */
import {execFileSync, spawnSync} from 'node:child_process';
import {existsSync, mkdtempSync, rmSync, writeFileSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {describe, expect, it} from 'vitest';
import {serveVerb} from '../packages/cli/src/serve.ts';
import {read, root} from './source-files.ts';

/** The instructions of a Dockerfile, with what continues over lines joined. */
const instructions = read('Dockerfile')
  .replace(/\\\n\s*/g, ' ')
  .split('\n')
  .filter(line => /^[A-Z]+ /.test(line))
  .map(line => {
    const [name = '', ...rest] = line.split(' ');
    return {name, text: rest.join(' ')};
  });
const all = (name: string) => instructions.flatMap(each => (each.name === name ? [each.text] : []));
const manifest = JSON.parse(read('package.json')) as {
  engines: {node: string};
  scripts: Record<string, string>;
  devDependencies: Record<string, string>;
};

describe('the Dockerfile', () => {
  it('copies nothing that is not there', () => {
    const sources = all('COPY').flatMap(text => {
      const parts = text.split(' ');
      return parts[0]?.startsWith('--from') ? [] : parts.slice(0, -1);
    });
    expect(sources).toContain('packages');
    expect(sources.filter(source => !existsSync(join(root, source)))).toEqual([]);
  });

  it('copies what the compiler and every script of the build read', () => {
    const copied = all('COPY').join(' ');
    for (const file of [
      'package-lock.json',
      'tsconfig.json',
      'tsconfig.base.json',
      'rollup.config.mjs',
      'scripts',
    ])
      expect(copied).toContain(file);
  });

  it('leaves out of the context what the build makes itself, and nothing that it copies', () => {
    const ignored = read('.dockerignore').trim().split('\n');
    expect(ignored).toEqual(expect.arrayContaining(['**/node_modules', '**/dist', '.git', 'data']));
    for (const source of ['packages', 'scripts', 'docs', 'package.json'])
      expect(ignored).not.toContain(source);
  });

  it('builds by the commands of the README, with the package of PostgreSQL that is tested', () => {
    const runs = all('RUN').join('\n');
    expect(runs).toContain('npm ci');
    for (const [, script = ''] of runs.matchAll(/npm run (\S+)/g))
      expect(manifest.scripts).toHaveProperty(script);
    expect(runs).toContain(`pg@${manifest.devDependencies.pg}`);
  });

  it('runs a Node that is supported, and not as root', () => {
    for (const image of all('FROM')) {
      const major = Number(/^node:(\d+)-/.exec(image)?.[1]);
      expect(major).toBeGreaterThanOrEqual(Number(/\d+/.exec(manifest.engines.node)?.[0]));
    }
    const user = instructions.findIndex(({name}) => name === 'USER');
    expect(user).toBeLessThan(instructions.findIndex(({name}) => name === 'ENTRYPOINT'));
    expect(all('USER')).toEqual(['node']);
  });

  it('starts the command with flags that serve has, on a volume', () => {
    const [entry = '', script = ''] = JSON.parse(all('ENTRYPOINT')[0] ?? '[]') as string[];
    expect([entry, existsSync(join(root, script))]).toEqual(['node', true]);
    const [verb, ...flags] = JSON.parse(all('CMD')[0] ?? '[]') as string[];
    expect(verb).toBe('serve');
    for (const flag of flags.filter(text => text.startsWith('--')))
      expect(serveVerb.flags).toHaveProperty(flag.slice(2));
    expect(flags[flags.indexOf('--data') + 1]).toBe(all('VOLUME')[0]);
    expect(flags[flags.indexOf('--port') + 1]).toBe(all('EXPOSE')[0]);
    expect(all('HEALTHCHECK')[0]).toContain(`:${all('EXPOSE')[0]}/readyz`);
  });

  it('asks for health by a program that ends well only where the answer is good', () => {
    const [, , program = ''] = JSON.parse((all('HEALTHCHECK')[0] ?? '').replace(/^CMD /, '')) as string[];
    const closed = program.replace(/:\d+\//, ':1/');
    expect(spawnSync(process.execPath, ['-e', closed]).status).toBe(1);
    const answering = `globalThis.fetch = async () => ({ok: true}); ${program}`;
    expect(spawnSync(process.execPath, ['-e', answering]).status).toBe(0);
  });
});

describe('the unit of systemd', () => {
  const unit = read('deploy/akkoord.service');
  const settingOf = (key: string) => new RegExp(`^${key}=(.*)$`, 'm').exec(unit)?.[1];

  it('starts serve with flags that it has, in the folder that the unit makes', () => {
    const words = (settingOf('ExecStart') ?? '').split(' ');
    // A path would be wrong on one of the two: npm installs into /usr/local/bin or /usr/bin.
    expect(words.slice(0, 2)).toEqual(['akkoord', 'serve']);
    for (const flag of words.filter(text => text.startsWith('--')))
      expect(serveVerb.flags).toHaveProperty(flag.slice(2));
    expect(words[words.indexOf('--data') + 1]).toBe(`/var/lib/${settingOf('StateDirectory')}`);
    expect(settingOf('StateDirectoryMode')).toBe('0700');
  });

  it('waits longer than a graceful end takes', () => {
    expect(Number(settingOf('TimeoutStopSec'))).toBeGreaterThan(10);
  });

  const hasSystemd = spawnSync('systemd-analyze', ['--version']).status === 0;
  it.skipIf(!hasSystemd)(
    `is one that systemd takes, and rates as little exposed${hasSystemd ? '' : ' (skipped: no systemd-analyze)'}`,
    () => {
      const folder = mkdtempSync(join(tmpdir(), 'akkoord-unit-'));
      const path = join(folder, 'akkoord.service');
      // The command is not installed here; any program stands in for it.
      writeFileSync(path, unit.replace('ExecStart=akkoord', `ExecStart=${process.execPath}`));
      const verified = spawnSync('systemd-analyze', ['verify', path], {encoding: 'utf8'});
      const report = execFileSync('systemd-analyze', ['security', '--offline=true', path], {
        encoding: 'utf8',
      });
      rmSync(folder, {recursive: true});
      expect(verified.stderr.split('\n').filter(line => line.includes('akkoord'))).toEqual([]);
      expect(Number(/exposure level for \S+ (\d+\.\d+)/.exec(report)?.[1])).toBeLessThan(2);
    },
  );
});
