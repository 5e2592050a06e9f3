import {type Edit, holdTag, isLoading, type TagHold} from './hold-tag.ts';
import {isTheTag} from './is-the-tag.ts';
import {createHtmlWalk} from './walk-html.ts';

/** What is done to the HTML of a page on its way to the browser. */
export interface PageHoldOptions extends TagHold {
  /**
   * Address of the tag as pages have told it, where this page is to be left as it is unless it carries the
   * tag: without one nobody could ever free what is held. Absent: hold in any case.
   */
  readonly onlyWithTag?: {readonly address: string; readonly pageUrl: string};
  /** Called once: whether the page is held. Before any of its bytes are given out, where that is in question. */
  readonly onKnown?: (isHeld: boolean) => void;
}

/** Takes a page's bytes as they arrive, and gives out those that are ready. */
export interface PageHold {
  write(chunk: Uint8Array): Uint8Array[];
  end(): Uint8Array[];
}

/** A tag that ends behind this many bytes does not count; the page must not wait for ever. */
const TAG_WITHIN = 256 * 1024;
/** The walk may need to see what follows a tag before it tells of it. */
const SLACK = 16;

/**
 * Holds the static addresses of a page's HTML. Whatever is not held leaves byte by byte as it came, and the
 * outcome does not depend on how the bytes arrive in chunks.
 */
export function createPageHold({onlyWithTag, onKnown, ...hold}: PageHoldOptions): PageHold {
  let edits: Edit[] = [];
  let pending: Uint8Array = new Uint8Array();
  let settledBefore = 0;
  /** Both versions of what has arrived, while it is open which of them the browser gets. */
  let waiting: {asItCame: Uint8Array[]; held: Uint8Array[]; size: number} | undefined;
  let isHeld = true;

  const know = (): void => onKnown?.(isHeld);
  if (onlyWithTag) waiting = {asItCame: [], held: [], size: 0};
  else know();
  let hasTag = false;

  const walk = createHtmlWalk((tag, bytes, isEmpty) => {
    if (onlyWithTag && !hasTag && settledBefore + tag.end <= TAG_WITHIN)
      hasTag = isTheTag(tag, bytes, onlyWithTag);
    if (isLoading(tag.name)) edits.push(...holdTag(tag, bytes, {...hold, isEmpty}));
  }, isLoading);
  const advance = (chunk: Uint8Array, last: boolean): Uint8Array[] => {
    const bytes = pending.length > 0 ? join(pending, chunk) : chunk;
    edits = [];
    const settled = walk.step(bytes, last);
    pending = bytes.subarray(settled);
    settledBefore += settled;
    return applyEdits(bytes.subarray(0, settled), edits);
  };
  const take = (chunk: Uint8Array, last: boolean): Uint8Array[] => {
    if (!isHeld) return [chunk];
    const held = advance(chunk, last);
    if (!waiting) return held;
    waiting.asItCame.push(chunk);
    waiting.held.push(...held);
    waiting.size += chunk.length;
    if (!hasTag && !last && waiting.size < TAG_WITHIN + SLACK) return [];
    isHeld = hasTag;
    const ready = isHeld ? waiting.held : waiting.asItCame;
    waiting = undefined;
    know();
    return ready;
  };

  return {
    write: chunk => take(chunk, false),
    end: () => take(new Uint8Array(), true),
  };
}

function join(one: Uint8Array, other: Uint8Array): Uint8Array {
  const joined = new Uint8Array(one.length + other.length);
  joined.set(one);
  joined.set(other, one.length);
  return joined;
}

const ascii = new TextEncoder();

/** `bytes` with `edits`, which are in order and do not overlap. */
function applyEdits(bytes: Uint8Array, edits: readonly Edit[]): Uint8Array[] {
  const parts: Uint8Array[] = [];
  let at = 0;
  for (const {start, end, text} of edits) {
    parts.push(bytes.subarray(at, start), ascii.encode(text));
    at = end;
  }
  parts.push(bytes.subarray(at));
  return parts.filter(part => part.length > 0);
}
