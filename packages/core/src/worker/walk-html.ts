import {type ScannedTag, scanTag} from './scan-tag.ts';
import {LOOK_AHEAD, MARKUP, type Mode, type Skipped, skipText, startsWith} from './skip-text.ts';

/** A walk over a page's bytes as they arrive. */
export interface HtmlWalk {
  /**
   * Goes on over `bytes`, and returns how many of them are settled. The others are the start of something
   * whose end has not arrived; the next call begins with them. With `last`, all are settled.
   */
  step(bytes: Uint8Array, last: boolean): number;
}

/** Hears of a start tag. `isEmpty` tells of a script whether its end follows at once: it has no code of its own. */
export type OnStartTag = (tag: ScannedTag, bytes: Uint8Array, isEmpty: boolean) => void;

/** Elements whose content is text where scripts run. */
const TEXT = new Set(['style', 'textarea', 'title', 'xmp', 'iframe', 'noembed', 'noframes', 'noscript']);

const LESS = 0x3c;
const SLASH = 0x2f;
const BANG = 0x21;
const QUESTION = 0x3f;

/**
 * A walk that calls `onStartTag` for each start tag whose element comes alive: not in comments, scripts,
 * text or templates, but in shadow trees that mark-up declares. It counts SVG and templates instead of
 * building a tree; where mark-up is so broken that this differs from the tree, less is told, never more.
 * Tags for whose names `wantsAttributes` says no come without attributes.
 */
export function createHtmlWalk(onStartTag: OnStartTag, wantsAttributes: (name: string) => boolean): HtmlWalk {
  const wants = (name: string): boolean => name === 'template' || wantsAttributes(name);
  let mode: Mode = MARKUP;
  let foreign = 0;
  let inert = 0;

  const startTag = (tag: ScannedTag, bytes: Uint8Array): Mode => {
    const {name, end, selfClosing, attributes} = tag;
    // Only SVG and MathML know elements that end where they start.
    const isClosed = selfClosing && (foreign > 0 || isForeign(name));
    if (inert === 0) onStartTag(tag, bytes, isClosed || startsWith(bytes, end, '</script'));
    if (isClosed) return MARKUP;
    if (isForeign(name)) foreign++;
    if (name === 'template') {
      const isLive = inert === 0 && attributes.some(attribute => attribute.name === 'shadowrootmode');
      if (!isLive) inert++;
    }
    if (name === 'script') return {in: 'script', level: 0};
    if (name === 'plaintext') return {in: 'plaintext'};
    return TEXT.has(name) ? {in: 'text', until: name} : MARKUP;
  };
  const endTag = (name: string): Mode => {
    if (isForeign(name)) foreign = Math.max(0, foreign - 1);
    // The end of a live one finds nothing to take away.
    if (name === 'template') inert = Math.max(0, inert - 1);
    return MARKUP;
  };
  const readMarkup = (bytes: Uint8Array, from: number, last: boolean): Skipped => {
    const at = bytes.indexOf(LESS, from);
    if (at < 0) return {at: bytes.length, mode: MARKUP};
    const isEnd = bytes[at + 1] === SLASH;
    const first = bytes[isEnd ? at + 2 : at + 1];
    if (first === undefined) return {at, mode: MARKUP, waits: true};
    if (!isLetter(first)) {
      const isAside = isEnd || first === BANG || first === QUESTION;
      return isAside ? readAside(bytes, at, last) : {at: at + 1, mode: MARKUP};
    }
    const tag = scanTag(bytes, isEnd ? at + 2 : at + 1, name => !isEnd && wants(name));
    if (!tag || (tag.name === 'script' && !last && tag.end + LOOK_AHEAD > bytes.length))
      return {at, mode: MARKUP, waits: true};
    return {at: tag.end, mode: isEnd ? endTag(tag.name) : startTag(tag, bytes)};
  };
  const readAside = (bytes: Uint8Array, at: number, last: boolean): Skipped => {
    if (!last && at + LOOK_AHEAD > bytes.length) return {at, mode: MARKUP, waits: true};
    if (startsWith(bytes, at, '<!--')) {
      // Whole comments already (13.2.5.43 and 13.2.5.44).
      if (startsWith(bytes, at + 4, '>')) return {at: at + 5, mode: MARKUP};
      if (startsWith(bytes, at + 4, '->')) return {at: at + 6, mode: MARKUP};
      return {at: at + 4, mode: {in: 'aside', ends: ['-->', '--!>']}};
    }
    const end = foreign > 0 && startsWith(bytes, at, '<![cdata[') ? ']]>' : '>';
    return {at: at + 2, mode: {in: 'aside', ends: [end]}};
  };

  return {
    step(bytes, last) {
      let at = 0;
      while (at < bytes.length) {
        const skipped =
          mode === MARKUP ? readMarkup(bytes, at, last) : skipText(mode, bytes, {from: at, last});
        ({at, mode} = skipped);
        if (skipped.waits) break;
      }
      return last ? bytes.length : at;
    },
  };
}

const isForeign = (name: string): boolean => name === 'svg' || name === 'math';

const isLetter = (byte: number): boolean => (byte | 0x20) >= 0x61 && (byte | 0x20) <= 0x7a;
