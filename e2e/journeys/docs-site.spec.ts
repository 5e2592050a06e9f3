/* The site of the documents, made as `npm run docs` makes it: every link on it leads somewhere, and its live pages live. */
import {execFile} from 'node:child_process';
import {readdirSync} from 'node:fs';
import {readFile} from 'node:fs/promises';
import {createServer, type Server} from 'node:http';
import type {AddressInfo} from 'node:net';
import {extname, join} from 'node:path';
import {fileURLToPath} from 'node:url';
import {promisify} from 'node:util';
import {expect, test} from '@playwright/test';

const root = fileURLToPath(new URL('../../', import.meta.url));
const dist = join(root, 'docs/dist');
const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript',
  '.css': 'text/css',
  '.svg': 'image/svg+xml',
  '.json': 'application/json',
};

test.describe('the site of the docs @full', () => {
  // The tool that makes it is fetched, and renders some eighty pages.
  test.describe.configure({timeout: 600_000});
  let server: Server;
  let origin: string;
  test.beforeAll(async () => {
    await promisify(execFile)(process.execPath, ['scripts/docs.mjs'], {cwd: root, maxBuffer: 2 ** 26});
    server = createServer(async ({url = '/'}, response) => {
      const {pathname} = new URL(url, 'http://localhost');
      const name = pathname.endsWith('/') ? `${pathname}index.html` : pathname;
      const body = await readFile(join(dist, name)).catch(() => null);
      response.writeHead(body ? 200 : 404, {
        'content-type': TYPES[extname(name)] ?? 'application/octet-stream',
      });
      response.end(body ?? '');
    }).listen(0, '127.0.0.1');
    await new Promise(resolve => server.once('listening', resolve));
    origin = `http://localhost:${(server.address() as AddressInfo).port}`;
  });
  test.afterAll(() => void server?.close());

  test('has no link that leads nowhere', async () => {
    const files = new Set(
      readdirSync(dist, {recursive: true, encoding: 'utf8'}).map(file => `/${file.replaceAll('\\', '/')}`),
    );
    const lost: string[] = [];
    const pages = [...files].filter(
      file => file.endsWith('.html') && !/^\/(playground|theme|404)/.test(file),
    );
    for (const page of pages) {
      const html = await readFile(join(dist, page), 'utf8');
      for (const [, href = ''] of html.matchAll(/<(?:a|img)\b[^>]*?(?:href|src)="([^"#]+)/g)) {
        const {origin: host, pathname} = new URL(href, `http://docs.test${page}`);
        if (host !== 'http://docs.test') continue;
        if (!files.has(pathname.endsWith('/') ? `${pathname}index.html` : pathname))
          lost.push(`${page}: ${href}`);
      }
    }
    expect(pages.length).toBeGreaterThan(40);
    expect(lost).toEqual([]);
  });

  test('asks no other host for anything, and has pages that can be tried', async ({page}) => {
    // The whole frame of the playground is in sight, with the banner at its lower edge.
    await page.setViewportSize({width: 1280, height: 1800});
    const elsewhere: string[] = [];
    page.on('request', request => {
      if (!request.url().startsWith(origin) && !request.url().startsWith('data:'))
        elsewhere.push(request.url());
    });
    await page.goto(`${origin}/docs/performance.html`);
    await expect(page.getByRole('heading', {name: 'Beside the peers'})).toBeVisible();
    await expect(page.getByRole('img', {name: /^Until the banner/})).toBeVisible();

    await page.getByRole('link', {name: 'Playground'}).first().click();
    const frame = page.frameLocator('iframe');
    await page.getByLabel('Layout').selectOption('card');
    await expect(frame.locator('akkoord-banner')).toHaveAttribute('layout', 'card');
    await expect(page.locator('#code')).toContainText('data-layout="card"');
    await frame.getByRole('button', {name: 'Accept all'}).click();
    await expect(page.locator('#choice')).toContainText('analytical: granted');
    await page.getByRole('button', {name: 'Ask again'}).click();
    await expect(frame.locator('akkoord-banner')).toBeVisible();
    await expect(page.locator('#choice')).toHaveText('Nothing is chosen yet.');

    await page.goto(`${origin}/theme/index.html`);
    await expect(page.locator('akkoord-banner')).toBeVisible();
    expect(elsewhere).toEqual([]);
  });
});
