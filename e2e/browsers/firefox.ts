import {launch, type Page, TimeoutError} from 'puppeteer-core';
import type {Engine, View} from '../blocking/engine.ts';

/** An engine that this machine runs until it is closed. */
export interface OwnedEngine extends Engine {
  close(): Promise<void>;
}

/**
 * Firefox, driven over WebDriver BiDi, with a fresh profile on disk. Every host leads it to `standInsPort` of
 * this machine; through a proxy it would never preconnect, and so hide a row. `FIREFOX` names another one
 * than the system's.
 */
export async function startFirefox(standInsPort: number): Promise<OwnedEngine> {
  const browser = await launch({
    browser: 'firefox',
    executablePath: process.env.FIREFOX ?? '/usr/bin/firefox-esr',
    acceptInsecureCerts: true,
    extraPrefsFirefox: preferences(standInsPort),
  });
  return {
    name: 'Firefox',
    version: /\d+/.exec(await browser.version())?.[0] ?? '',
    async open(url) {
      // A tab behind another one is throttled and loads nothing lazily; windows are all in view.
      const page = await browser.newPage({type: 'window'});
      await visit(page, url);
      return view(page);
    },
    close: () => browser.close(),
  };
}

const preferences = (port: number): Record<string, unknown> => ({
  'network.dns.forceResolve': '127.0.0.1',
  'network.socket.forcePort': `443=${port}`,
  // Automation switches it off, and preconnects with it.
  'network.http.speculative-parallel-limit': 6,
  // The lists of trackers come from the network, which is not there: what is held, Akkoord held.
  'privacy.trackingprotection.enabled': false,
  'network.captive-portal-service.enabled': false,
  'network.connectivity-service.enabled': false,
});

const view = (page: Page): View => ({
  evaluate: async <T>(expression: string) => (await page.evaluate(expression)) as T,
  goto: url => visit(page, url),
  close: () => page.close(),
});

/** A page whose frame hangs never fires `load`; what it did until then still counts. */
async function visit(page: Page, url: string): Promise<void> {
  await page.goto(url, {timeout: 10_000}).catch(error => {
    if (!(error instanceof TimeoutError)) throw error;
  });
}
