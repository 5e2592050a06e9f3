import {execFile} from 'node:child_process';
import {mkdtemp, readdir, readFile, rm, writeFile} from 'node:fs/promises';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {fileURLToPath} from 'node:url';
import {promisify} from 'node:util';
import {test as base} from '@playwright/test';

const root = fileURLToPath(new URL('../..', import.meta.url));
const run = promisify(execFile);

/** What `npm publish` would send, one tarball per package. */
export interface Packed {
  readonly folder: string;
  readonly tarballs: readonly string[];
}

/** An empty project of somebody else, into which the tarballs were installed. */
export interface Project {
  readonly folder: string;
  readonly path: (...parts: string[]) => string;
  readonly write: (name: string, text: string) => Promise<void>;
  /** Runs a program in the project, and gives what it printed. */
  readonly run: (file: string, ...args: string[]) => Promise<string>;
}

interface Worker {
  readonly packed: Packed;
  readonly project: Project;
}

async function publishedPackages(): Promise<string[]> {
  const folders = await readdir(join(root, 'packages'));
  const isPublished = await Promise.all(
    folders.map(async folder => {
      const manifest = JSON.parse(await readFile(join(root, 'packages', folder, 'package.json'), 'utf8'));
      return manifest.private !== true;
    }),
  );
  return folders.filter((_, index) => isPublished[index]);
}

async function pack(folder: string): Promise<Packed> {
  const workspaces = (await publishedPackages()).flatMap(name => ['-w', `packages/${name}`]);
  await run('npm', ['pack', '--pack-destination', folder, ...workspaces], {cwd: root, maxBuffer: 1e8});
  const files = (await readdir(folder)).filter(file => file.endsWith('.tgz'));
  return {folder, tarballs: files.map(file => join(folder, file))};
}

function projectIn(folder: string): Project {
  const path = (...parts: string[]) => join(folder, ...parts);
  return {
    folder,
    path,
    write: (name, text) => writeFile(path(name), text),
    run: async (file, ...args) => {
      // What is printed is compared, so it must not be coloured for whoever runs the tests.
      const env = {...process.env, FORCE_COLOR: '0', NO_COLOR: '1'};
      return (await run(file, args, {cwd: folder, env, maxBuffer: 1e8})).stdout;
    },
  };
}

/** Others' packages that a project brings along, in the versions that ours were tested with. */
const OTHERS = ['preact', 'react', 'react-dom', 'svelte', 'vue', '@types/react', '@types/node'];

async function install(folder: string, packed: Packed): Promise<Project> {
  const project = projectIn(folder);
  const ours = JSON.parse(await readFile(join(root, 'package.json'), 'utf8'));
  const others = OTHERS.map(name => `${name}@${ours.devDependencies[name]}`);
  await project.write('package.json', JSON.stringify({name: 'shop', private: true, type: 'module'}));
  const quietly = ['--no-audit', '--no-fund', '--prefer-offline'];
  await project.run('npm', 'install', ...quietly, ...packed.tarballs, ...others);
  return project;
}

async function inFolder<T>(use: (value: T) => Promise<void>, make: (folder: string) => Promise<T>) {
  const folder = await mkdtemp(join(tmpdir(), 'akkoord-packages-'));
  await use(await make(folder));
  await rm(folder, {recursive: true, force: true});
}

/** Tests of what is published: packed and installed once, with npm, as a stranger would. */
export const test = base.extend<object, Worker>({
  // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the names of fixtures from a pattern.
  packed: [async ({}, use) => inFolder(use, pack), {scope: 'worker', timeout: 180_000}],
  project: [
    async ({packed}, use) => inFolder(use, folder => install(folder, packed)),
    {scope: 'worker', timeout: 240_000},
  ],
});

/** Whether packages of others can be had; a machine without the registry can install nothing, ours or not. */
export const registryAnswers = (): Promise<boolean> =>
  run('npm', ['view', 'hono', 'version'], {cwd: root, timeout: 30_000}).then(
    () => true,
    () => false,
  );
