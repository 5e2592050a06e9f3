import {type ElementHold, HELD_PREFIX} from './elements.ts';
import type {Guard} from './guard.ts';
import type {Accessor, Patches, Realm} from './patches.ts';
import {trustedHtml} from './trusted.ts';

const TAG = /<([a-z][^\s/>]*)((?:[^>"']|"[^"]*"|'[^']*')*)/gi;
const ATTRIBUTE = /([^\s"'<>/=]+)(\s*=\s*)("[^"]*"|'[^']*'|[^\s"'>]+)/g;
const REFERENCE = /&(?:#x([0-9a-f]+)|#(\d+)|(amp|colon|sol));?/gi;
const LOADING = new Set(['src', 'srcset', 'href', 'data', 'poster', 'imagesrcset', 'xlink:href']);

/**
 * `html` with every held address put aside under another attribute name; unchanged where nothing is held.
 * It edits the text in place instead of parsing and writing it anew: what `document.write` gets may be
 * half a tag, and a second serialisation could change what the page wrote.
 */
export function holdMarkup(html: string, guard: Guard, held: HeldAttribute): string {
  if (!guard.maybeHeld(html)) return html;
  return html.replace(TAG, (tag: string, name: string, attributes: string) => {
    const changed = attributes.replace(
      ATTRIBUTE,
      (whole: string, key: string, equals: string, raw: string) => {
        const attribute = key.toLowerCase();
        if (attribute === 'srcdoc') return key + equals + holdNested(raw, guard, held);
        if (!LOADING.has(attribute)) return whole;
        const service = held(name.toLowerCase(), attribute, decode(unquote(raw)), attributes);
        return service ? `${HELD_PREFIX}${attribute.replace(':', '-')}${equals}${raw}` : whole;
      },
    );
    return changed === attributes ? tag : `<${name}${changed}`;
  });
}

/** Service that holds `value` as `attribute` of a tag called `name`; `attributes` is the tag's other text. */
export type HeldAttribute = (
  name: string,
  attribute: string,
  value: string,
  attributes: string,
) => string | undefined;

function holdNested(raw: string, guard: Guard, held: HeldAttribute): string {
  const inner = decode(unquote(raw))
    .replace(/&lt;/gi, '<')
    .replace(/&quot;/gi, '"');
  const changed = holdMarkup(inner, guard, held);
  return changed === inner ? raw : `"${changed.replace(/&/g, '&amp;').replace(/"/g, '&quot;')}"`;
}

const unquote = (raw: string): string => (/^["']/.test(raw) ? raw.slice(1, -1) : raw);

function decode(value: string): string {
  if (!value.includes('&')) return value;
  return value.replace(REFERENCE, (_, hex?: string, decimal?: string, named?: string) => {
    if (named) return {amp: '&', colon: ':', sol: '/'}[named.toLowerCase()] as string;
    const code = hex ? Number.parseInt(hex, 16) : Number(decimal);
    return code > 0 && code < 0x110000 ? String.fromCodePoint(code) : '';
  });
}

/** Makes every sink that takes HTML text put held addresses aside first. */
export function patchMarkup(
  realm: Realm,
  patches: Patches,
  {guard, elements}: {readonly guard: Guard; readonly elements: ElementHold},
): void {
  const probe = realm.document.implementation.createHTMLDocument('');
  const held: HeldAttribute = (name, attribute, value, attributes) => {
    if (
      /^(script|iframe|frame|img|source|link|video|audio|track|embed|object|input|image)$/.test(name) ===
      false
    )
      return undefined;
    const element = probe.createElement(name);
    const rel = name === 'link' && /\brel\s*=\s*["']?([^"'>]*)/i.exec(attributes)?.[1];
    if (rel) element.setAttribute('rel', rel);
    return elements.heldAs(element, attribute, value);
  };
  const clean = (input: unknown): unknown => {
    const text = input === null ? '' : String(input);
    const changed = holdMarkup(text, guard, held);
    // An unchanged value is passed on as it came: it may be TrustedHTML.
    return changed === text ? input : trustedHtml(changed);
  };
  const setter = (native: Accessor): Partial<Accessor> => ({
    set(this: unknown, value: unknown) {
      native.set.call(this, clean(value));
    },
  });

  for (const prototype of [realm.Element.prototype, realm.ShadowRoot?.prototype]) {
    patches.accessor(prototype, 'innerHTML', setter);
    patches.accessor(prototype, 'outerHTML', setter);
    patches.method<Variadic>(prototype, 'setHTMLUnsafe', native => first(native, clean));
  }
  patches.accessor(realm.HTMLIFrameElement.prototype, 'srcdoc', setter);
  patches.method<Variadic>(realm.Range.prototype, 'createContextualFragment', native => first(native, clean));
  patches.method<Variadic>(
    realm.Element.prototype,
    'insertAdjacentHTML',
    native =>
      function (where, html) {
        return native.call(this, where, clean(html));
      },
  );
  for (const method of ['write', 'writeln']) {
    patches.method<Variadic>(
      realm.Document.prototype,
      method,
      native =>
        function (...parts) {
          return native.call(this, parts.length > 1 ? clean(parts.map(String).join('')) : clean(parts[0]));
        },
    );
  }
}

type Variadic = (this: unknown, ...args: unknown[]) => unknown;

const first = (native: Variadic, clean: (input: unknown) => unknown): Variadic =>
  function (input, ...rest) {
    return native.call(this, clean(input), ...rest);
  };
