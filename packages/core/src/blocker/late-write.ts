import {trustedHtml} from './trusted.ts';

/**
 * Until the returned function is called, `document.write` of a released script puts its text behind that
 * script. Called late from an inline script the native one would empty the page (HTML standard,
 * document.open steps). `isReleased` tells whether a released script is running.
 */
export function collectWrites(document: Document, isReleased: () => boolean): () => void {
  const ends = new Map<Element, Node>();
  const insert = (html: string): void => {
    const script = document.currentScript;
    if (!script?.parentNode) return;
    const end = ends.get(script) ?? script;
    const range = document.createRange();
    range.setStartAfter(end);
    const fragment = range.createContextualFragment(trustedHtml(html));
    const last = fragment.lastChild;
    script.parentNode.insertBefore(fragment, end.nextSibling);
    if (last) ends.set(script, last);
  };
  const own = document as unknown as Record<string, unknown>;
  for (const [name, end] of [
    ['write', ''],
    ['writeln', '\n'],
  ] as const) {
    const native = document[name];
    own[name] = (...parts: string[]) =>
      isReleased() ? insert(parts.join('') + end) : native.apply(document, parts);
  }
  return () => {
    for (const name of ['write', 'writeln']) delete own[name];
  };
}
