import type {ElementHold, Natives} from './elements.ts';
import {collectWrites} from './late-write.ts';
import {unmark} from './marked-up.ts';

/** One failing or hanging script must not stop the ones behind it. */
const PATIENCE = 5_000;

/**
 * Runs held scripts as the parser would have: `async` ones at once, blocking and inline ones one after
 * the other in document order, `defer` and module ones after those. Resolves when the last has run,
 * failed, or not answered for five seconds.
 */
export async function runScripts(
  scripts: readonly HTMLScriptElement[],
  elements: ElementHold,
  natives: Natives,
): Promise<void> {
  const run = (script: HTMLScriptElement): Promise<void> => runScript(script, elements, natives);
  const isExternal = (script: HTMLScriptElement): boolean =>
    elements.waiting(script, 'src') !== null || script.hasAttribute('src') || script.hasAttribute('data-src');
  const isModule = (script: HTMLScriptElement): boolean =>
    (script.getAttribute('data-type') ?? script.type) === 'module';
  const isLate = (script: HTMLScriptElement): boolean =>
    isModule(script) || (script.defer && isExternal(script));

  const inOrder = scripts.filter(script => !(script.hasAttribute('async') && isExternal(script)));
  for (const script of scripts) if (!inOrder.includes(script)) void run(script);
  const finish = inOrder.length > 0 ? collectWrites(document) : () => {};
  for (const script of inOrder) if (!isLate(script)) await run(script);
  for (const script of inOrder) if (isLate(script)) await run(script);
  finish();
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
