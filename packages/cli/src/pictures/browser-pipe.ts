import {type ChildProcess, spawn} from 'node:child_process';
import {mkdtemp, rm} from 'node:fs/promises';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import type {Readable, Writable} from 'node:stream';
import {unusable} from './find-browser.ts';

type Fields = Readonly<Record<string, unknown>>;

/** An event of the browser: its name, what it says, and the page that it is of. */
export type BrowserEvent = (name: string, fields: Fields, session: string | undefined) => void;

/** A browser of our own, spoken to by the Chrome DevTools Protocol. */
export interface BrowserPipe {
  /** What `method` answers. Rejects with `browser-unusable` where the browser refuses, has ended, or says nothing for long. */
  send(method: string, params?: Fields, session?: string): Promise<Fields>;
  /** Hears of every event until the browser is closed. */
  on(listener: BrowserEvent): void;
  /** Ends the browser and removes its profile; does so once. */
  close(): Promise<void>;
}

/** Longest wait for an answer of the browser itself. */
const PATIENCE = 30_000;

const ARGUMENTS = [
  '--headless=new',
  '--remote-debugging-pipe',
  // Asks nothing of its own, and of nobody whether it may.
  '--no-first-run',
  '--no-default-browser-check',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--disable-extensions',
  '--password-store=basic',
  '--use-mock-keychain',
  '--mute-audio',
];

/**
 * Starts the browser at `path` with an empty profile. It is spoken to by two pipes and opens no port, so that nobody
 * else on the machine can. As root it runs without its sandbox, as it would not start otherwise.
 */
export async function openBrowser(path: string, signal: AbortSignal): Promise<BrowserPipe> {
  const profile = await mkdtemp(join(tmpdir(), 'akkoord-browser-'));
  const asRoot = process.getuid?.() === 0 ? ['--no-sandbox'] : [];
  const child = spawn(path, [...ARGUMENTS, ...asRoot, `--user-data-dir=${profile}`], {
    stdio: ['ignore', 'ignore', 'ignore', 'pipe', 'pipe'],
  });
  const exited = new Promise<void>(resolve => {
    child.once('exit', () => resolve());
    child.once('error', () => resolve());
  });
  const pipe = speakTo(child, exited);
  let closing: Promise<void> | undefined;
  const close = (): Promise<void> => {
    closing ??= end(child, {exited, profile, ask: () => pipe.send('Browser.close')});
    return closing;
  };
  signal.addEventListener('abort', () => void close(), {once: true});
  try {
    await pipe.send('Browser.getVersion');
  } catch (cause) {
    await close();
    throw unusable(`${path} does not start as Chromium does`, 'name another by --browser or CHROMIUM', cause);
  }
  return {...pipe, close};
}

interface Waiting {
  readonly resolve: (answer: Fields) => void;
  readonly reject: (cause: unknown) => void;
}

function speakTo(child: ChildProcess, exited: Promise<void>): Omit<BrowserPipe, 'close'> {
  const [, , , to, from] = child.stdio as unknown as [null, null, null, Writable, Readable];
  const waiting = new Map<number, Waiting>();
  const listeners: BrowserEvent[] = [];
  let isGone = false;
  let serial = 0;
  const gone = () => unusable('the browser has ended', 'see that it runs on this machine, and try again');
  void exited.then(() => {
    isGone = true;
    for (const {reject} of waiting.values()) reject(gone());
    waiting.clear();
  });
  // What is written to a browser that has ended is said by its end.
  to.on('error', () => {});
  from.on('error', () => {});
  onMessages(from, text => {
    const {id, method, params = {}, sessionId, result, error} = JSON.parse(text) as Message;
    if (id === undefined) {
      if (method !== undefined) for (const listener of listeners) listener(method, params, sessionId);
      return;
    }
    const asked = waiting.get(id);
    waiting.delete(id);
    if (error) asked?.reject(unusable(`the browser refused (${error.message})`, 'use a newer Chromium'));
    else asked?.resolve(result ?? {});
  });
  return {
    on: listener => void listeners.push(listener),
    send: (method, params = {}, session) =>
      new Promise((resolve, reject) => {
        if (isGone) {
          reject(gone());
          return;
        }
        serial += 1;
        const id = serial;
        const late = setTimeout(() => {
          waiting.delete(id);
          reject(unusable(`the browser said nothing to ${method}`, 'see how busy the machine is'));
        }, PATIENCE);
        const done =
          <T>(settle: (value: T) => void) =>
          (value: T): void => {
            clearTimeout(late);
            settle(value);
          };
        waiting.set(id, {resolve: done(resolve), reject: done(reject)});
        const message = {id, method, params, ...(session === undefined ? {} : {sessionId: session})};
        to.write(`${JSON.stringify(message)}\0`);
      }),
  };
}

interface Message {
  readonly id?: number;
  readonly method?: string;
  readonly params?: Fields;
  readonly sessionId?: string;
  readonly result?: Fields;
  readonly error?: {readonly message: string};
}

/** Messages end with a zero byte; one may come in many pieces, and pictures do. */
function onMessages(from: Readable, take: (text: string) => void): void {
  let pieces: Buffer[] = [];
  from.on('data', (chunk: Buffer) => {
    let start = 0;
    for (let end = chunk.indexOf(0); end >= 0; end = chunk.indexOf(0, start)) {
      take(Buffer.concat([...pieces, chunk.subarray(start, end)]).toString('utf8'));
      pieces = [];
      start = end + 1;
    }
    if (start < chunk.length) pieces.push(chunk.subarray(start));
  });
}

interface Ending {
  readonly exited: Promise<void>;
  readonly profile: string;
  readonly ask: () => Promise<unknown>;
}

async function end(child: ChildProcess, {exited, profile, ask}: Ending): Promise<void> {
  ask().catch(() => {});
  const late = setTimeout(() => child.kill('SIGKILL'), 5_000);
  await exited;
  clearTimeout(late);
  // Its helpers may hold files for a moment longer.
  await rm(profile, {recursive: true, force: true, maxRetries: 10, retryDelay: 100}).catch(() => {});
}
