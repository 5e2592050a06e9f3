import {type ChildProcess, spawn} from 'node:child_process';
import {appendFile, mkdir, readFile} from 'node:fs/promises';
import {createInterface} from 'node:readline';
import {fileURLToPath} from 'node:url';
import {expect, type Page} from '@playwright/test';
import {type Project, registryAnswers, test} from './packed.ts';

test.describe.configure({timeout: 300_000});
test.beforeAll(async () => {
  test.skip(!(await registryAnswers()), 'the npm registry does not answer, so nothing can be installed');
});

const ours = (name: string) => fileURLToPath(new URL(`../../packages/${name}`, import.meta.url));
const manifestOf = async (name: string) => JSON.parse(await readFile(`${ours(name)}/package.json`, 'utf8'));

/** Packages whose entries are modules; the others hold files for a browser, or a command. */
const MODULES = [
  'collector',
  'core',
  'evidence',
  'ledger',
  'locales',
  'preact',
  'react',
  'schema',
  'services',
  'svelte',
  'vue',
  'widget',
];

/** Every entry that is a module, by the name under which somebody imports it. */
async function entries(): Promise<string[]> {
  const found = await Promise.all(
    MODULES.map(async folder => {
      const {name, exports} = await manifestOf(folder);
      return Object.entries(exports)
        .filter(([, target]) => typeof target === 'object')
        .map(([path]) => name + path.slice(1));
    }),
  );
  return found.flat();
}

test('every entry can be imported in Node, those for pages too', async ({project}) => {
  const names = await entries();
  expect(names.length).toBeGreaterThan(50);
  const code = names.map(name => `await import(${JSON.stringify(name)});`).join('\n');
  await project.write('imports.mjs', `${code}\nconsole.log('all');`);
  expect(await project.run(process.execPath, 'imports.mjs')).toBe('all\n');
});

for (const resolution of ['nodenext', 'bundler']) {
  test(`the types of every entry are found and hold together, by way of ${resolution}`, async ({project}) => {
    const names = await entries();
    const code = names.map((name, i) => `import * as entry${i} from '${name}';`).join('\n');
    const used = names.map((_, i) => `entry${i}`).join(', ');
    await project.write(`types-${resolution}.ts`, `${code}\nexport const all: object[] = [${used}];\n`);
    const settings = {
      module: resolution === 'bundler' ? 'esnext' : 'nodenext',
      moduleResolution: resolution,
      target: 'es2022',
      lib: ['es2023', 'dom', 'dom.iterable', 'esnext.disposable'],
      types: ['node'],
      strict: true,
      noEmit: true,
    };
    await project.write(
      `tsconfig.${resolution}.json`,
      JSON.stringify({compilerOptions: settings, files: [`types-${resolution}.ts`]}),
    );
    const compiler = fileURLToPath(new URL('../../node_modules/typescript/lib/tsc.js', import.meta.url));
    const said = await project
      .run(process.execPath, compiler, '-p', `tsconfig.${resolution}.json`)
      .catch(error => error.stdout);
    expect(said).toBe('');
  });
}

for (const name of ['core', 'evidence', 'ledger', 'locales', 'schema', 'services']) {
  test(`the first snippet of @akkoord/${name} prints what its README says`, async ({project}) => {
    const readme = await readFile(`${ours(name)}/README.md`, 'utf8');
    const snippet = /```js\n([\s\S]*?)```/.exec(readme)?.[1] ?? '';
    const said = [...snippet.matchAll(/^.*console\.log\(.*\); \/\/ (.*)$/gm)].map(match => match[1]);
    expect(said.length).toBeGreaterThan(0);
    await project.write(`snippet-${name}.mjs`, snippet);
    expect((await project.run(process.execPath, `snippet-${name}.mjs`)).trim().split('\n')).toEqual(said);
  });
}

interface Served {
  readonly url: string;
  readonly ownerToken: string;
  readonly stop: () => Promise<unknown>;
}

const config = {
  site: 'shop',
  controller: {name: 'Shop B.V.'},
  privacy: '/privacy.html',
  services: ['youtube'],
  origins: ['https://shop.example'],
  location: 'Delft, NL',
  retention: {duration: 'P5Y', reason: 'to answer complaints'},
};

