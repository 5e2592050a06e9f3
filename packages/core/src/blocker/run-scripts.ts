import type {ElementHold} from './elements.ts';
import {collectWrites} from './late-write.ts';
import {unmark} from './marked-up.ts';
import type {Natives} from './natives.ts';

/** One failing or hanging script must not stop the ones behind it. */
const PATIENCE = 5_000;

/** What running scripts needs. */
export interface RunnerOptions {
  readonly document: Document;
  readonly elements: ElementHold;
  readonly natives: Natives;
  /** True while nothing of `script` is held. */
  readonly mayRun: (script: HTMLScriptElement) => boolean;
}

/**
 * A function that runs held scripts as the parser would have: `async` ones at once, blocking and inline
 * ones one after the other in document order, `defer` and module ones after those. Its promise resolves
 * when the last has run, failed, or not answered for five seconds. Calls wait for each other, a script
 * that waits already is not taken twice, and one that is no longer granted when its turn comes stays held.
 */
export function createScriptRunner({
  document,
  elements,
  natives,
  mayRun,
}: RunnerOptions): (scripts: readonly HTMLScriptElement[]) => Promise<void> {
  const waiting = new Set<HTMLScriptElement>();
  let last: Promise<void> = Promise.resolve();

  const run = (script: HTMLScriptElement): Promise<void> | void => {
    waiting.delete(script);
    if (mayRun(script)) return runScript(script, elements, natives);
  };
  const isExternal = (script: HTMLScriptElement): boolean =>
    elements.waiting(script, 'src') !== null || script.hasAttribute('src') || script.hasAttribute('data-src');
  const isModule = (script: HTMLScriptElement): boolean =>
    (script.getAttribute('data-type') ?? script.type) === 'module';
  const isLate = (script: HTMLScriptElement): boolean =>
    isModule(script) || (script.defer && isExternal(script));

  const runInOrder = async (scripts: readonly HTMLScriptElement[]): Promise<void> => {
    const finish = collectWrites(document);
    const late = scripts.filter(isLate);
    for (const script of scripts) if (!late.includes(script)) await run(script);
    for (const script of late) await run(script);
    finish();
  };
  return scripts => {
    const fresh = scripts.filter(script => !waiting.has(script));
    for (const script of fresh) waiting.add(script);
    const inOrder = fresh.filter(script => !(script.hasAttribute('async') && isExternal(script)));
    for (const script of fresh) if (!inOrder.includes(script)) run(script);
    if (inOrder.length > 0) last = last.then(() => runInOrder(inOrder));
    return last;
  };
}

function runScript(script: HTMLScriptElement, elements: ElementHold, natives: Natives): Promise<void> {
  const async = script.hasAttribute('async');
  const wasMarked = script.type === 'text/plain';
  if (wasMarked) unmark(script);
  const external = script.hasAttribute('src') || elements.waiting(script, 'src') !== null;
  // A script that a script inserts is async unless told otherwise; ours keeps its place.
  if (!async) script.async = false;
  const done = external && script.isConnected ? settled(script) : Promise.resolve();
  if (elements.waiting(script, 'src') !== null) elements.free(script);
  else if (wasMarked) reinsert(script, natives);
  return async ? Promise.resolve() : done;
}

/** Taking a script out and putting it back where it stood makes the browser prepare it again. */
function reinsert(script: HTMLScriptElement, natives: Natives): void {
  const {parentNode, nextSibling} = script;
  if (!parentNode) return;
  script.remove();
  natives.insertBefore(parentNode, script, nextSibling);
}

function settled(script: HTMLScriptElement): Promise<void> {
  return new Promise(resolve => {
    const done = (): void => resolve();
    script.addEventListener('load', done, {once: true});
    script.addEventListener('error', done, {once: true});
    setTimeout(done, PATIENCE);
  });
}
