import type {Blocker} from './blocker/blocker.ts';
import type {ConsentEnvironment} from './environment.ts';

/** The blocker behind whatever else holds third parties for this page: that has to let them pass first. */
export interface ReleaseGate {
  /** Tells what is granted now and makes the page follow; where something `grants`, once it was heard. */
  refresh(grants: boolean): Promise<void>;
  /** Frees the embed behind `placeholder` alone, until the page is left. */
  loadOnce(placeholder: Element): void;
}

/** The gate of `env` before `blocker`. Where nothing else holds, it takes no time at all. */
export function createReleaseGate({beforeRelease}: ConsentEnvironment, blocker: Blocker): ReleaseGate {
  return {
    refresh(grants) {
      const told = beforeRelease?.();
      if (!told || !grants) return blocker.refresh();
      return told.then(mayRelease => (mayRelease ? blocker.refresh() : undefined));
    },
    loadOnce(placeholder) {
      const told = beforeRelease?.(placeholder.getAttribute('service') ?? '');
      if (told) void told.then(mayRelease => mayRelease && blocker.loadOnce(placeholder));
      else blocker.loadOnce(placeholder);
    },
  };
}
