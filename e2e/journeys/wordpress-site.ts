import {type ChildProcess, execFileSync, spawn} from 'node:child_process';
import {existsSync} from 'node:fs';
import {cp, mkdir, mkdtemp, readFile, rm, writeFile} from 'node:fs/promises';
import {connect} from 'node:net';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {fileURLToPath} from 'node:url';
import {freePort} from '@akkoord/testkit';

const root = fileURLToPath(new URL('../../', import.meta.url));
const unpacked = join(root, 'node_modules/.cache/akkoord-wordpress/usr/share/wordpress');
const NEEDED = [
  join(unpacked, 'wp-load.php'),
  '/usr/bin/php',
  '/usr/sbin/mariadbd',
  '/usr/bin/my_print_defaults',
];

/** Why there is no WordPress to be tried, or null. */
export const wordPressMissing = (): string | null =>
  NEEDED.every(file => existsSync(file))
    ? null
    : 'no WordPress, PHP or MariaDB; npm test fetches them as root on Debian';

/** A WordPress of this run alone, with the plugin in it and switched on. */
export interface WordPressSite {
  /** Where it takes requests that TLS was taken off. */
  readonly url: string;
  /** Runs PHP inside of WordPress; gives what it prints. */
  php(code: string): string;
  /** Puts a plugin of this text beside ours, and switches it on. */
  addPlugin(folder: string, text: string): Promise<void>;
  stop(): Promise<void>;
}

/** Installs WordPress as `https://<host>`, with one page whose content is `content`. */
export async function startWordPress(host: string, content: string): Promise<WordPressSite> {
  execFileSync(process.execPath, [join(root, 'examples/wordpress/build.mjs')]);
  const folder = await mkdtemp(join(tmpdir(), 'akkoord-wordpress-'));
  const database = await startDatabase(join(folder, 'database'));
  const pages = join(folder, 'pages');
  await cp(unpacked, pages, {recursive: true, verbatimSymlinks: true});
  const plugins = join(pages, 'wp-content/plugins');
  await cp(join(root, 'examples/wordpress/dist/akkoord'), join(plugins, 'akkoord'), {recursive: true});
  await writeFile(join(pages, 'wp-config.php'), configOf(host, database.port));
  await writeFile(join(pages, 'router.php'), ROUTER);
  const php = (code: string, before = ''): string =>
    execFileSync(
      'php',
      [
        '-d',
        'display_errors=stderr',
        '-d',
        'sendmail_path=/bin/true',
        '-r',
        `${before}require 'wp-load.php'; ${code}`,
      ],
      {
        cwd: pages,
        encoding: 'utf8',
        env: {...process.env, HTTP_HOST: host},
      },
    );
  php(INSTALL.replace('CONTENT', Buffer.from(content).toString('base64')), "define('WP_INSTALLING', true);");
  php(`require 'wp-admin/includes/plugin.php'; activate_plugin('akkoord/akkoord.php');`);
  const port = await freePort();
  const server = spawn('php', ['-S', `127.0.0.1:${port}`, '-t', pages, join(pages, 'router.php')], {
    cwd: pages,
    env: {...process.env, PHP_CLI_SERVER_WORKERS: '4'},
    stdio: 'ignore',
    // Its workers end with the group.
    detached: true,
  });
  await listening(port, server);
  return {
    url: `http://127.0.0.1:${port}`,
    php,
    async addPlugin(name, text) {
      await mkdir(join(plugins, name));
      await writeFile(join(plugins, name, `${name}.php`), text);
      php(`require 'wp-admin/includes/plugin.php'; activate_plugin('${name}/${name}.php');`);
    },
    async stop() {
      process.kill(-(server.pid ?? 0), 'SIGTERM');
      await database.stop();
      await rm(folder, {recursive: true, force: true});
    },
  };
}

const configOf = (host: string, port: number): string => `<?php
define('DB_NAME', 'wordpress');
define('DB_USER', 'wordpress');
define('DB_PASSWORD', 'wordpress');
define('DB_HOST', '127.0.0.1:${port}');
define('DB_CHARSET', 'utf8mb4');
define('DB_COLLATE', '');
define('WP_HOME', 'https://${host}');
define('WP_SITEURL', 'https://${host}');
define('DISABLE_WP_CRON', true);
define('WP_HTTP_BLOCK_EXTERNAL', true);
define('WP_DEBUG', false);
define('AUTOMATIC_UPDATER_DISABLED', true);
// What is before this server ends TLS.
$_SERVER['HTTPS'] = 'on';
$_SERVER['HTTP_HOST'] = '${host}';
$table_prefix = 'wp_';
if (!defined('ABSPATH')) define('ABSPATH', __DIR__ . '/');
require_once ABSPATH . 'wp-settings.php';
`;

const INSTALL = `require 'wp-admin/includes/upgrade.php';
wp_install('Harbour Books', 'owner', 'owner@harbour.example', true, '', 'a long passphrase');
update_option('permalink_structure', '/%postname%/');
kses_remove_filters();
wp_insert_post(['post_type' => 'page', 'post_name' => 'film', 'post_title' => 'Film', 'post_status' => 'publish', 'post_content' => base64_decode('CONTENT')]);
flush_rewrite_rules();`;

/** What a web server in front of WordPress does: files as they are, everything else to index.php. */
const ROUTER = `<?php
$path = parse_url($_SERVER['REQUEST_URI'], PHP_URL_PATH);
if ($path !== '/' && file_exists(__DIR__ . $path)) return false;
$_SERVER['SCRIPT_NAME'] = '/index.php';
require __DIR__ . '/index.php';
`;

async function startDatabase(folder: string) {
  await mkdir(folder);
  const user = process.getuid?.() === 0 ? ['--user=root'] : [];
  const place = ['--no-defaults', `--datadir=${join(folder, 'data')}`, ...user];
  execFileSync(
    'mariadb-install-db',
    [...place, '--skip-test-db', '--auth-root-authentication-method=normal'],
    {
      stdio: 'ignore',
    },
  );
  const first = join(folder, 'first.sql');
  await writeFile(
    first,
    "CREATE DATABASE wordpress;\nCREATE USER 'wordpress'@'127.0.0.1' IDENTIFIED BY 'wordpress';\nGRANT ALL ON wordpress.* TO 'wordpress'@'127.0.0.1';\n",
  );
  const port = await freePort();
  const child = spawn(
    '/usr/sbin/mariadbd',
    [
      ...place,
      `--port=${port}`,
      '--bind-address=127.0.0.1',
      '--skip-name-resolve',
      `--socket=${join(folder, 'socket')}`,
      `--init-file=${first}`,
      `--log-error=${join(folder, 'log')}`,
      '--innodb-buffer-pool-size=32M',
    ],
    {stdio: 'ignore'},
  );
  await listening(port, child).catch(async cause => {
    throw new Error(await readFile(join(folder, 'log'), 'utf8').catch(() => 'no log'), {cause});
  });
  const stop = () =>
    new Promise<void>(resolve => {
      child.once('exit', () => resolve());
      child.kill('SIGTERM');
    });
  return {port, stop};
}

/** Waits until somebody listens at `port`. */
async function listening(port: number, child: ChildProcess): Promise<void> {
  for (let tries = 0; tries < 300 && child.exitCode === null; tries++) {
    const isThere = await new Promise(resolve => {
      const socket = connect(port, '127.0.0.1', () => resolve(true)).on('error', () => resolve(false));
      socket.once('connect', () => socket.destroy());
    });
    if (isThere) return;
    await new Promise(resolve => setTimeout(resolve, 100));
  }
  throw new Error(`nobody listens at ${port}`);
}
