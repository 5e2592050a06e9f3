import {CommandError} from '../command-error.ts';
import type {BrowserEvent, BrowserPipe} from './browser-pipe.ts';

type Fields = Readonly<Record<string, unknown>>;

/** How a page is visited. */
export interface Visit {
  readonly url: string;
  /** Of the window, in CSS pixels; narrow ones are those of a telephone. */
  readonly width: number;
  /** What the browser says that its reader wants to read; null leaves it to the system. */
  readonly language: string | null;
}

/** One page in a profile of its own, that nobody has visited before. */
export interface FreshPage {
  /** What `expression` comes to in the page, promises awaited; as JSON has it. */
  evaluate<T>(expression: string): Promise<T>;
  /** Resolves once `expression` comes to something true; throws `page-unusable` with the words of `expected` where it does not in time. */
  until(expression: string, expected: string): Promise<void>;
  /** The window as it stands, a PNG as wide as the visit says. */
  picture(): Promise<Uint8Array>;
  /** The bytes at an address as the page's browser gets them, or null. */
  bytesAt(url: string): Promise<Uint8Array | null>;
  /** Bodies that the page has tried to post to an address that ends in `/v1/records`; none of them left the machine. */
  readonly held: readonly string[];
  close(): Promise<void>;
}

const HEIGHTS = {narrow: 844, wide: 800};
const NARROW = 600;
/** Longest wait for something on the page, and for the page itself. */
const PATIENCE = 30_000;
const EVERY = 100;

/** Nothing of a visit that nobody made may be counted: neither its decision nor what leaked meanwhile. */
const HELD = ['*/v1/records*', '*/v1/leaks*', '*/v1/choice*'];

/** Opens a page as a visitor who has never been there; throws `page-unusable` where it does not load. */
export async function openPage(browser: BrowserPipe, visit: Visit): Promise<FreshPage> {
  const {browserContextId} = await browser.send('Target.createBrowserContext');
  const close = async (): Promise<void> => {
    await browser.send('Target.disposeBrowserContext', {browserContextId}).catch(() => {});
  };
  try {
    const {targetId} = await browser.send('Target.createTarget', {url: 'about:blank', browserContextId});
    const {sessionId} = await browser.send('Target.attachToTarget', {targetId, flatten: true});
    const send = (method: string, params?: Fields) => browser.send(method, params, sessionId as string);
    const held: string[] = [];
    browser.on(holding(sessionId as string, send, held));
    await prepare(send, visit, browser);
    const {errorText, frameId} = await send('Page.navigate', {url: visit.url});
    if (typeof errorText === 'string') throw pageUnusable(visit.url, `does not load (${errorText})`);
    return {...pageOf(send, {visit, frameId: frameId as string}), held, close};
  } catch (cause) {
    await close();
    throw cause;
  }
}

/** The error for a page that cannot be pictured. */
export function pageUnusable(
  url: string,
  found: string,
  wayOut = 'name the address of a page that carries the tag',
): CommandError {
  return new CommandError('page-unusable', `${url} ${found}; ${wayOut}`);
}

type Send = (method: string, params?: Fields) => Promise<Fields>;

async function prepare(send: Send, {width, language}: Visit, browser: BrowserPipe): Promise<void> {
  const isNarrow = width < NARROW;
  const height = isNarrow ? HEIGHTS.narrow : HEIGHTS.wide;
  const size = {width, height, deviceScaleFactor: 1, mobile: isNarrow};
  await send('Page.enable');
  await send('Network.enable');
  // A worker of the site may answer in the place of the network, and send by itself what has to stay here.
  await send('Network.setBypassServiceWorker', {bypass: true});
  await send('Emulation.setDeviceMetricsOverride', size);
  await send('Emulation.setTouchEmulationEnabled', {enabled: isNarrow});
  if (language !== null) {
    const {userAgent} = await browser.send('Browser.getVersion');
    await send('Emulation.setUserAgentOverride', {userAgent, acceptLanguage: language});
  }
  await send('Fetch.enable', {patterns: HELD.map(urlPattern => ({urlPattern, requestStage: 'Request'}))});
}

/** Takes down what the page posts as its record, and lets nothing of it out. */
function holding(session: string, send: Send, held: string[]): BrowserEvent {
  return (name, fields, from) => {
    if (from !== session || name !== 'Fetch.requestPaused') return;
    const {requestId, request} = fields as {requestId: string; request: {url: string; postData?: string}};
    const {pathname} = new URL(request.url);
    if (pathname.endsWith('/v1/records') && request.postData !== undefined) held.push(request.postData);
    send('Fetch.failRequest', {requestId, errorReason: 'BlockedByClient'}).catch(() => {});
  };
}

interface Place {
  readonly visit: Visit;
  readonly frameId: string;
}

function pageOf(send: Send, {visit, frameId}: Place): Omit<FreshPage, 'held' | 'close'> {
  const evaluate = async <T>(expression: string): Promise<T> => {
    const params = {expression, awaitPromise: true, returnByValue: true};
    const {result, exceptionDetails} = await send('Runtime.evaluate', params);
    if (exceptionDetails) throw pageUnusable(visit.url, 'failed while it was looked at', 'try again');
    return (result as {value: T}).value;
  };
  return {
    evaluate,
    until: async (expression, expected) => {
      for (const latest = Date.now() + PATIENCE; Date.now() < latest; ) {
        // While it loads, a page is replaced by another.
        if (await evaluate<boolean>(`!!(${expression})`).catch(() => false)) return;
        await new Promise(resolve => setTimeout(resolve, EVERY));
      }
      throw pageUnusable(visit.url, expected);
    },
    picture: async () => {
      const {data} = await send('Page.captureScreenshot', {format: 'png', captureBeyondViewport: false});
      return Buffer.from(data as string, 'base64');
    },
    bytesAt: async url => {
      const options = {disableCache: false, includeCredentials: false};
      const {resource} = await send('Network.loadNetworkResource', {frameId, url, options});
      const {success, stream, httpStatusCode} = resource as {
        success: boolean;
        stream?: string;
        httpStatusCode?: number;
      };
      return success && httpStatusCode === 200 && stream !== undefined ? readAll(send, stream) : null;
    },
  };
}

async function readAll(send: Send, handle: string): Promise<Uint8Array> {
  const pieces: Buffer[] = [];
  for (let isEnd = false; !isEnd; ) {
    const {data, base64Encoded, eof} = await send('IO.read', {handle});
    pieces.push(Buffer.from(data as string, base64Encoded === true ? 'base64' : 'utf8'));
    isEnd = eof === true;
  }
  await send('IO.close', {handle});
  return Buffer.concat(pieces);
}
