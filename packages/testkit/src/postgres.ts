import {type ChildProcess, execFileSync, spawn, spawnSync} from 'node:child_process';
import {chownSync, existsSync, mkdtempSync, readdirSync, rmSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {setTimeout as wait} from 'node:timers/promises';
import {freePort} from './free-port.ts';

/** A PostgreSQL server of this process alone, on a port of its own, with nothing in it. */
export interface PostgresServer {
  /** `postgres://…` of its one database. */
  readonly url: string;
  /** Where its files lie. */
  readonly folder: string;
  /** Ends it as a crash would, and starts it again; resolves once it takes connections. */
  crash(): Promise<void>;
  /** Ends it and removes its files. */
  stop(): Promise<void>;
}

const VERSIONS = '/usr/lib/postgresql';

/** The folder of the newest `postgres` that is installed, or null. */
function binariesFolder(): string | null {
  const versions = existsSync(VERSIONS) ? readdirSync(VERSIONS) : [];
  const folders = versions
    .sort((a, b) => Number(b) - Number(a))
    .map(version => join(VERSIONS, version, 'bin'));
  const inPath = (process.env.PATH ?? '').split(':');
  return [...folders, ...inPath].find(folder => existsSync(join(folder, 'initdb'))) ?? null;
}

/** Who the server runs as: it refuses to be root. */
function owner(): {uid?: number; gid?: number} | null {
  if (process.getuid?.() !== 0) return {};
  for (const name of ['postgres', 'nobody']) {
    const [uid, gid] = ['-u', '-g'].map(flag => spawnSync('id', [flag, name], {encoding: 'utf8'}));
    if (uid?.status === 0 && gid?.status === 0) return {uid: Number(uid.stdout), gid: Number(gid.stdout)};
  }
  return null;
}

/** Why no server can be started here, or null. */
export function postgresMissing(): string | null {
  if (process.platform === 'win32') return 'not on Windows';
  if (!binariesFolder()) return 'no PostgreSQL is installed; on Debian: apt-get install postgresql';
  return owner() ? null : 'root alone may not run PostgreSQL, and there is no other user';
}

/** Starts a server; rejects where `postgresMissing` says why. */
export async function startPostgres(): Promise<PostgresServer> {
  const binaries = binariesFolder();
  const user = owner();
  if (!binaries || !user) throw new Error(`cannot start PostgreSQL: ${postgresMissing()}`);
  const folder = mkdtempSync(join(tmpdir(), 'akkoord-postgres-'));
  if (user.uid !== undefined) chownSync(folder, user.uid, user.gid as number);
  const run = {...user, cwd: folder, stdio: 'ignore' as const};
  const flags = ['-D', join(folder, 'data'), '-A', 'trust', '-U', 'akkoord', '-E', 'UTF8', '--no-sync'];
  execFileSync(join(binaries, 'initdb'), flags, run);
  const port = await freePort();
  const start = async (): Promise<ChildProcess> => {
    const settings = ['listen_addresses=127.0.0.1', 'max_connections=200', 'wal_level=replica'];
    const child = spawn(
      join(binaries, 'postgres'),
      ['-D', join(folder, 'data'), '-p', String(port), '-k', folder, ...settings.flatMap(one => ['-c', one])],
      run,
    );
    await taking(port, binaries, child);
    return child;
  };
  let child = await start();
  const end = async (signal: 'SIGQUIT' | 'SIGINT'): Promise<void> => {
    const gone = new Promise(done => child.once('exit', done));
    if (child.exitCode !== null) return;
    child.kill(signal);
    await gone;
  };
  return {
    url: `postgres://akkoord@127.0.0.1:${port}/postgres`,
    folder: join(folder, 'data'),
    crash: async () => {
      await end('SIGQUIT');
      child = await start();
    },
    stop: async () => {
      await end('SIGINT');
      rmSync(folder, {recursive: true, force: true});
    },
  };
}

async function taking(port: number, binaries: string, child: ChildProcess): Promise<void> {
  const question = ['-h', '127.0.0.1', '-p', String(port), '-q'];
  for (let tries = 0; tries < 600; tries++) {
    if (child.exitCode !== null) break;
    if (spawnSync(join(binaries, 'pg_isready'), question).status === 0) return;
    await wait(100);
  }
  throw new Error(`PostgreSQL on port ${port} did not start`);
}
