import type {Guard} from './guard.ts';

const LINKED = ['href', 'xlink:href'];

/** Elements that are there to load something, and the attributes by which they do. */
const LOADERS: Readonly<Record<string, readonly string[]>> = {
  script: ['src', ...LINKED],
  iframe: ['src', 'srcdoc'],
  frame: ['src'],
  img: ['src', 'srcset'],
  source: ['src', 'srcset'],
  link: ['href', 'imagesrcset'],
  video: ['src', 'poster'],
  audio: ['src'],
  track: ['src'],
  embed: ['src'],
  object: ['data'],
  input: ['src'],
  // In HTML, the parser makes an img of it.
  image: [...LINKED, 'src', 'srcset'],
  feImage: LINKED,
  feimage: LINKED,
};

/** Local names of elements that can load, hold or mark something by their kind. */
export const KINDS: readonly string[] = ['style', 'template', ...Object.keys(LOADERS)];

/** Attributes by which an element loads something, per local name. */
export const LOADING: Readonly<Record<string, readonly string[]>> = {
  ...LOADERS,
  a: ['ping'],
  area: ['ping'],
  body: ['background'],
  table: ['background'],
  td: ['background'],
  th: ['background'],
};

/** Every attribute name in `LOADING`; the patched `setAttribute` looks no further at any other. */
export const LOADING_ATTRIBUTES: ReadonlySet<string> = new Set(Object.values(LOADING).flat());

/** Where a held address waits: `data-akkoord-src` and the like, so that clones carry it. */
export const HELD_PREFIX = 'data-akkoord-';

/** How the attribute is called in which an address of `LOADING_ATTRIBUTES` waits: a colon would need a namespace. */
export const heldName = (attribute: string): string => HELD_NAMES.get(attribute) ?? '';

// Asked at every write of such an attribute, so they are made once.
const HELD_NAMES: ReadonlyMap<string, string> = new Map(
  [...LOADING_ATTRIBUTES].map(name => [name, HELD_PREFIX + name.replace(':', '-')]),
);

/** Elements that hold an address back. */
export const HELD_SELECTOR = [...LOADING_ATTRIBUTES].map(name => `[${heldName(name)}]`).join();

/** Links that load; `canonical` or `author` only tell. */
const LOADING_LINK = /stylesheet|preload|prefetch|preconnect|icon|manifest/i;

/** An attribute as mark-up or code writes it. */
export interface WrittenAttribute {
  /** Local name of the element. */
  readonly name: string;
  readonly attribute: string;
  readonly value: string;
  /** The element's `rel`, where it has one. */
  readonly rel: string | null | undefined;
}

/** Service that holds `value`, where that attribute of that element would load it. */
export function heldAttribute(
  {name, attribute, value, rel}: WrittenAttribute,
  guard: Guard,
  heldInMarkup: (html: string, guard: Guard) => string | undefined,
): string | undefined {
  if (!LOADING[name]?.includes(attribute)) return undefined;
  // Both run as a page of their own: what they name, they can load.
  if (attribute === 'srcdoc') return heldInMarkup(value, guard);
  if (/^\s*javascript:/i.test(value)) return guard.heldIn(value.replace(/=/g, ' '));
  if (/set$|ping/.test(attribute)) return guard.heldIn(value);
  return name === 'link' && !LOADING_LINK.test(rel ?? 'stylesheet') ? undefined : guard.heldBy(value);
}
