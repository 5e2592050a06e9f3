import {type Consent, warn} from '@akkoord/core';
import type {WorkerMessage, WorkerService} from '@akkoord/core/worker';
import type {Config} from '@akkoord/schema';
import {isOurWorker, workerAddress} from './worker/worker-address.ts';

/** What the page's end of the line needs. */
export interface WorkerClientOptions {
  /** Path of the worker file. */
  readonly path: string;
  readonly tagUrl: string;
  readonly config: Config;
  readonly consent: () => Consent;
  /** Of the page's own bundle: a policy can be made only once. */
  readonly trustedScriptUrl: (url: string) => string;
}

/** Time that a worker has to answer in; a cold start takes well below a second. */
const PATIENCE = 3_000;

/**
 * The page's end of the line to the worker; registers it where the site has none. Call the result to tell
 * what is granted now; it resolves to false where a worker of ours stands in the way and has not answered.
 */
export function connectWorker(options: WorkerClientOptions): (once?: string) => Promise<boolean> {
  const {path, config, tagUrl, consent, trustedScriptUrl} = options;
  const container = navigator.serviceWorker;
  const address = workerAddress(path, patternsOf(config), location.href);
  /** True once a worker of somebody else has not known what we were talking about. */
  let isForeign = false;

  const say = (worker: ServiceWorker, once?: string): Promise<boolean> =>
    ask(worker, messageOf(config, consent(), {tagUrl, once}));
  const tell = async (once?: string): Promise<boolean> => {
    const {controller} = container;
    const worker = controller ?? (await container.getRegistration())?.active;
    if (!worker || isForeign) return true;
    if ((await say(worker, once)) || !controller) return true;
    if (!isOurWorker(controller.scriptURL)) {
      isForeign = true;
      warn('worker-foreign', controller.scriptURL, `importScripts('${path}') as its first line`);
      return true;
    }
    warn('worker-silent', `no answer in ${PATIENCE} ms`, 'a worker that answers; nothing was released');
    return false;
  };
  const register = async (): Promise<void> => {
    const known = await container.getRegistration();
    const worker = known && (known.active ?? known.waiting ?? known.installing);
    if (worker && !isOurWorker(worker.scriptURL)) return;
    if (worker?.scriptURL !== address.href)
      await container.register(trustedScriptUrl(address.href), {scope: scopeOf(address.pathname)});
    const {active} = await container.ready;
    if (active && !container.controller) await say(active);
  };

  // A sign of life, before the page has anything to ask.
  void tell();
  // Only then, so that a worker of the site's own comes first and is seen, and the page's files have the line.
  whenLoaded(() => {
    register().catch((error: unknown) =>
      warn('worker-refused', String(error), 'a worker file that this page may register (docs/worker.md)'),
    );
  });
  return tell;
}

/** The worker's own folder, or the whole site where the page lies outside of it. */
function scopeOf(pathname: string): string {
  const folder = pathname.slice(0, pathname.lastIndexOf('/') + 1);
  return location.pathname.startsWith(folder) ? folder : '/';
}

function patternsOf({services}: Config): string[] {
  return (services ?? []).flatMap(service => (typeof service === 'string' ? [] : service.match));
}

function messageOf(
  {services}: Config,
  consent: Consent,
  {tagUrl, once}: {readonly tagUrl: string; readonly once: string | undefined},
): WorkerMessage {
  const {categories, state} = consent;
  const exempt = new Set(categories.filter(category => category.exempt !== undefined).map(({id}) => id));
  const needsNone = consent.services.filter(({category}) => exempt.has(category)).map(({id}) => id);
  return {
    settings: {
      services: services?.map(service => (typeof service === 'string' ? service : matchOf(service))) ?? null,
      exempt: needsNone,
      granted: consent.services
        .filter(({id}) => consent.isGranted(id) && !needsNone.includes(id))
        .map(({id}) => id),
      expiresAt: state.status === 'decided' ? state.expiresAt : 0,
      cookie: /(?:^|; )akkoord=([^;]*)/.exec(document.cookie)?.[1] ?? '',
      tag: tagUrl,
    },
    ...(once ? {once} : {}),
  };
}

const matchOf = ({id, match}: WorkerService): WorkerService => ({id, match});

function ask(worker: ServiceWorker, message: WorkerMessage): Promise<boolean> {
  return new Promise(resolve => {
    const {port1, port2} = new MessageChannel();
    const end = (answered: boolean): void => {
      clearTimeout(timer);
      port1.close();
      resolve(answered);
    };
    const timer = setTimeout(() => end(false), PATIENCE);
    port1.onmessage = () => end(true);
    worker.postMessage({akkoord: message}, [port2]);
  });
}

function whenLoaded(run: () => void): void {
  if (document.readyState === 'complete') run();
  else addEventListener('load', run, {once: true});
}
