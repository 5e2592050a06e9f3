import {createFrameMatcher, type WorkerService, workerServices} from '@akkoord/core/worker';
import type {Memory} from './memory.ts';
import type {WorkerScope} from './worker-scope.ts';

/** The worker's own `akkoord/open`: a redirect to an embed, as a frame policy of the page asks for it. */
export interface FrameDoor {
  /** True for a frame that is to be opened here, and for the question whether it would be. */
  isFor(request: Request): boolean;
  /** A redirect where the address is an embed that this site knows; else what the server says. Never rejects. */
  answer(request: Request): Promise<Response>;
}

/** The door below the worker's scope. Whether the visitor has agreed is the page's business: it asks for nothing else. */
export function createFrameDoor(
  {registration, location}: WorkerScope,
  memory: Memory,
  catalogue: readonly WorkerService[],
): FrameDoor {
  const {pathname: path} = new URL('akkoord/open', registration.scope);

  const addressIn = async (url: string): Promise<string | undefined> => {
    await memory.check();
    const {settings} = memory;
    const given = new URL(url).searchParams.getAll('to');
    const match = createFrameMatcher(settings ? workerServices(settings, catalogue) : catalogue);
    return given.length === 1 ? match(given[0] as string)?.address : undefined;
  };
  const reach = (request: Request): Promise<Response> => fetch(request).catch(() => Response.error());

  return {
    isFor({url, method, mode, destination}) {
      const {origin, pathname} = new URL(url);
      if (pathname !== path || origin !== location.origin) return false;
      return mode === 'navigate' ? method === 'GET' && destination !== 'document' : method === 'HEAD';
    },
    async answer(request) {
      const address = await addressIn(request.url);
      if (!address) return reach(request);
      if (request.mode === 'navigate') return Response.redirect(address, 302);
      const answer = await reach(request);
      // A server that opens it does so for objects and embeds too, which no worker is asked for.
      if (answer.headers.has('akkoord-open')) return answer;
      return new Response(null, {status: 204, headers: {'akkoord-open': 'worker'}});
    },
  };
}
