import type {PictureSummary, PicturesAnswer, PublishedNotice} from '@akkoord/schema';
import {type CollectorClient, expectType} from '../collector-client.ts';
import {CommandError, EXIT, type ExitCode} from '../command-error.ts';
import type {Flags} from '../flags.ts';
import type {Io} from '../io.ts';
import {createProgress} from '../progress.ts';
import {type BrowserPipe, openBrowser} from './browser-pipe.ts';
import {findBrowser} from './find-browser.ts';
import {pageUnusable} from './fresh-page.ts';
import {type PicturedNotice, pictureNotice} from './picture-notice.ts';

/** Widths of the windows that notices are pictured in, in CSS pixels: a desk's and a telephone's. */
const [WIDE, NARROW] = [1280, 390] as const;

/** What pages are pictured for. */
export interface Shooting {
  readonly urls: readonly string[];
  readonly collector: CollectorClient;
  readonly flags: Flags;
  readonly io: Io;
  /** Hashes of the notices that the pages have to show; absent means any that is published. */
  readonly expected?: readonly string[];
}

/** One picture that the collector has now. */
interface Kept extends PictureSummary {
  readonly site: string;
  readonly notice: string;
  readonly version: string;
  readonly new: boolean;
}

/**
 * Pictures the notices of live pages and hands the pictures to the collector. A page that states its language asks in that
 * one; any other is visited once for each language of its notice, or of `--language`. Throws `browser-unusable`,
 * `page-unusable`, and what the collector refuses.
 */
export async function shootPages({urls, ...shooting}: Shooting): Promise<ExitCode> {
  const {flags, io} = shooting;
  for (const url of urls) expectAddress(url);
  const browser = await openBrowser(findBrowser(flags.text('browser'), io.env), io.signal);
  const kept: Kept[] = [];
  const progress = createProgress(io.stderr, io.now);
  try {
    for (const url of urls) {
      for await (const picture of shootPage(url, {...shooting, browser})) {
        kept.push(picture);
        await progress.report(`${kept.length} pictures, ${picture.language} of ${url}`);
      }
    }
  } finally {
    await progress.end();
    await browser.close();
  }
  await tell(kept, shooting);
  return EXIT.ok;
}

interface PageShooting extends Omit<Shooting, 'urls'> {
  readonly browser: BrowserPipe;
}

async function* shootPage(url: string, shooting: PageShooting): AsyncGenerator<Kept> {
  const {browser, flags} = shooting;
  const first = await pictureNotice(browser, {url, width: WIDE, language: null});
  const published = await publishedNotice(url, first, shooting);
  yield* keep(WIDE, first, shooting);
  const {language} = first.notice;
  yield* keep(NARROW, await pictureNotice(browser, {url, width: NARROW, language}), shooting);
  if (first.statesLanguage) return;
  const asked = flags.many('language');
  const others = Object.keys(published.texts).filter(
    one => one !== language && (asked.length === 0 || asked.includes(one)),
  );
  for (const other of others)
    for (const width of [WIDE, NARROW])
      yield* keep(width, await pictureNotice(browser, {url, width, language: other}), shooting);
}

/** The notice that the page has shown, as it was published. */
async function publishedNotice(
  url: string,
  {notice: {hash, version}}: PicturedNotice,
  {collector, expected}: PageShooting,
): Promise<PublishedNotice> {
  if (expected && !expected.includes(hash)) {
    const found = `still shows the notice ${version}, ${hash}, which is not the one just published`;
    throw pageUnusable(url, found, 'bring the new one live, then run akkoord notice shoot');
  }
  try {
    return (await collector.json(`/v1/notices/${hash}`)) as PublishedNotice;
  } catch (cause) {
    if (!(cause instanceof CommandError)) throw cause;
    throw new CommandError(cause.code, `${url} shows the notice ${version}, ${hash}: ${cause.message}`, {
      cause,
    });
  }
}

async function* keep(
  width: number,
  {site, notice: {hash, version, language}, build, pictures}: PicturedNotice,
  {collector}: PageShooting,
): AsyncGenerator<Kept> {
  for (const {layer, png} of pictures) {
    const labels = new URLSearchParams({language, layer, width: String(width), ...(build ? {build} : {})});
    const answer = await collector.request(`/v1/notices/${hash}/pictures?${labels}`, {
      method: 'POST',
      headers: {'content-type': 'image/png'},
      body: Uint8Array.from(png),
    });
    const {status} = expectType(answer, 'application/json', collector.url);
    yield {...((await answer.json()) as PictureSummary), site, notice: hash, version, new: status === 201};
  }
}

function expectAddress(url: string): void {
  if (URL.canParse(url) && /^https?:$/.test(new URL(url).protocol)) return;
  throw new CommandError('flag-unusable', `found "${url}", expected the http(s) address of a live page`);
}

async function tell(kept: readonly Kept[], {flags, io, collector}: Omit<Shooting, 'urls'>): Promise<void> {
  if (flags.on('json')) await io.stdout.write(`${JSON.stringify({pictures: kept})}\n`);
  else for (const line of linesOf(kept)) await io.stdout.write(line);
  for (const hash of new Set(kept.map(({notice}) => notice))) {
    const {texts} = (await collector.json(`/v1/notices/${hash}`)) as PublishedNotice;
    const {pictures} = (await collector.json(`/v1/notices/${hash}/pictures`)) as PicturesAnswer;
    const pictured = new Set(pictures.map(({language}) => language));
    const missing = Object.keys(texts).filter(language => !pictured.has(language));
    if (missing.length > 0)
      await io.stderr.write(
        `not yet pictured: ${missing.join(', ')}; name a page in each of these languages\n`,
      );
  }
}

function linesOf(kept: readonly Kept[]): readonly string[] {
  const groups = new Map<string, Kept[]>();
  for (const one of kept) {
    const name = `${one.site}: notice ${one.version}, ${one.language}, ${one.notice}`;
    groups.set(name, [...(groups.get(name) ?? []), one]);
  }
  return [...groups].map(
    ([name, pictures]) =>
      `${name}: ${pictures.length} pictures, ${pictures.filter(one => one.new).length} new\n`,
  );
}
