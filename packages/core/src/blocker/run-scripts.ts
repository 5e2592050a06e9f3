import type {Context} from './context.ts';
import type {ElementHold} from './elements.ts';
import {collectListeners} from './late-listeners.ts';
import {collectWrites} from './late-write.ts';
import {unmark} from './marked-up.ts';
import type {Natives} from './natives.ts';
import {reinsert} from './reinsert.ts';

/** One failing or hanging script must not stop the ones behind it. */
const PATIENCE = 5_000;

/** Types that a browser runs (HTML, 'prepare the script element'). */
const RUNS = /^\s*$|^module$|^(text|application)\/(x-)?(java|ecma|j|live)script/i;

/**
 * A function that runs held scripts as the parser would have: `async` ones at once, blocking and inline
 * ones one after the other in document order, `defer` and module ones after those. Its promise resolves
 * when the last has run, failed, or not answered for five seconds. Calls wait for each other, a script
 * that waits already is not taken twice, and one that is no longer granted when its turn comes stays held.
 */
export function createScriptRunner({
  realm,
  elements,
  natives,
  mayRun,
}: Context): (scripts: readonly HTMLScriptElement[]) => Promise<void> {
  const {document} = realm;
  const waiting = new Set<HTMLScriptElement>();
  const released = new WeakSet<object>();
  let inModule = false;
  let last: Promise<void> = Promise.resolve();

  // Modules have no current script; while one is awaited, what has none is taken for it.
  const isReleased = (): boolean =>
    document.currentScript ? released.has(document.currentScript) : inModule;
  const run = async (script: HTMLScriptElement): Promise<void> => {
    waiting.delete(script);
    if (!mayRun(script)) return;
    released.add(script);
    inModule = isModule(script);
    // What a page's policies refuse is refused to us too.
    await runScript(script, elements, natives).catch(() => {});
    inModule = false;
  };
  const isExternal = (script: HTMLScriptElement): boolean =>
    elements.waiting(script, 'src') !== null || script.hasAttribute('src') || script.hasAttribute('data-src');
  const isAsync = (script: HTMLScriptElement): boolean => script.hasAttribute('async') && isExternal(script);

  const runAll = async (scripts: readonly HTMLScriptElement[]): Promise<void> => {
    const endWrites = collectWrites(document, isReleased);
    const listeners = collectListeners(realm, isReleased);
    const beside = scripts.filter(isAsync).map(run);
    const inOrder = scripts.filter(script => !isAsync(script));
    const late = inOrder.filter(script => isModule(script) || (script.defer && isExternal(script)));
    for (const script of [...inOrder.filter(script => !late.includes(script)), ...late]) {
      await run(script);
      listeners.look();
    }
    await Promise.all(beside);
    listeners.look();
    endWrites();
    listeners.finish();
  };
  return scripts => {
    const fresh = scripts.filter(script => !waiting.has(script));
    for (const script of fresh) waiting.add(script);
    if (fresh.length > 0) last = last.then(() => runAll(fresh));
    return last;
  };
}

const isModule = (script: HTMLScriptElement): boolean =>
  (script.getAttribute('data-type') ?? script.type) === 'module';

async function runScript(script: HTMLScriptElement, elements: ElementHold, natives: Natives): Promise<void> {
  const wasMarked = script.type === 'text/plain';
  const inline = !(script.hasAttribute('src') || script.hasAttribute('data-src'));
  const isHeld = elements.waiting(script, 'src') !== null;
  // A script that a script inserts is async unless told otherwise; ours keeps its place.
  if (!script.hasAttribute('async')) script.async = false;
  if (wasMarked) unmark(script);
  // An inline module says nothing when it has run.
  const patience = isHeld || !inline ? PATIENCE : isModule(script) ? PATIENCE / 50 : 0;
  const done = patience > 0 && script.isConnected && settled(script, patience);
  if (isHeld) {
    elements.free(script);
    // Refused by the page's policies, or taken out of the document: nothing will be heard of it.
    if (elements.waiting(script, 'src') !== null) return;
    // Nor of one whose type the page itself has taken away, as jQuery does with those that it fetches.
    if (!RUNS.test(script.type)) return;
  } else if (wasMarked) reinsert(script, natives);
  await done;
}

function settled(script: HTMLScriptElement, patience: number): Promise<void> {
  return new Promise(resolve => {
    const done = (): void => resolve();
    script.addEventListener('load', done, {once: true});
    script.addEventListener('error', done, {once: true});
    setTimeout(done, patience);
  });
}
