import type {Guard} from './guard.ts';
import {holdCss} from './held-css.ts';
import {inertPage} from './inert-page.ts';
import {heldAttribute, heldName, LOADING, LOADING_ATTRIBUTES} from './loading.ts';
import {refreshes} from './refreshes.ts';

/** A comment, or a start tag with its attributes; nothing follows the repetition, so it never goes back. */
const TAG =
  /<!--[\s\S]*?-->|<([a-z][^\s/>]*)((?:[\s/]*[^\s/>][^\s/>=]*(?:\s*=\s*(?:"[^"]*"|'[^']*'|[^\s>]*))?)*)/gi;
const ATTRIBUTE = /([^\s/>=][^\s/>=]*)(\s*=\s*)("[^"]*"|'[^']*'|[^\s>]*)/g;
/** Elements whose content the parser takes as text. */
const RAW = /^(script|style|textarea|title|noscript)$/i;

/**
 * `html` with every held address put aside under another attribute name; unchanged where nothing is held.
 * It edits the text in place instead of parsing and writing it anew: what `document.write` gets may be
 * half a tag, and a second serialisation could change what the page wrote.
 */
export function holdMarkup(html: string, guard: Guard): string {
  if (isFree(html, guard)) return html;
  const tags = new RegExp(TAG);
  let held = '';
  let at = 0;
  for (let tag = tags.exec(html); tag; tag = tags.exec(html)) {
    const [whole, name, attributes] = tag;
    held +=
      html.slice(at, tag.index) + (name ? `<${name}${holdAttributes(name, attributes ?? '', guard)}` : whole);
    at = tags.lastIndex;
    if (!name || !RAW.test(name)) continue;
    const rest = html.slice(at);
    const end = rest.search(new RegExp(`</${name}`, 'i'));
    const text = end < 0 ? rest : rest.slice(0, end);
    held += /^style$/i.test(name) ? holdCss(text, guard) : text;
    tags.lastIndex = at += text.length;
  }
  return held + html.slice(at);
}

/** What the parser, an address or a page in a `srcdoc` may read as another character than it is written with. */
const CODED = /\\|&(?:amp;?)*(?:#|colon|sol|bsol|period|tab|newline)|https?:(?!\/\/)/i;

/** Two slashes and what follows them up to where no host goes on. */
const NAMED_HOST = /\/[\t\r\n]*\/+([^/?#"'<> ]*)/g;

/** True where `html` names no address that could be held, which is quickly told of most mark-up. */
function isFree(html: string, guard: Guard): boolean {
  if (CODED.test(html)) return false;
  const named = new RegExp(NAMED_HOST);
  for (let found = named.exec(html); found; found = named.exec(html))
    if (found[1] && !guard.isFree(found[1])) return false;
  return true;
}

/** Service that something in `html` would load: mark-up, a script that names one of its addresses, or a refresh. */
export function heldInMarkup(html: string, guard: Guard): string | undefined {
  let found: string | undefined;
  const noting =
    <T>(ask: (input: T) => string | undefined) =>
    (input: T) => {
      const service = ask(input);
      found ??= service;
      return service;
    };
  const noted = {...guard, heldBy: noting(guard.heldBy), heldIn: noting(guard.heldIn)};
  holdMarkup(html, noted);
  for (const [code] of html.matchAll(/<script[\s\S]*?<\/script|<meta[^>]*refresh[^>]*/gi))
    noted.heldIn(code.replace(/[=;]/g, ' '));
  for (const address of refreshes(html)) noted.heldBy(address);
  return found;
}

function holdAttributes(tag: string, attributes: string, guard: Guard): string {
  const name = tag.toLowerCase();
  // A link loads nothing, but it may ping; what is not in the table has its style alone.
  if (!(LOADING[name] && name !== 'a' ? attributes : /style|ping/i.test(attributes))) return attributes;
  return attributes.replace(ATTRIBUTE, (whole: string, key: string, equals: string, raw: string) => {
    const attribute = key.toLowerCase();
    if (attribute !== 'style' && !LOADING_ATTRIBUTES.has(attribute)) return whole;
    const value = decode(/^["']/.test(raw) ? raw.slice(1, -1) : raw);
    if (attribute === 'style') {
      const css = holdCss(value, guard);
      return css === value ? whole : `${key}="${css.replace(/&/g, '&amp;').replace(/"/g, '&quot;')}"`;
    }
    const rel = /\brel\s*=\s*["']?([^"'>]*)/i.exec(attributes)?.[1];
    return heldAttribute({name, attribute, value, rel}, guard, heldInMarkup)
      ? heldName(attribute) + equals + raw
      : whole;
  });
}

/** `value` as the parser reads it in an attribute; as it stands where the page lets no text be read. */
function decode(value: string): string {
  // Most are written with this one alone, which needs no parser.
  if (!/&(?!amp;)/.test(value)) return value.replace(/&amp;/g, '&');
  const read = inertPage(`<p title="${value.replace(/"/g, '&quot;')}">`)?.querySelector('p');
  return read?.title ?? value;
}
