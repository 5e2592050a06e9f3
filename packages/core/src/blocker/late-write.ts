import {trustedHtml} from './trusted.ts';

/**
 * Until the returned function is called, `document.write` puts its text behind the running script. Called
 * late from an inline script the native one would empty the page (HTML standard, document.open steps).
 */
export function collectWrites(document: Document): () => void {
  const ends = new Map<Element, Node>();
  const write = (...parts: string[]): void => {
    const script = document.currentScript;
    const parent = script?.parentNode;
    if (!script || !parent) return;
    const end = ends.get(script) ?? script;
    const range = document.createRange();
    range.setStartAfter(end);
    const fragment = range.createContextualFragment(trustedHtml(parts.join('')));
    const last = fragment.lastChild;
    parent.insertBefore(fragment, end.nextSibling);
    if (last) ends.set(script, last);
  };
  const own = document as unknown as Record<string, unknown>;
  own.write = write;
  own.writeln = (...parts: string[]) => write(...parts, '\n');
  return () => {
    delete own.write;
    delete own.writeln;
  };
}
