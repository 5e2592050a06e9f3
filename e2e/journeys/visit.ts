import type {LoggedRequest} from '@akkoord/testkit';
import {type BrowserContext, type Cookie, expect, type Page, type Response} from '@playwright/test';
import {quiet} from '../quiet.ts';
import {type Demo, SITE} from './demo.ts';

/** The demo in one language: where its pages are, and what its controls say. */
export const LANGUAGES = {
  nl: {
    home: '/nl/',
    vacancies: '/nl/vacatures/',
    marked: '/nl/vacatures/onderhoudsmonteur.html',
    about: '/nl/over-ons.html',
    contact: '/nl/contact.html',
    privacy: '/nl/privacy.html',
    accept: 'Alles accepteren',
    refuse: 'Alles weigeren',
    settings: 'Cookie-instellingen',
    save: 'Keuze opslaan',
    close: 'Weigeren en sluiten',
    once: 'Eén keer laden',
  },
  en: {
    home: '/en/',
    vacancies: '/en/vacancies/',
    marked: '/en/vacancies/maintenance-mechanic.html',
    about: '/en/about.html',
    contact: '/en/contact.html',
    privacy: '/en/privacy.html',
    accept: 'Accept all',
    refuse: 'Refuse all',
    settings: 'Cookie settings',
    save: 'Save choice',
    close: 'Refuse and close',
    once: 'Load once',
  },
} as const;

/** A language of the demo. */
export type Language = keyof typeof LANGUAGES;

/** Every page that carries a snippet, in one language. */
export const pagesOf = (language: Language): readonly string[] => {
  const {home, vacancies, marked, about, contact} = LANGUAGES[language];
  return [home, vacancies, marked, about, contact];
};

/** What a page has left in the browser that is not ours. */
export interface Traces {
  readonly cookies: readonly string[];
  readonly storage: readonly string[];
  /** Stand-in scripts that ran on the pages visited. */
  readonly executions: readonly string[];
  /** Requests that third parties received, as `METHOD host/path`. */
  readonly requests: readonly string[];
  /** Those among them that the HTML itself names, which the preload scanner takes (level `tag`). */
  readonly scanned: readonly string[];
}

/** Opens `paths` one after the other and tells what third parties got and left. */
export async function tour(demo: Demo, page: Page, paths: readonly string[]): Promise<Traces> {
  await leave(demo, page);
  demo.standIns.requests.clear();
  const executions: string[] = [];
  for (const path of paths) {
    await goTo(page, SITE + path);
    await settle(demo, page);
    executions.push(...(await ran(page)));
  }
  return {...(await left(page)), executions, ...requestsOf(demo)};
}

/** Opens `address` as somebody who types it: a page that loads itself anew at that moment is left all the same. */
export async function goTo(page: Page, address: string): Promise<Response | null> {
  for (;;) {
    try {
      return await page.goto(address, {waitUntil: 'load'});
    } catch (error) {
      if (!/interrupted by another navigation|net::ERR_ABORTED/.test(String(error))) throw error;
      await page.waitForLoadState();
    }
  }
}

/** What looking fails with while one page goes, or while the next one has not yet come to the tag. */
const BETWEEN = /context was destroyed|because of a navigation|of undefined/i;

/** What `look` gives of the page; of one that loads itself anew meanwhile, once it has. */
export async function seen<T>(page: Page, look: () => T | Promise<T>): Promise<T> {
  for (let left = 20; ; left--) {
    try {
      return await page.evaluate(look);
    } catch (error) {
      if (left === 0 || !BETWEEN.test(String(error))) throw error;
      await page.waitForLoadState();
    }
  }
}

/** Stand-in scripts that have run on the page, as host and path. */
export const ran = (page: Page): Promise<string[]> =>
  seen(page, () => (window as {__ran?: string[]}).__ran ?? []);

/** Waits until code of a vendor runs in the page: every page of the demo carries Google's. */
export async function vendorsRun(page: Page): Promise<void> {
  await expect.poll(() => ran(page)).toContain('www.googletagmanager.com/gtag/js');
}

/**
 * Does `act`, after which the page loads itself anew, since code of vendors runs in it (see `vendorsRun`), and waits
 * until it has: what is looked at before is of the page that goes.
 */
export async function throughReload(page: Page, act: () => Promise<unknown>): Promise<void> {
  await vendorsRun(page);
  await Promise.all([page.waitForEvent('load'), act()]);
}

