import {type Consent, strictServices, warn} from '@akkoord/core';
import type {WorkerAnswer, WorkerMessage, WorkerService} from '@akkoord/core/worker';
import type {Config, Service} from '@akkoord/schema';
import {isEarly} from '@akkoord/schema/notice';
import {framesOf} from '@akkoord/services';
import {isOurWorker, workerAddress} from './worker/worker-address.ts';

/** What the page's end of the line needs. */
export interface WorkerClientOptions {
  /** Path of the worker file. */
  readonly path: string;
  readonly tagUrl: string;
  readonly config: Config;
  /** Patterns that nobody can grant. */
  readonly held: readonly string[];
  readonly consent: () => Consent;
  /** Of the page's own bundle: a policy can be made only once. */
  readonly trustedScriptUrl: (url: string) => string;
}

/** Time that a worker has to answer in; a cold start takes well below a second. */
const PATIENCE = 3_000;

/** The page's end of the line to the worker. */
export interface WorkerLine {
  /** Tells what is granted now; resolves to false where a worker of ours stands in the way and has not answered. */
  tell(once?: string): Promise<boolean>;
  /** Whether the worker has refused everything that is not granted since this page began to load. */
  readonly heldThisView: Promise<boolean>;
}

/** Opens the line to the worker, and registers it where the site has none. */
export function connectWorker(options: WorkerClientOptions): WorkerLine {
  const {path, config, held, trustedScriptUrl} = options;
  const container = navigator.serviceWorker;
  const address = workerAddress(path, [...patternsOf(config), ...held], location.href);
  /** True once a worker of somebody else has not known what we were talking about. */
  let isForeign = false;

  const say = (worker: ServiceWorker, once?: string): Promise<WorkerAnswer | undefined> =>
    ask(worker, messageOf(options, once));
  /** A sign of life, before the page has anything to ask. */
  const {controller: first} = container;
  const greeted = first ? say(first) : Promise.resolve(undefined);
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
    // Somebody else has just begun to register: theirs must not be replaced by ours.
    if (known && !workerOf(known)) await once(known, 'updatefound');
    const worker = known && workerOf(known);
    if (worker && !isOurWorker(worker.scriptURL)) {
      await container.ready;
      await tell();
      return;
    }
    const {controller} = container;
    if (!known && controller && (await say(controller))?.isGone) return;
    if (worker?.scriptURL !== address.href)
      await container.register(trustedScriptUrl(address.href), {scope: scopeOf(address.pathname)});
    const {active} = await container.ready;
    if (active && !container.controller) await say(active);
  };

  // Another worker has taken over: it knows nothing of this page yet.
  container.addEventListener('controllerchange', () => void tell());
  // Only then, so that a worker of the site's own comes first and is seen, and the page's files have the line.
  whenLoaded(() => {
    register().catch((error: unknown) =>
      warn('worker-refused', String(error), 'JavaScript of this host that worker-src allows'),
    );
  });
  return {tell, heldThisView: greeted.then(answer => answer?.hasHeld === true)};
}

const workerOf = ({active, waiting, installing}: ServiceWorkerRegistration): ServiceWorker | null =>
  active ?? waiting ?? installing;

/** Resolves with the event, or without it where it does not come. */
const once = (target: EventTarget, type: string): Promise<unknown> =>
  new Promise(resolve => {
    target.addEventListener(type, resolve, {once: true});
    setTimeout(resolve, PATIENCE);
  });

/** The worker's own folder, or the whole site where the page lies outside of it. */
function scopeOf(pathname: string): string {
  const folder = pathname.slice(0, pathname.lastIndexOf('/') + 1);
  return location.pathname.startsWith(folder) ? folder : '/';
}

function patternsOf({services}: Config): string[] {
  return (services ?? []).flatMap(service => (typeof service === 'string' ? [] : service.match));
}

function messageOf(options: WorkerClientOptions, once: string | undefined): WorkerMessage {
  const {config, held, tagUrl} = options;
  const {services, strict, collector} = config;
  const consent = options.consent();
  const {categories, state} = consent;
  const exempt = new Set(categories.filter(category => category.exempt !== undefined).map(({id}) => id));
  const own = (services ?? []).filter(service => typeof service !== 'string');
  return {
    settings: {
      services: [
        ...consent.services.map(({id}) => {
          const service = own.find(entry => entry.id === id);
          return service ? matchOf(service) : id;
        }),
        ...strictServices(strict, [location.href, collector, tagUrl], held).map(({id, match}) => ({
          id,
          match,
        })),
      ],
      // One that the visitor has objected to is none any more.
      exempt: consent.services
        .filter(({id, category}) => isEarly(config, id) || (exempt.has(category) && consent.isGranted(id)))
        .map(({id}) => id),
      granted: consent.services.filter(({id}) => consent.isGranted(id)).map(({id}) => id),
      expiresAt: state.status === 'undecided' ? 0 : state.expiresAt,
      cookie: /(?:^|; )akkoord=([^;]*)/.exec(document.cookie)?.[1] ?? '',
      tag: tagUrl,
    },
    ...(once ? {once} : {}),
  };
}

const matchOf = (service: Service): WorkerService => {
  const {id, match} = service;
  const frames = framesOf(service);
  return {id, match, ...(frames ? {frames} : {})};
};

function ask(worker: ServiceWorker, message: WorkerMessage): Promise<WorkerAnswer | undefined> {
  return new Promise(resolve => {
    const {port1, port2} = new MessageChannel();
    const end = (answer?: WorkerAnswer): void => {
      clearTimeout(timer);
      port1.close();
      resolve(answer);
    };
    const timer = setTimeout(end, PATIENCE);
    port1.onmessage = ({data}) => end(data);
    worker.postMessage({akkoord: message}, [port2]);
  });
}

function whenLoaded(run: () => void): void {
  if (document.readyState === 'complete') run();
  else addEventListener('load', run, {once: true});
}
