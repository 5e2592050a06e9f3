/** Codes of the warnings that the SDK gives in a page's console (docs/errors.md). */
export const CONSENT_WARNING_CODES = [
  'config-unknown-key',
  'config-missing-key',
  'config-bad-value',
  'config-category-text-missing',
  'config-low-contrast',
  'config-unknown-service',
  'config-duplicate-id',
  'config-not-json',
  'config-late',
  'choice-unreadable',
  'sdk-twice',
  'tag-not-first',
  'tag-async',
  'banner-altered',
  'insecure-origin',
  'unknown-choice',
  'mark-unknown',
  'frame-refused',
  'request-leaked',
  'strict-refused',
  'chunk-missing',
  'collector-refused',
  'consent-invalid',
  'reference-personal',
  'listener-failed',
  'erase-incomplete',
  'stored-again',
  'vendor-failed',
  'text-unknown',
  'text-placeholders',
  'text-too-long',
  'text-on-button',
  'worker-foreign',
  'worker-refused',
  'worker-silent',
] as const;

/** A code from the closed list of warnings. */
export type ConsentWarningCode = (typeof CONSENT_WARNING_CODES)[number];

const given = new Set<string>();

/**
 * Tells the developer once per page and code what was `found` against what was expected, with the way
 * out in `expected`. Never throws; a page without a console stays silent.
 */
export function warn(code: ConsentWarningCode, found: string, expected: string): void {
  if (given.has(code + found)) return;
  given.add(code + found);
  globalThis.console?.warn(`[akkoord] ${code}: found ${found}; expected ${expected}`);
}