/** Leaves the page and waits until what it had under way has arrived, so that nothing of it counts for the next. */
async function leave(demo: Demo, page: Page): Promise<void> {
  if (page.url() === 'about:blank') return;
  await goTo(page, 'about:blank');
  await quiet(page, demo.standIns.requests);
}

/** Gives everything that a page starts by itself the time to arrive at a local server. */
export async function settle(demo: Demo, page: Page): Promise<void> {
  await page.waitForLoadState('networkidle').catch(() => {});
  await quiet(page, demo.standIns.requests);
}

function requestsOf(demo: Demo): {requests: string[]; scanned: string[]} {
  const name = (request: LoggedRequest): string =>
    `${request.method} ${request.host}${request.path.split('?')[0]}`;
  const all = demo.standIns.requests.thirdParty();
  return {requests: all.map(name), scanned: all.filter(isScanned).map(name)};
}

/** Static scripts of the pages, and static frames, which Chromium's parser may have sent on their way. */
const SCANNED = [
  'www.googletagmanager.com/gtag/js',
  'platform.twitter.com/widgets.js',
  'www.instagram.com/embed.js',
  'connect.facebook.net/nl_NL/sdk.js',
  'connect.facebook.net/en_GB/sdk.js',
  'www.youtube.com/embed/KadeNegen09',
  'player.vimeo.com/video/900900909',
];

/** What a static frame loads, once Chromium has let it go, comes from the frame and not from the page. */
const isScanned = ({method, host, path, headers}: LoggedRequest): boolean =>
  (method === 'GET' && SCANNED.includes(host + path.split('?')[0])) ||
  SCANNED.some(frame => headers.referer?.startsWith(`https://${frame.split('/')[0]}/`));

async function left(page: Page): Promise<{cookies: string[]; storage: string[]}> {
  const cookies = (await page.context().cookies()).filter(({name}) => name !== 'akkoord');
  const storage = await seen(page, async () => {
    try {
      localStorage.length;
    } catch {
      return [];
    }
    const databases = (await indexedDB.databases?.()) ?? [];
    return [
      ...Object.keys(localStorage),
      ...Object.keys(sessionStorage),
      ...databases.map(({name}) => `idb:${name}`),
    ];
  });
  return {
    cookies: cookies.map(({name, domain}) => `${name} ${domain}`),
    storage: storage.filter(name => !/^(akkoord\.|idb:akkoord$)/.test(name)),
  };
}

/** The choice cookie, once the browser has kept a choice that is another than `before`: then every tab can read it. */
export async function keptChoice(context: BrowserContext, before = ''): Promise<Cookie> {
  let kept: Cookie | undefined;
  const value = async (): Promise<string> => {
    kept = (await context.cookies()).find(({name}) => name === 'akkoord');
    return kept?.value ?? before;
  };
  await expect.poll(value).not.toBe(before);
  return kept as Cookie;
}

/**
 * From the next page on this browser's pages wait twenty times as long where they wait for seconds: the collector has
 * three to set the choice cookie, and a busy machine may take longer.
 */
export const withPatience = (context: BrowserContext): Promise<unknown> =>
  context.addInitScript(() => {
    const set = window.setTimeout;
    const later = (run: TimerHandler, ms = 0, ...given: unknown[]): number =>
      set(run, ms >= 2_000 ? ms * 20 : ms, ...given);
    window.setTimeout = later as typeof window.setTimeout;
  });

/** What Safari takes after seven days of all that script has written into `page`'s origin: everything but cookies. */
export async function loseScriptStorage(page: Page): Promise<void> {
  await goTo(page, `${SITE}/assets/logo.svg`);
  await page.evaluate(async () => {
    localStorage.clear();
    sessionStorage.clear();
    const gone = (name: string): Promise<unknown> =>
      new Promise(done => {
        const request = indexedDB.deleteDatabase(name);
        request.onsuccess = request.onerror = request.onblocked = done;
      });
    const known = await indexedDB.databases();
    await Promise.all(known.map(({name = ''}) => gone(name)));
  });
}

/** Opens the settings through the link that stands on every page. */
export async function openSettings(page: Page, language: Language): Promise<void> {
  const link = page.getByRole('contentinfo').getByRole('button', {name: LANGUAGES[language].settings});
  await link.focus();
  await link.press('Enter');
  await page.getByRole('dialog', {name: LANGUAGES[language].settings}).waitFor();
}
