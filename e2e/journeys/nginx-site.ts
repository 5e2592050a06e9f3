import {type ChildProcess, spawn} from 'node:child_process';
import {existsSync} from 'node:fs';
import {cp, mkdir, mkdtemp, readFile, rm, writeFile} from 'node:fs/promises';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {createInterface} from 'node:readline';
import {fileURLToPath} from 'node:url';
import {
  createCertificate,
  freePort,
  type PostgresServer,
  postgresMissing,
  startPostgres,
} from '@akkoord/testkit';

const example = fileURLToPath(new URL('../../examples/nginx-postgresql/', import.meta.url));
const akkoord = fileURLToPath(new URL('../../packages/cli/bin/akkoord.mjs', import.meta.url));
const NGINX = ['/usr/sbin', ...(process.env.PATH ?? '').split(':')]
  .map(folder => join(folder, 'nginx'))
  .find(file => existsSync(file));

/** Why the example cannot be run here, or null. */
export const nginxSiteMissing = (): string | null =>
  NGINX ? postgresMissing() : 'no nginx is installed; on Debian: apt-get install nginx';

/** The example as it runs: nginx, a collector of its own process, and PostgreSQL. */
export interface NginxSite {
  /** Where nginx takes TLS for www.shop.example, and where it redirects from. */
  readonly ports: {readonly tls: number; readonly plain: number};
  readonly ownerToken: string;
  /** What nginx wrote of the requests that it took. */
  accessLog(): Promise<string>;
  stop(): Promise<void>;
}

/** Starts the example's own files, with nothing in them changed but ports, folders and the database's address. */
export async function startNginxSite(): Promise<NginxSite> {
  const folder = await mkdtemp(join(tmpdir(), 'akkoord-nginx-'));
  const postgres = await startPostgres();
  const pages = join(folder, 'shop');
  await cp(join(example, 'public'), pages, {recursive: true});
  await firstLine(start(process.execPath, [akkoord, 'files', '.'], {cwd: pages}));
  const collector = await startCollector(folder, postgres);
  const ports = {tls: await freePort(), plain: await freePort()};
  const nginx = await startNginx(folder, {...ports, collector: collector.port});
  return {
    ports,
    ownerToken: collector.ownerToken,
    accessLog: () => readFile(join(folder, 'access.log'), 'utf8'),
    stop: async () => {
      await Promise.all([end(nginx), end(collector.process)]);
      await postgres.stop();
      await rm(folder, {recursive: true, force: true});
    },
  };
}

const start = (command: string, args: string[], options: {cwd?: string; env?: NodeJS.ProcessEnv} = {}) =>
  spawn(command, args, {...options, stdio: ['ignore', 'pipe', 'inherit']});

/** As the unit of systemd starts it, with the variables of the example's own `environment`. */
async function startCollector(folder: string, postgres: PostgresServer) {
  const lines = (await readFile(join(example, 'environment'), 'utf8')).split('\n');
  const variables = lines.filter(line => /^\w+=/.test(line)).map(line => line.split(/=(.*)/s).slice(0, 2));
  const env = {
    ...process.env,
    ...Object.fromEntries(variables),
    AKKOORD_STORAGE: postgres.url,
    AKKOORD_LOG: 'error',
  };
  const config = join(example, 'akkoord.config.json');
  const place = ['--data', join(folder, 'data'), '--unlasting', '--port', '0'];
  const child = start(process.execPath, [akkoord, 'serve', '--config', config, ...place, '--json'], {env});
  const {url, ownerToken} = JSON.parse(await firstLine(child)) as {url: string; ownerToken: string};
  return {process: child, port: Number(new URL(url).port), ownerToken};
}

interface Ports {
  readonly tls: number;
  readonly plain: number;
  readonly collector: number;
}

async function startNginx(folder: string, ports: Ports): Promise<ChildProcess> {
  const {key, cert} = await createCertificate();
  await mkdir(join(folder, 'temp'));
  await Promise.all([writeFile(join(folder, 'key.pem'), key), writeFile(join(folder, 'cert.pem'), cert)]);
  const site = (await readFile(join(example, 'nginx.conf'), 'utf8'))
    .replace('127.0.0.1:4300', `127.0.0.1:${ports.collector}`)
    .replace('listen 80;', `listen 127.0.0.1:${ports.plain};`)
    .replace('listen 443 ssl', `listen 127.0.0.1:${ports.tls} ssl`)
    .replace(/\/etc\/letsencrypt\S+fullchain\.pem/, join(folder, 'cert.pem'))
    .replace(/\/etc\/letsencrypt\S+privkey\.pem/, join(folder, 'key.pem'))
    .replace('/var/www/shop', join(folder, 'shop'));
  await writeFile(join(folder, 'site.conf'), site);
  const temporary = ['client_body', 'proxy', 'fastcgi', 'uwsgi', 'scgi'];
  const main = `daemon off;
pid ${folder}/nginx.pid;
error_log ${folder}/error.log;
${process.getuid?.() === 0 ? 'user root;' : ''}
events {}
http {
  include /etc/nginx/mime.types;
  access_log ${folder}/access.log;
  ${temporary.map(name => `${name}_temp_path ${folder}/temp/${name};`).join('\n  ')}
  include ${folder}/site.conf;
}
`;
  await writeFile(join(folder, 'nginx.conf'), main);
  const child = start(NGINX ?? 'nginx', [
    '-p',
    folder,
    '-e',
    `${folder}/error.log`,
    '-c',
    `${folder}/nginx.conf`,
  ]);
  for (let tries = 0; tries < 100 && child.exitCode === null; tries++) {
    if (await fetch(`http://127.0.0.1:${ports.plain}/`, {redirect: 'manual'}).catch(() => null)) return child;
    await new Promise(resolve => setTimeout(resolve, 100));
  }
  throw new Error(`nginx did not start: ${await readFile(join(folder, 'error.log'), 'utf8')}`);
}

async function firstLine(child: ChildProcess): Promise<string> {
  if (!child.stdout) throw new Error('the command has no output');
  for await (const line of createInterface({input: child.stdout})) return line;
  throw new Error('the command ended before it said anything');
}

const end = (child: ChildProcess): Promise<void> =>
  new Promise(resolve => {
    if (child.exitCode !== null || child.signalCode !== null) return resolve();
    child.once('exit', () => resolve());
    child.kill('SIGTERM');
  });
