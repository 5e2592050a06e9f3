import type {LoggedRequest} from '@akkoord/testkit';
import {type BrowserContext, type Cookie, expect, type Page} from '@playwright/test';
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
    await page.goto(SITE + path, {waitUntil: 'load'});
    await settle(demo, page);
    executions.push(...(await page.evaluate(() => (window as {__ran?: string[]}).__ran ?? [])));
  }
  return {...(await left(page)), executions, ...requestsOf(demo)};
}

/** Leaves the page and waits until what it had under way has arrived, so that nothing of it counts for the next. */
async function leave(demo: Demo, page: Page): Promise<void> {
  if (page.url() === 'about:blank') return;
  await page.goto('about:blank');
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
  const storage = await page.evaluate(async () => {
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

/** Opens the settings through the link that stands on every page. */
export async function openSettings(page: Page, language: Language): Promise<void> {
  const link = page.getByRole('contentinfo').getByRole('button', {name: LANGUAGES[language].settings});
  await link.focus();
  await link.press('Enter');
  await page.getByRole('dialog', {name: LANGUAGES[language].settings}).waitFor();
}
