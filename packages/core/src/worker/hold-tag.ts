import type {Guard} from '../blocker/guard.ts';
import {heldInMarkup} from '../blocker/held-markup.ts';
import {heldAttribute, heldName, LOADING, LOADING_ATTRIBUTES} from '../blocker/loading.ts';
import {decodeReferences} from './decode-references.ts';
import type {ScannedAttribute, ScannedTag} from './scan-tag.ts';

/** Text that takes the place of the bytes from `start` to `end`. */
export interface Edit {
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

/** What decides on a tag. */
export interface TagHold {
  readonly guard: Guard;
  /** True where some address of the URL's host is held: a connection is opened to a host, not to a path. */
  readonly isHeldHost: (url: string) => boolean;
}

/** Where the address of a connection hint goes. It is not given back: after the page's load it helps nobody. */
const HINT = 'data-akkoord-hint';

const HINTS = /(^|\s)(preconnect|dns-prefetch)(\s|$)/i;

/** Types that run: none, JavaScript, module. Others stay what they are, and inert. */
const RUNS = /^\s*$|^\s*module\s*$|(java|ecma)script/i;

/** True for elements that load something by an attribute. */
export const isLoading = (name: string): boolean => Object.hasOwn(LOADING, name);

/**
 * The edits, in order, that put aside each held address of `tag` as the page's own blocker would: under the
 * names that it looks for when it frees them. Nothing else of the tag changes.
 */
export function holdTag(
  tag: ScannedTag,
  bytes: Uint8Array,
  {isEmpty, ...hold}: TagHold & {isEmpty: boolean},
): Edit[] {
  const {name, attributes} = tag;
  const valueNamed = (wanted: string): string | undefined => {
    const found = attributes.find(attribute => attribute.name === wanted);
    return found && textOf(found, bytes);
  };
  const held = new Map<string, string>();
  for (const attribute of attributes) {
    if (!LOADING_ATTRIBUTES.has(attribute.name) || held.has(attribute.name)) continue;
    // Of two attributes with one name the parser takes the first.
    if (attributes.find(other => other.name === attribute.name) !== attribute) continue;
    const written = {
      name,
      attribute: attribute.name,
      value: textOf(attribute, bytes),
      rel: valueNamed('rel'),
    };
    const aside = nameAside(written, hold);
    if (aside) held.set(attribute.name, aside);
  }
  if (held.size === 0) return [];
  const edits = attributes.flatMap(({name: attribute, nameStart, nameEnd}) => {
    const text = held.get(attribute);
    return text ? {start: nameStart, end: nameEnd, text} : [];
  });
  // Without its address a script would run the text that it holds, and would have run for good.
  return name === 'script' && !isEmpty && RUNS.test(valueNamed('type') ?? '')
    ? [...stopCode(tag), ...edits].sort((a, b) => a.start - b.start)
    : edits;
}

/** Name under which a written attribute waits, or undefined where it may stay. Doubt holds. */
function nameAside(
  written: {
    readonly name: string;
    readonly attribute: string;
    readonly value: string;
    readonly rel: string | undefined;
  },
  {guard, isHeldHost}: TagHold,
): string | undefined {
  const {name, attribute, value, rel = ''} = written;
  try {
    if (heldAttribute(written, guard, heldInMarkup)) return heldName(attribute);
    if (name === 'link' && attribute === 'href' && HINTS.test(rel) && isHeldHost(value)) return HINT;
    return undefined;
  } catch {
    return heldName(attribute);
  }
}

/** Marks a script as one that the release has to make run: with a type of text, its own type beside it. */
function stopCode({nameEnd, attributes}: ScannedTag): Edit[] {
  const types = attributes.filter(({name}) => name === 'type');
  return [
    {start: nameEnd, end: nameEnd, text: ' type="text/plain"'},
    ...types.map(({nameStart, nameEnd: end}) => ({start: nameStart, end, text: 'data-type'})),
  ];
}

const utf8 = new TextDecoder();

/** The attribute's value as a script would read it. Hosts are ASCII in every encoding, so UTF-8 will do. */
function textOf({valueStart, valueEnd}: ScannedAttribute, bytes: Uint8Array): string {
  return decodeReferences(utf8.decode(bytes.subarray(valueStart, valueEnd)));
}