/** Starts the installed command on a free port, with the pages of `folder` beside it. */
async function serve(project: Project, folder: string): Promise<Served> {
  await project.write('akkoord.config.json', JSON.stringify(config));
  const flags = ['akkoord', 'serve', '--port', '0', '--json', '--data', `data-${folder}`, '--static', folder];
  const child: ChildProcess = spawn('npx', flags, {cwd: project.folder, detached: true});
  const ended = new Promise<unknown>(resolve => child.once('exit', resolve));
  const stop = () => {
    process.kill(-(child.pid ?? 0), 'SIGTERM');
    return ended;
  };
  const lines = createInterface({input: child.stdout as NodeJS.ReadableStream});
  const first = new Promise<string>(resolve => lines.once('line', resolve));
  const told = await Promise.race([first, ended]);
  if (typeof told !== 'string') throw new Error(`akkoord serve ended with ${told}`);
  return {...JSON.parse(told), stop};
}

const TAG = `<script src="/akkoord/akkoord.js" data-site="shop" data-controller="Shop B.V."
  data-privacy="/privacy.html" data-services="youtube" data-collector="/"></script>`;
const document = (head: string, body: string) =>
  `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Shop</title>${head}</head><body>${body}</body></html>`;

/** Opens the shop under its own name, which is the one that the collector takes records from. */
async function visit(page: Page, {url}: Served): Promise<void> {
  await page.route('https://shop.example/**', async route => {
    const {pathname} = new URL(route.request().url());
    await route.fulfill({response: await route.fetch({url: url + pathname})});
  });
  await page.goto('https://shop.example/');
}

/** Ends the collector, once the page asks it for nothing any more. */
async function end(page: Page, {stop}: Served): Promise<void> {
  await page.unrouteAll({behavior: 'ignoreErrors'});
  await stop();
}

const decision = (page: Page) => page.evaluate('akkoord.record?.action');

