import {createHash} from 'node:crypto';
import type {PictureLayer, RecordBatch} from '@akkoord/schema';
import type {BrowserPipe} from './browser-pipe.ts';
import {type FreshPage, openPage, pageUnusable, type Visit} from './fresh-page.ts';

/** What a visit has seen: the notice that was shown, and how. */
export interface PicturedNotice {
  readonly site: string;
  readonly notice: {readonly hash: string; readonly version: string; readonly language: string};
  /** SHA-256 in hex over `akkoord.js` and `akkoord-widget.js`; null where the page has no such files. */
  readonly build: string | null;
  readonly pictures: readonly {readonly layer: PictureLayer; readonly png: Uint8Array}[];
  /** Whether the page says in which language it is, and so in which one it asks, whoever reads. */
  readonly statesLanguage: boolean;
}

/**
 * Visits a page as somebody who has never been there, pictures both layers, and then refuses, to learn from the record
 * that the page would send which notice it has shown, in which language. That record does not leave the machine. Throws
 * `page-unusable` where the page shows no notice or would send no record.
 */
export async function pictureNotice(browser: BrowserPipe, visit: Visit): Promise<PicturedNotice> {
  const page = await openPage(browser, visit);
  try {
    await page.until('globalThis.akkoord?.isGranted', 'carries no akkoord.js');
    await page.until(BANNER, 'shows a fresh visitor no first layer');
    await page.evaluate(AT_REST);
    const first = await page.picture();
    await page.evaluate('void akkoord.settings()');
    await page.until(SETTINGS, 'does not open its settings');
    await page.evaluate(AT_REST);
    const settings = await page.picture();
    const statesLanguage = await page.evaluate<boolean>("document.documentElement.lang !== ''");
    return {
      ...(await shownNotice(page, visit.url)),
      build: await buildOf(page),
      pictures: [
        {layer: 'first', png: first},
        {layer: 'settings', png: settings},
      ],
      statesLanguage,
    };
  } finally {
    await page.close();
  }
}

const BANNER = "document.querySelector('akkoord-banner')?.getBoundingClientRect().height > 0";
const SETTINGS = "document.querySelector('akkoord-settings')?.shadowRoot?.querySelector('dialog[open]')";

/** Loaded, with its fonts and what moves for a while, and drawn; a page that never comes to rest is taken as it is. */
const AT_REST = `(async () => {
  const atMost = (ms, promise) => Promise.race([promise, new Promise(done => setTimeout(done, ms))]);
  if (document.readyState !== 'complete') await atMost(15000, new Promise(done => addEventListener('load', done)));
  await atMost(5000, document.fonts.ready);
  await atMost(2000, Promise.allSettled(document.getAnimations().map(one => one.finished)));
  await new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done)));
})()`;

const ANSWERED = 10_000;
const EVERY = 50;

async function shownNotice(page: FreshPage, url: string): Promise<Pick<PicturedNotice, 'site' | 'notice'>> {
  await page.evaluate('void akkoord.rejectAll()');
  for (const latest = Date.now() + ANSWERED; page.held.length === 0 && Date.now() < latest; )
    await new Promise(resolve => setTimeout(resolve, EVERY));
  const [record] = page.held.flatMap(recordsIn);
  if (record !== undefined) return {site: record.site, notice: record.notice};
  throw pageUnusable(
    url,
    'would send no record, so that nobody can tell its notice',
    'picture a page on https whose tag names a collector',
  );
}

function recordsIn(body: string): readonly RecordBatch['records'][number]['record'][] {
  try {
    return (JSON.parse(body) as RecordBatch).records.map(({record}) => record);
  } catch {
    return [];
  }
}

const TAG = `[...document.scripts].map(({src}) => src).find(src => /\\/akkoord\\.js([?#]|$)/.test(src)) ?? null`;

async function buildOf(page: FreshPage): Promise<string | null> {
  const tag = await page.evaluate<string | null>(TAG);
  if (tag === null) return null;
  const hash = createHash('sha256');
  for (const url of [tag, new URL('akkoord-widget.js', tag).href]) {
    const bytes = await page.bytesAt(url);
    if (bytes === null) return null;
    hash.update(bytes);
  }
  return hash.digest('hex');
}
