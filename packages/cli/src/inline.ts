import {createHash} from 'node:crypto';
import {readFile, writeFile} from 'node:fs/promises';
import {type DefaultTreeAdapterTypes, defaultTreeAdapter, parse} from 'parse5';
import {CommandError, EXIT} from './command-error.ts';
import {countText} from './count-text.ts';
import type {Flags} from './flags.ts';
import type {Io} from './io.ts';
import {sdkFiles} from './sdk-files.ts';
import type {Verb} from './verb.ts';

export const inlineVerb: Verb = {
  help: `akkoord inline: put the tag's script into pages, in place of its address. Nothing is asked for before the first
paint then; in return each page is about 33 kB longer, compressed, which no cache of scripts saves. Tells the hash that
a Content-Security-Policy without a nonce has to allow. A page that has it already is brought up to this version.

  FILE …                pages with the tag, changed in place
  --files URL           folder of the other files; the one that the tag's address is in, where absent
  --json                tell the changed pages and the hash as JSON

examples
  akkoord inline public/index.html public/about.html
  akkoord inline dist/*.html --files /akkoord-0.1.0/`,
  flags: {files: 'text'},
  words: 100_000,
  run: runInline,
};

async function runInline(flags: Flags, io: Io) {
  if (flags.positionals.length === 0) {
    throw new CommandError('flag-missing', 'found no page, expected HTML files with the tag; name them');
  }
  const script = await inlineScript();
  const pages = await Promise.all(
    flags.positionals.map(async path => ({path, html: await pageWith(path, script, flags.text('files'))})),
  );
  // All of them are read and sound before the first is written.
  for (const {path, html} of pages) await writeFile(path, html);
  const hash = `sha256-${createHash('sha256').update(script).digest('base64')}`;
  const outcome = {pages: pages.map(({path}) => path), hash};
  const text = `${countText(pages.length, 'page')} changed; a Content-Security-Policy without a nonce has to allow the script by '${hash}'`;
  await io.stdout.write(`${flags.on('json') ? JSON.stringify(outcome) : text}\n`);
  return EXIT.ok;
}

/** The tag's script in a form that ends neither its element nor a comment. */
async function inlineScript(): Promise<string> {
  const first = (await sdkFiles()).find(({name}) => name === 'akkoord.js');
  return new TextDecoder()
    .decode(first?.bytes)
    .replace(/\n\/\/# sourceMappingURL=.*\s*$/, '')
    .replace(/<(?=\/script|!--)/gi, '<\\');
}

async function pageWith(path: string, script: string, files: string | null): Promise<string> {
  const html = await readPage(path);
  const tag = scriptsOf(parse(html, {sourceCodeLocationInfo: true})).find(isTag);
  const place = tag?.sourceCodeLocation;
  if (!tag || !place?.startTag || !place.endTag) {
    const wayOut = 'put <script src="…/akkoord.js" …></script> first in <head>';
    throw new CommandError(
      'tag-missing',
      `found no tag in ${path}, expected one script of akkoord.js; ${wayOut}`,
    );
  }
  const address =
    files?.replace(/\/*$/, '/') ??
    attribute(tag, 'data-files') ??
    (attribute(tag, 'src') ?? '').replace(/[^/]*$/, '');
  const kept = tag.attrs.filter(
    ({name}) => !['src', 'integrity', 'crossorigin', 'data-files'].includes(name),
  );
  const attributes = [...kept, {name: 'data-files', value: address}];
  const start = `<script ${attributes.map(({name, value}) => `${name}="${escaped(value)}"`).join(' ')}>`;
  return html.slice(0, place.startOffset) + start + script + html.slice(place.endTag.startOffset);
}

async function readPage(path: string): Promise<string> {
  try {
    // Bytes of another encoding would be lost in writing the page back.
    return new TextDecoder('utf-8', {fatal: true, ignoreBOM: true}).decode(await readFile(path));
  } catch (cause) {
    const reason = cause instanceof Error ? cause.message : String(cause);
    throw new CommandError(
      'file-unreadable',
      `cannot read ${path} as UTF-8 (${reason}); check the path and the encoding`,
      {cause},
    );
  }
}

type Element = DefaultTreeAdapterTypes.Element;
type Parent = DefaultTreeAdapterTypes.ParentNode;

function scriptsOf(parent: Parent): Element[] {
  return parent.childNodes
    .filter(defaultTreeAdapter.isElementNode)
    .flatMap(element => [...(element.tagName === 'script' ? [element] : []), ...scriptsOf(element)]);
}

const attribute = (element: Element, name: string): string | undefined =>
  element.attrs.find(one => one.name === name)?.value;

/** By its address, or as this command left it. */
const isTag = (element: Element): boolean =>
  /(^|\/)akkoord\.js([?#]|$)/.test(attribute(element, 'src') ?? '') ||
  (attribute(element, 'src') === undefined && attribute(element, 'data-files') !== undefined);

const escaped = (value: string): string => value.replace(/&/g, '&amp;').replace(/"/g, '&quot;');
