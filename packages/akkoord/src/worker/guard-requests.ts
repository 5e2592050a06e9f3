import {createHoldings, decideRequest, type WorkerService} from '@akkoord/core/worker';
import type {PageAnswers} from './answer-pages.ts';
import type {FrameDoor} from './frame-door.ts';
import type {Leaving} from './leaving.ts';
import type {Memory} from './memory.ts';
import type {FetchEvent, WorkerScope} from './worker-scope.ts';

/** What the guard works with. */
export interface GuardRequestsOptions {
  readonly memory: Memory;
  readonly leaving: Leaving;
  readonly pages: PageAnswers;
  readonly door: FrameDoor;
  /** Every service that could be held, known without reading anything. */
  readonly known: readonly WorkerService[];
  /** False where a site's own worker has imported this one. */
  readonly isOwn: boolean;
}

/**
 * Refuses requests to held third parties and looks through pages. Whatever passes is not answered here at
 * all, so that the browser, or a site's own worker, treats it as ever.
 */
export function guardRequests(scope: WorkerScope, options: GuardRequestsOptions): void {
  const {memory, leaving, pages, door, known, isOwn} = options;
  const {origin} = scope.location;
  const unread = createHoldings(known, () => false);
  const unanswered = new WeakSet<FetchEvent>();

  const isHeld = ({clientId}: FetchEvent, url: string): boolean => {
    if (leaving.isOff) return false;
    return (memory.isReady ? memory.holdingsFor(clientId) : unread)?.heldBy(url) !== undefined;
  };
  const refuse = (event: FetchEvent): void => {
    // A listener behind this one could not answer any more, and would throw.
    event.stopImmediatePropagation();
    event.respondWith(memory.isReady ? Response.error() : refuseOnceRead(event));
  };
  const refuseOnceRead = async (event: FetchEvent): Promise<Response> => {
    await memory.check();
    return isHeld(event, event.request.url) ? Response.error() : fetch(event.request);
  };
  /** Whoever answers this navigation, now or in a listener behind this one: the answer is looked through. */
  const lookThrough = (event: FetchEvent, kind: 'page' | 'frame'): void => {
    const respondWith = event.respondWith.bind(event);
    unanswered.add(event);
    Object.defineProperty(event, 'respondWith', {
      value(answer: Response | Promise<Response>) {
        unanswered.delete(event);
        respondWith(pages.look(event, kind, answer));
      },
    });
  };

  scope.addEventListener('fetch', event => {
    try {
      if (!leaving.isOff && door.isFor(event.request)) {
        event.stopImmediatePropagation();
        return event.respondWith(door.answer(event.request));
      }
      const verdict = decideRequest(event.request, {origin, isHeld: url => isHeld(event, url)});
      if (verdict === 'refuse') refuse(event);
      else if (verdict !== 'pass') lookThrough(event, verdict);
    } catch {
      // Without an answer the browser would send the request: closed, for whatever is not the site's own.
      if (!event.request.url.startsWith(`${origin}/`)) event.respondWith(Response.error());
    }
  });
  const answerLast = (event: FetchEvent): void => {
    if (unanswered.has(event)) event.respondWith(fromNetwork(event));
  };
  // Behind every listener that a site's own worker adds while it is evaluated.
  if (isOwn) scope.addEventListener('fetch', answerLast);
  else queueMicrotask(() => scope.addEventListener('fetch', answerLast));
}

async function fromNetwork({preloadResponse, request}: FetchEvent): Promise<Response> {
  return (await preloadResponse) ?? fetch(request);
}
