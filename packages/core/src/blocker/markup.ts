import type {Guard} from './guard.ts';
import {holdCss} from './held-css.ts';
import {holdMarkup} from './held-markup.ts';
import type {Accessor, Patches, Realm} from './patches.ts';
import {trustedHtml} from './trusted.ts';

type Variadic = (this: unknown, ...args: unknown[]) => unknown;

/** Makes every sink that takes HTML text put held addresses aside first. */
export function patchMarkup(
  realm: Realm,
  patches: Patches,
  {guard, inserted}: {readonly guard: Guard; readonly inserted: (root: Node) => void},
): void {
  const clean = (input: unknown, target?: unknown): unknown => {
    const text = input === null ? '' : String(input);
    const isStyle = (target as Element | undefined)?.localName === 'style';
    const changed = isStyle ? holdCss(text, guard) : holdMarkup(text, guard);
    // An unchanged value is passed on as it came: it may be TrustedHTML.
    return changed === text ? input : trustedHtml(changed);
  };
  /** Calls `write` with clean HTML, and looks at the frames that came of it before the page's next line does. */
  const writing = (target: unknown, input: unknown, write: (html: unknown) => unknown): unknown => {
    const tree = (target as Node).parentNode ?? (target as Node);
    const html = clean(input, target);
    const result = write(html);
    if (/<i?frame|shadowrootmode/i.test(String(html))) inserted(tree);
    return result;
  };
  const setter = (native: Accessor): Partial<Accessor> => ({
    set(this: unknown, value: unknown) {
      writing(this, value, html => native.set.call(this, html));
    },
  });
  const taking =
    (at: number) =>
    (native: Variadic): Variadic =>
      function (...args) {
        return writing(this, args[at], html => native.apply(this, Object.assign(args, {[at]: html})));
      };

  for (const prototype of [realm.Element.prototype, realm.ShadowRoot.prototype]) {
    patches.accessor(prototype, 'innerHTML', setter);
    patches.accessor(prototype, 'outerHTML', setter);
    for (const name of ['setHTML', 'setHTMLUnsafe']) patches.method(prototype, name, taking(0));
  }
  patches.method(realm.Element.prototype, 'insertAdjacentHTML', taking(1));
  patches.method<Variadic>(
    realm.Range.prototype,
    'createContextualFragment',
    native =>
      function (html) {
        return native.call(this, clean(html));
      },
  );
  for (const name of ['write', 'writeln']) {
    patches.method<Variadic>(
      realm.Document.prototype,
      name,
      native =>
        function (...parts) {
          const whole = parts.length > 1 ? parts.map(String).join('') : (parts[0] ?? '');
          return writing(this, whole, html => native.call(this, html));
        },
    );
  }
  patches.method(realm.Document.prototype, 'execCommand', taking(2));
}
