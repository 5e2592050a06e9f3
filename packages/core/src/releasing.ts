import type {Context} from './blocker/context.ts';
import type {HeldCalls} from './blocker/held-calls.ts';
import {freeGranted} from './blocker/release.ts';
import {createScriptRunner} from './blocker/run-scripts.ts';
import {shareTrusted, type Trusted} from './blocker/trusted.ts';

export {freeFrames} from './blocker/free-frames.ts';
export {openOnce} from './blocker/open-once.ts';
export {createPlacing} from './blocker/placing.ts';

/** What releasing works with beside the context. */
export interface ReleaseOptions {
  readonly calls: HeldCalls;
  /** Takes the services, and categories of marked code, whose held code is let run. */
  readonly ran: Set<string>;
  /** The policy of whoever has begun to hold: a page's policy list allows its name once. */
  readonly trusted: Trusted;
}

/**
 * A function that frees whatever of the page is granted, in document order. It is an entry of its own, as nothing of
 * it is needed before the first grant; its promise resolves when the last script has run.
 */
export function createRelease(context: Context, {calls, ran, trusted}: ReleaseOptions): () => Promise<void> {
  const {elements, guard, marks} = context;
  shareTrusted(trusted);
  const runScripts = createScriptRunner(context);
  return () => {
    const scripts = freeGranted(context);
    for (const script of scripts) {
      const mark = marks.of(script);
      const owner = guard.serviceOf(elements.waiting(script, 'src') ?? script.src);
      for (const id of mark ? (mark.negated ? [] : mark.ids) : [owner]) if (id) ran.add(id);
    }
    calls.leave();
    return runScripts(scripts).then(calls.repeat);
  };
}
