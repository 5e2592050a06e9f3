import type {Memory} from './memory.ts';
import type {WorkerScope} from './worker-scope.ts';

/** How the worker ends itself. */
export interface Leaving {
  /** True where everything passes: the worker has gone, or no page has ever told an imported one what to hold. */
  readonly isOff: boolean;
  /** True once the worker's own file has gone: no tag can bring it back. */
  readonly isGone: boolean;
  /** A tag has spoken after all. */
  stay(): void;
  leave(): Promise<void>;
  /** Leaves where the worker's own file has gone from the site. */
  leaveIfGone(): Promise<void>;
}

/**
 * The way out. A worker that the tag has registered unregisters; one that a site's own worker has imported
 * only falls silent, for the registration is the site's.
 */
export function createLeaving(scope: WorkerScope, memory: Memory, isOwn: boolean): Leaving {
  let hasLeft = false;
  let isGone = false;
  const leave = async (): Promise<void> => {
    hasLeft = true;
    await memory.forget();
    if (isOwn) await scope.registration.unregister();
  };
  return {
    get isOff() {
      return hasLeft || (!isOwn && memory.isReady && !memory.settings);
    },
    get isGone() {
      return isGone;
    },
    stay() {
      hasLeft = false;
    },
    leave,
    async leaveIfGone() {
      if (!isOwn) return;
      // A failed request says nothing: the visitor may be offline.
      const answer = await fetch(scope.location.href, {cache: 'no-cache'}).catch(() => undefined);
      if (!answer || !saysGone(answer)) return;
      isGone = true;
      await leave();
    },
  };
}

/** Many sites answer the address of a missing file with a page. */
function saysGone({status, ok, headers}: Response): boolean {
  return status === 404 || status === 410 || (ok && !/script/i.test(headers.get('content-type') ?? ''));
}
