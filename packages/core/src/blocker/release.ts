import type {Context} from './context.ts';
import {clearPlaceholders, freeElement} from './free-frames.ts';
import type {Guard} from './guard.ts';
import {freeCss, holdsCss} from './held-css.ts';
import {HELD_SELECTOR} from './loading.ts';
import {MARKED_SELECTOR, unfold, unmarkElement} from './marked-up.ts';
import type {Tree} from './trees.ts';

/** Frees everything that is granted but scripts, and returns those that may run now, in document order. */
export function freeGranted(context: Context): HTMLScriptElement[] {
  const {trees, guard, elements, marks, opened, natives} = context;
  const mayRun = new Set<Element>();
  for (const marked of trees.query(MARKED_SELECTOR)) {
    const mark = marks.of(marked);
    if (!mark || !marks.mayRun(mark)) continue;
    if (marked.localName === 'template')
      for (const script of unfold(marked as HTMLTemplateElement, mark)) mayRun.add(script);
    else if (marked.localName === 'script') mayRun.add(marked);
    else {
      opened.set(marked, mark);
      unmarkElement(marked);
    }
  }
  for (const held of trees.query(HELD_SELECTOR)) {
    if (held.localName !== 'script') freeElement(held, context);
    else if (!elements.serviceOf(held)) mayRun.add(held);
  }
  for (const element of trees.query('[style*="akkoord:"]')) {
    const style = natives.getAttribute(element, 'style') ?? '';
    natives.setAttribute(element, 'style', freeCss(style, guard));
  }
  for (const tree of trees) freeSheets(tree, guard);
  clearPlaceholders(context);
  return trees.query<HTMLScriptElement>('script').filter(script => mayRun.has(script));
}

/** Writes the rules anew that keep an address aside; the text of a `<style>` may have rules of code after it. */
function freeSheets(tree: Tree, guard: Guard): void {
  for (const sheet of [...tree.styleSheets, ...(tree.adoptedStyleSheets ?? [])]) {
    try {
      [...sheet.cssRules].forEach(({cssText}, index) => {
        const freed = holdsCss(cssText) ? freeCss(cssText, guard) : cssText;
        if (freed === cssText) return;
        sheet.deleteRule(index);
        sheet.insertRule(freed, index);
      });
    } catch {
      // The rules of a sheet from another origin cannot be read, and we have not written them.
    }
  }
}
