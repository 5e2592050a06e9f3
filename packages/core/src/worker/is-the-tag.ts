import {decodeReferences} from './decode-references.ts';
import type {ScannedTag} from './scan-tag.ts';

const utf8 = new TextDecoder();

/** True for the script that loads the SDK: it asks for the worker, or stands under the address that pages have told. */
export function isTheTag(
  {name, attributes}: ScannedTag,
  bytes: Uint8Array,
  {address, pageUrl}: {readonly address: string; readonly pageUrl: string},
): boolean {
  const src = name === 'script' && attributes.find(attribute => attribute.name === 'src');
  if (!src) return false;
  if (attributes.some(attribute => attribute.name === 'data-worker')) return true;
  const text = decodeReferences(utf8.decode(bytes.subarray(src.valueStart, src.valueEnd)));
  return URL.canParse(text, pageUrl) && new URL(text, pageUrl).href === address;
}
