import type {BrowserContext, Page} from '@playwright/test';
import type {Engine, View} from './engine.ts';

/**
 * Chromium as Playwright drives it. `profile` is one on disk: private contexts never preconnect, so they
 * would hide a row. It must have been launched with the stand-ins' host rules.
 */
export function chromiumEngine(profile: BrowserContext): Engine {
  return {
    name: 'Chromium',
    version: profile.browser()?.version().split('.')[0] ?? '',
    async open(url) {
      const page = await profile.newPage();
      await visit(page, url);
      return view(page);
    },
  };
}

const view = (page: Page): View => ({
  evaluate: expression => page.evaluate(expression),
  goto: url => visit(page, url),
  close: () => page.close(),
});

/** A page whose frame hangs never fires `load`; what it did until then still counts. */
async function visit(page: Page, url: string): Promise<void> {
  await page.goto(url, {timeout: 10_000}).catch(error => {
    if (!String(error).includes('Timeout')) throw error;
  });
}
