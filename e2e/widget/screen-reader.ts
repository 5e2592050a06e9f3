import {expect, type Page} from '@playwright/test';
import {build} from 'esbuild';

/** A simulated screen reader. It reads the tree that it is given and does not look into shadow roots by itself. */
const script = build({
  stdin: {
    contents: `import {virtual} from '@guidepup/virtual-screen-reader'; globalThis.reader = virtual;`,
    resolveDir: new URL('.', import.meta.url).pathname,
  },
  bundle: true,
  write: false,
  format: 'iife',
  platform: 'browser',
}).then(({outputFiles}) => outputFiles[0]?.text ?? '');

interface Reader {
  start(options: {container: Node}): Promise<void>;
  next(): Promise<void>;
  stop(): Promise<void>;
  lastSpokenPhrase(): Promise<string>;
  spokenPhraseLog(): Promise<string[]>;
}

const install = async (page: Page): Promise<void> => {
  if (!(await page.evaluate('Boolean(globalThis.reader)'))) await page.evaluate(await script);
};

/**
 * What is spoken while somebody reads on from the start of a part of the page: the last of `path`, each but the
 * last being a host whose shadow root is entered. Ends with the phrase that ends in `until`, or with the part.
 */
export async function read(page: Page, path: readonly string[], until = ''): Promise<string[]> {
  await install(page);
  return page.evaluate(
    async ([selectors, wanted]) => {
      const {reader} = globalThis as unknown as {reader: Reader};
      const container = selectors.reduce<Element | Document | null | undefined>(
        (from, selector) => ((from as Element)?.shadowRoot ?? from)?.querySelector(selector),
        document,
      );
      if (!container) throw new Error(`there is no ${selectors.join(' > ')}`);
      await reader.start({container});
      const first = await reader.lastSpokenPhrase();
      for (let step = 0; step < 200; step += 1) {
        await reader.next();
        const said = await reader.lastSpokenPhrase();
        if (wanted ? said.endsWith(wanted) : [first, `end of ${first}`].includes(said)) break;
      }
      const log = await reader.spokenPhraseLog();
      await reader.stop();
      return log.at(-1) === first ? log.slice(0, -1) : log;
    },
    [path, until] as const,
  );
}

/**
 * What is spoken by itself, wherever the reader stands, after `act`: waits until something is, and a second of the
 * page's own time longer for what may come with it, so that what the page has put off comes first however busy it is.
 */
export async function hear(page: Page, act: () => Promise<unknown>): Promise<string[]> {
  await install(page);
  await page.evaluate('reader.start({container: document.body})');
  await act();
  await expect.poll(() => announced(page)).not.toEqual([]);
  await page.evaluate(
    () => new Promise(resolve => setTimeout(() => requestIdleCallback(() => resolve(null)), 1000)),
  );
  const said = await announced(page);
  await page.evaluate('reader.stop()');
  return said;
}

/** What live regions have had spoken since the reader was started. */
async function announced(page: Page): Promise<string[]> {
  const log = await page.evaluate(() => (globalThis as unknown as {reader: Reader}).reader.spokenPhraseLog());
  // A live region is emptied before it is filled, which is spoken as nothing.
  return log.filter(phrase => /^(polite|assertive): \S/.test(phrase));
}
