import {warn} from '@akkoord/core';
import {TAG_SERVICES} from '@akkoord/schema/notice';
import type {PageFault} from './tell-faults.ts';

/** Attributes of the tag that are read as lists. */
const LISTS = new Set(['services', 'languages', 'gtmFor', 'frames', 'strict']);

/** Id of the JSON block that may stand before the tag. */
const BLOCK = 'akkoord-config';

/**
 * The configuration as the page states it: the JSON block, if one stands before the tag, with the tag's
 * `data-` attributes over it. Unchecked; `parseConfig` decides what of it holds.
 */
export function readTagConfig(tag: HTMLElement | null, document: Document): Record<string, unknown> {
  const config: Record<string, unknown> = {...readBlock(document)};
  for (const [key, value] of Object.entries(tag?.dataset ?? {})) {
    if (key === 'files') continue;
    const given = LISTS.has(key) ? (value ?? '').split(/[\s,]+/).filter(Boolean) : value;
    if (key === 'gtmFor' || Object.hasOwn(TAG_SERVICES, key))
      config.tags = {...(config.tags as object | undefined), [key]: given};
    else if (key === 'controller') config[key] = {name: given};
    else config[key] = given || key !== 'worker' ? given : '/akkoord-worker.js';
  }
  if (typeof config.collector === 'string') config.collector = absolute(config.collector, document);
  return config;
}

/** The collector's address in full; `/` is the page's own host. What cannot be resolved is left to the parser. */
function absolute(address: string, document: Document): string {
  try {
    return new URL(address, document.baseURI).href;
  } catch {
    return address;
  }
}

function readBlock(document: Document): object {
  const text = document.getElementById(BLOCK)?.textContent;
  if (!text) {
    warnOfLateBlock(document);
    return {};
  }
  try {
    const block: unknown = JSON.parse(text);
    if (block && typeof block === 'object' && !Array.isArray(block)) return block;
  } catch {
    // Said below, like every other content that is not an object.
  }
  warn('config-not-json', `text of #${BLOCK}`, 'one JSON object');
  return {};
}

/** What stands behind the tag cannot count: the page runs by then. */
function warnOfLateBlock(document: Document): void {
  document.addEventListener('DOMContentLoaded', () => {
    if (document.getElementById(BLOCK))
      warn('config-late', `#${BLOCK} behind the tag`, 'the block before the tag');
  });
}

/** Address beside which the tag's other files are: its own, or what `data-files` says where it stands in the page itself. */
export function filesAddress(tag: HTMLScriptElement | null): string {
  try {
    return tag?.src || new URL(tag?.dataset.files ?? '', document.baseURI).href;
  } catch {
    // What is held must not hang on where the other files are.
    return document.baseURI;
  }
}

/** What keeps the tag from doing its work in time: it stands behind other scripts, or is loaded beside the parser. */
export function tagFaults(tag: HTMLScriptElement | null, document: Document): readonly PageFault[] {
  const isLate = !tag || tag.async || tag.defer || tag.type === 'module';
  const isFirst = document.querySelector('script:not([type$=json],[type=importmap])') === tag;
  return isLate || !isFirst ? [{code: isLate ? 'tag-async' : 'tag-not-first', path: ''}] : [];
}
