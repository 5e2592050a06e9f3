import type {Blocker} from './blocker/blocker.ts';
import type {ConsentEnvironment} from './environment.ts';
import type {VendorLine} from './vendor-line.ts';
import type {IsGranted} from './vendor-signals/vendor-signal.ts';

/** The blocker behind whatever has to hear of a choice before anything may run. */
export interface ReleaseGate {
  /**
   * Tells what is granted now and makes the page follow; where something `grants`, once it was heard. What is to come
   * first besides, as a paint, is `after`.
   */
  refresh(grants: boolean, after?: Promise<unknown>): Promise<void>;
  /** Frees the embed behind `placeholder` alone, until the page is left. */
  loadOnce(placeholder: Element): void;
}

/** What stands behind a gate. */
export interface GateOptions {
  readonly blocker: Blocker;
  readonly tellVendors: VendorLine;
  readonly isGranted: IsGranted;
}

/** The gate of `env`. Where nobody has to hear anything, it takes no time at all. */
export function createReleaseGate({beforeRelease}: ConsentEnvironment, options: GateOptions): ReleaseGate {
  const {blocker, tellVendors, isGranted} = options;
  const release = async (): Promise<void> => {
    const freed = blocker.refresh();
    tellVendors(isGranted, true);
    await freed;
    // Snippets that the site had marked up have made their queues only now.
    tellVendors(isGranted);
  };
  return {
    refresh(grants, after) {
      const signalled = tellVendors(isGranted);
      const told = beforeRelease?.();
      const first = grants ? [after, signalled, told] : [after];
      if (!first.some(Boolean)) return release();
      return Promise.all(first).then(([, , mayRelease]) => (mayRelease === false ? undefined : release()));
    },
    loadOnce(placeholder) {
      const told = beforeRelease?.(placeholder.getAttribute('service') ?? '');
      if (told) void told.then(mayRelease => mayRelease && blocker.loadOnce(placeholder));
      else blocker.loadOnce(placeholder);
    },
  };
}