test('npx akkoord serve hands out the tag, takes a record, and answers a receipt that verifies', async ({
  project,
  page,
}) => {
  await mkdir(project.path('public'), {recursive: true});
  await project.write('public/index.html', document(TAG, '<h1>Shop</h1>'));
  const served = await serve(project, 'public');
  try {
    expect((await fetch(`${served.url}/console/`)).status).toBe(200);
    const shipped = project.path('node_modules', '@akkoord', 'collector', 'dist', 'openapi.json');
    expect(JSON.parse(await readFile(shipped, 'utf8'))).toEqual(
      await (await fetch(`${served.url}/openapi.json`)).json(),
    );
    await visit(page, served);
    await page.getByRole('button', {name: 'Accept all'}).click();
    await expect.poll(() => decision(page)).toBe('accept-all');
    await expect.poll(() => page.evaluate('akkoord.receipt().then(receipt => receipt !== null)')).toBe(true);
    await project.write('receipt.json', JSON.stringify(await page.evaluate('akkoord.receipt()')));
    const said = await project.run('npx', 'akkoord', 'verify', 'receipt.json', '--url', served.url, '--json');
    expect(JSON.parse(said)).toMatchObject({
      verified: true,
      log: {origin: expect.stringMatching(/^shop\//), index: 0},
    });
  } finally {
    await end(page, served);
  }
});

test('the files of @akkoord/tag work from any folder of a site, as the README says', async ({
  project,
  page,
}) => {
  const dist = project.path('node_modules', '@akkoord', 'tag', 'dist');
  const head = TAG.replace('/akkoord/', '/sdk/').replace(' data-collector="/"', '');
  await page.route('https://shop.example/**', async route => {
    const {pathname} = new URL(route.request().url());
    if (pathname === '/')
      return route.fulfill({contentType: 'text/html', body: document(head, '<h1>Shop</h1>')});
    if (!pathname.startsWith('/sdk/')) return route.fulfill({status: 404});
    return route.fulfill({path: `${dist}/${pathname.slice('/sdk/'.length)}`});
  });
  await page.goto('https://shop.example/');
  await page.getByRole('button', {name: 'Refuse all'}).click();
  await expect.poll(() => decision(page)).toBe('reject-all');
  await page.evaluate('akkoord.settings()');
  await expect(page.getByRole('dialog', {name: 'Cookie settings'})).toBeVisible();
});

test('a file that was altered on its way is refused by its hash, and the page goes on', async ({
  project,
  page,
}) => {
  const out = await project.run('npx', 'akkoord', 'files', 'static', '--json');
  const {address, tag, importMap} = JSON.parse(out) as Record<string, string>;
  const config = 'data-site="shop" data-controller="Shop B.V." data-privacy="/privacy.html"';
  const head = `${importMap}${tag?.replace(/data-site.*(?=><)/, config)}`;
  await project.write('static/index.html', document(head, '<h1>Shop</h1>'));
  const warnings: string[] = [];
  page.on('console', message => message.type() === 'warning' && warnings.push(message.text()));
  const served = await serve(project, 'static');
  try {
    await visit(page, served);
    await page.getByRole('button', {name: 'Settings'}).click();
    await expect(page.getByRole('dialog', {name: 'Cookie settings'})).toBeVisible();
    expect(warnings).toEqual([]);
  } finally {
    await end(page, served);
  }

  await appendFile(project.path('static', address?.slice(1) ?? '', 'akkoord-widget.js'), '\nalert(1)');
  const again = await serve(project, 'static');
  try {
    await visit(page, again);
    await page.getByRole('button', {name: 'Settings'}).click();
    await expect.poll(() => warnings.join()).toContain('chunk-missing');
    await expect(page.getByRole('dialog', {name: 'Cookie settings'})).toHaveCount(0);
    await page.getByRole('button', {name: 'Refuse all'}).click();
    await expect.poll(() => decision(page)).toBe('reject-all');
  } finally {
    await end(page, again);
  }
});

test('a page with the script inside asks for no file before its banner, under a policy with its hash', async ({
  project,
  page,
}) => {
  const {address} = JSON.parse(await project.run('npx', 'akkoord', 'files', 'inlined', '--json'));
  const src = TAG.replace('/akkoord/', address).replace(' data-collector="/"', '');
  const listed = '<iframe title="film" src="https://www.youtube.com/embed/abc"></iframe>';
  await project.write('inlined/index.html', document(src, `<h1>Shop</h1>${listed}`));
  const {hash} = JSON.parse(await project.run('npx', 'akkoord', 'inline', 'inlined/index.html', '--json'));
  const html = await readFile(project.path('inlined/index.html'), 'utf8');
  const asked: string[] = [];
  const policy = `default-src 'self'; script-src 'self' '${hash}'; frame-src *; connect-src 'self'`;
  const errors: string[] = [];
  page.on('pageerror', error => errors.push(error.message));
  page.on('console', message => message.type() === 'error' && errors.push(message.text()));
  await page.route('https://shop.example/**', async route => {
    const {pathname} = new URL(route.request().url());
    asked.push(pathname);
    if (pathname !== '/') return route.fulfill({path: project.path('inlined', pathname)});
    return route.fulfill({
      contentType: 'text/html',
      headers: {'content-security-policy': policy},
      body: html,
    });
  });
  await page.goto('https://shop.example/');
  await expect(page.getByRole('button', {name: 'Accept all'})).toBeVisible();
  expect(asked).not.toContain(`${address}akkoord.js`);
  await expect(page.locator('akkoord-embed')).toHaveCount(1);
  await page.getByRole('button', {name: 'Settings'}).click();
  await expect(page.getByRole('dialog', {name: 'Cookie settings'})).toBeVisible();
  expect(asked).toContain(`${address}akkoord-widget.js`);
  expect(errors).toEqual([]);
});

test('a page that Vite has built follows the tag', async ({project, page}) => {
  const version = '8.3.8';
  await project.run('npm', 'install', '--no-audit', '--no-fund', '--prefer-offline', `vite@${version}`);
  await project.write(
    'index.html',
    document(TAG, '<div id="app"></div><script type="module" src="/main.jsx"></script>'),
  );
  await project.write(
    'main.jsx',
    `import {ConsentGate} from '@akkoord/react';
    import {createElement} from 'react';
    import {createRoot} from 'react-dom/client';
    const film = createElement('p', null, 'the film');
    const fallback = createElement('p', null, 'no film');
    createRoot(document.getElementById('app')).render(createElement(ConsentGate, {service: 'youtube', fallback}, film));`,
  );
  await project.run('npx', 'vite', 'build', '--logLevel', 'error');
  const served = await serve(project, 'dist');
  try {
    await visit(page, served);
    await expect(page.locator('#app')).toHaveText('no film');
    await page.getByRole('button', {name: 'Accept all'}).click();
    await expect(page.locator('#app')).toHaveText('the film');
  } finally {
    await end(page, served);
  }
});
