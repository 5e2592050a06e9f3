import {type ChildProcess, execFile, spawn} from 'node:child_process';
import {existsSync} from 'node:fs';
import {mkdir, rm} from 'node:fs/promises';
import {join} from 'node:path';
import {promisify} from 'node:util';

const execute = promisify(execFile);
const BASE = 'docker.io/library/node:22-bookworm-slim';
const MINUTE = 60_000;

const isInstalled = (name: string): boolean =>
  (process.env.PATH ?? '').split(':').some(folder => existsSync(join(folder, name)));

/** Why no image can be built on this machine; null where one can. */
export function containerMissing(): string | null {
  if (process.getuid?.() !== 0) return 'buildah in a chroot needs root';
  return isInstalled('buildah') ? null : 'buildah is not installed (apt-get install buildah mmdebstrap)';
}

/** How a container is run: folders by where they stand inside, and what becomes of each word of the image's own command. */
export interface Running {
  readonly volumes: Readonly<Record<string, string>>;
  readonly change: (word: string) => string;
}

type Buildah = (...args: readonly string[]) => Promise<string>;

/**
 * buildah without any daemon, with its images in `folder` and nowhere else. `build` makes an image of the checkout `root`, `run`
 * starts its own command with `change` applied to each word, and `remove` takes everything away again.
 */
export function createContainers(folder: string) {
  const place = ['--root', join(folder, 'images'), '--runroot', join(folder, 'running')];
  const buildah: Buildah = async (...args) =>
    (await execute('buildah', [...place, ...args], {timeout: 10 * MINUTE, maxBuffer: 64 * 1024 * 1024}))
      .stdout;
  return {
    async build(root: string, image: string): Promise<string> {
      const base = await buildah('pull', '-q', BASE).then(
        () => 'as published',
        () => standIn(folder, buildah),
      );
      await buildah(
        'bud',
        '-q',
        '--isolation',
        'chroot',
        '--pull-never',
        '--format',
        'docker',
        '-t',
        image,
        root,
      );
      return base;
    },
    async run(image: string, {volumes, change}: Running): Promise<ChildProcess> {
      const container = (await buildah('from', '--pull-never', image)).trim();
      const {config} = JSON.parse(await buildah('inspect', container)).OCIv1;
      const mounts = Object.entries(volumes).flatMap(([inside, outside]) => ['-v', `${outside}:${inside}`]);
      const command = [...config.Entrypoint, ...config.Cmd].map(change);
      const args = ['run', '--isolation', 'chroot', ...mounts, container, '--', ...command, '--json'];
      return spawn('buildah', [...place, ...args], {stdio: ['ignore', 'pipe', 'inherit']});
    },
    async remove(): Promise<void> {
      await buildah('rm', '--all').catch(() => {});
      await buildah('rmi', '--all', '--force').catch(() => {});
      await rm(folder, {recursive: true, force: true});
    },
  };
}

/** Where no registry answers: Debian's own packages with the Node of this machine, under the name that the Dockerfile asks for. */
async function standIn(folder: string, buildah: Buildah): Promise<string> {
  const files = join(folder, 'base.tar');
  await mkdir(folder, {recursive: true});
  const packages = '--include=libstdc++6,ca-certificates';
  await execute('mmdebstrap', ['--variant=minbase', packages, 'bookworm', files], {timeout: 10 * MINUTE});
  const container = (await buildah('from', 'scratch')).trim();
  await buildah('add', '-q', container, files, '/');
  await buildah('copy', '-q', container, process.execPath, '/usr/bin/node');
  const npm = (await execute('npm', ['root', '--global'])).stdout.trim();
  await buildah('copy', '-q', container, join(npm, 'npm'), '/usr/lib/node_modules/npm');
  const authorities = process.env.NODE_EXTRA_CA_CERTS;
  if (authorities) {
    await buildah('copy', '-q', container, authorities, '/etc/ssl/certs/extra.pem');
    await buildah('config', '--env', 'NODE_EXTRA_CA_CERTS=/etc/ssl/certs/extra.pem', container);
  }
  const setUp =
    'ln -s ../lib/node_modules/npm/bin/npm-cli.js /usr/bin/npm && groupadd --gid 1000 node && useradd --uid 1000 --gid node node';
  await buildah('run', '--isolation', 'chroot', container, '--', 'sh', '-c', setUp);
  await buildah('commit', '-q', container, BASE);
  await buildah('rm', container);
  return `Debian's packages with Node ${process.versions.node}`;
}
