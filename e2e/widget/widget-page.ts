import {readFile} from 'node:fs/promises';
import {fileURLToPath} from 'node:url';
import {test as base, type Page} from '@playwright/test';
import {build} from 'esbuild';

/** How the page is opened; see page-script.ts for what the query may say. */
export interface WidgetPageOptions {
  readonly query?: Readonly<Record<string, string>>;
  /** CSS of the page itself, after its own style sheet. */
  readonly css?: string;
}

const ORIGIN = 'https://de-molen.test';
/** As strict as a page can be: no inline styles or scripts, and Trusted Types with no policy but Lit's. */
const POLICY =
  "default-src 'none'; script-src 'self'; style-src 'self'; base-uri 'none'; require-trusted-types-for 'script'; trusted-types lit-html";

const file = (path: string) => fileURLToPath(new URL(path, import.meta.url));

const bundle = async (): Promise<string> => {
  const {outputFiles} = await build({
    entryPoints: [file('page-script.ts')],
    bundle: true,
    format: 'esm',
    write: false,
    conditions: ['source'],
    target: 'es2022',
  });
  return outputFiles[0]?.text ?? '';
};

/** The elements on a page of a coffee roaster, with a consent that remembers what it was asked. */
export const test = base.extend<{open: (options?: WidgetPageOptions) => Promise<Page>}, {script: string}>({
  // biome-ignore lint/correctness/noEmptyPattern: Playwright reads from the pattern which fixtures it needs
  script: [async ({}, use) => use(await bundle()), {scope: 'worker'}],
  open: async ({page, script}, use) => {
    await use(async ({query = {}, css = ''} = {}) => {
      const html = await readFile(file('../pages/widget.html'), 'utf8');
      const styles = (await readFile(file('../pages/widget.css'), 'utf8')) + css;
      await page.route(`${ORIGIN}/**`, route => {
        const {pathname} = new URL(route.request().url());
        if (pathname === '/widget.js') return route.fulfill({contentType: 'text/javascript', body: script});
        if (pathname === '/page.css') return route.fulfill({contentType: 'text/css', body: styles});
        const headers = {'content-security-policy': POLICY};
        return route.fulfill({contentType: 'text/html; charset=utf-8', headers, body: html});
      });
      await page.goto(`${ORIGIN}/?${new URLSearchParams(query)}`);
      return page;
    });
  },
});

/**
 * What `look` gives once it gives the same twice, two drawn frames apart: layout and what observes it have come to rest
 * by then, however long a busy machine takes over a frame.
 */
export async function steady<T>(page: Page, look: () => Promise<T>): Promise<T> {
  let last = await look();
  for (;;) {
    await drawn(page);
    const now = await look();
    if (JSON.stringify(now) === JSON.stringify(last)) return now;
    last = now;
  }
}

/** Gives the page that width, and waits until it has it. */
export async function resize(page: Page, width: number, height = 800): Promise<void> {
  await page.setViewportSize({width, height});
  await page.waitForFunction(wanted => innerWidth === wanted, width);
}

/** Waits until the page has drawn two frames: what was asked for before the first stands in the second. */
export const drawn = (page: Page): Promise<unknown> =>
  page.evaluate(
    () => new Promise(resolve => requestAnimationFrame(() => requestAnimationFrame(() => resolve(null)))),
  );

/** Opens every fold of the settings, and every fold that comes to light. */
export async function unfoldAll(page: Page): Promise<void> {
  const closed = page.getByRole('dialog').locator('details:not([open])');
  await page.locator('akkoord-settings dialog[open]').waitFor();
  while ((await closed.count()) > 0) {
    await closed.evaluateAll((folds: HTMLDetailsElement[]) => {
      for (const fold of folds) fold.open = true;
    });
    // A fold is drawn one event and one update after it has been opened.
    await page.evaluate(() => new Promise(resolve => setTimeout(() => requestAnimationFrame(resolve), 50)));
  }
}

export {expect} from '@playwright/test';
