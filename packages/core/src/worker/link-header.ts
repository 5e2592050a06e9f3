import type {Guard} from '../blocker/guard.ts';

/** One link of the header, from its address to the comma that ends it (RFC 8288, section 3). */
const LINK = /\s*<([^>]*)>((?:[^,"]|"(?:\\.|[^"\\])*")*),?/y;

/** Relations by which a browser asks for something at once. */
const LOADS = /\brel\s*=\s*"?[^";]*\b(preload|modulepreload|prefetch|preconnect|dns-prefetch|stylesheet)\b/i;

/**
 * The `Link` header without what it would load of held services. Links that only tell, and a header that is
 * not of the known form, stay as they are.
 */
export function holdLinkHeader(
  header: string,
  {guard, isHeldHost}: {readonly guard: Guard; readonly isHeldHost: (url: string) => boolean},
): string {
  const kept: string[] = [];
  LINK.lastIndex = 0;
  while (LINK.lastIndex < header.length) {
    const link = LINK.exec(header);
    if (!link) return header;
    const [whole, address = '', parameters = ''] = link;
    const held =
      guard.heldBy(address) || (/preconnect|dns-prefetch/i.test(parameters) && isHeldHost(address));
    if (!held || !LOADS.test(parameters)) kept.push(whole.replace(/^\s+|[\s,]+$/g, ''));
  }
  return kept.join(', ');
}
