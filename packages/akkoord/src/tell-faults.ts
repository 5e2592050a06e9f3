import {warn} from '@akkoord/core';
import type {ConfigFault} from '@akkoord/schema/guards';

/** A fault of the configuration, or of the place in which the tag stands. */
export type PageFault = ConfigFault | {readonly code: 'tag-async' | 'tag-not-first'; readonly path: ''};

/** What the tag was found to be, where not its configuration is at fault. */
const FOUND: Readonly<Record<string, string>> = {
  'tag-async': 'async, defer or module',
  'tag-not-first': 'a script before the tag',
};

/** What was expected, by the last words of a code. */
const EXPECTED: Readonly<Record<string, string>> = {
  'config-unknown-key': 'a key of the configuration; correct or remove it',
  'config-missing-key': 'a value; add the key',
  'config-bad-value': 'a value of the form in the schema; correct it',
  'config-low-contrast': 'a colour with a contrast of 5:1 on buttons and 7:1 under text; the default is used',
  'config-category-text-missing': 'label and description in every language of the notice; add them',
  'config-unknown-service': 'an id of the catalogue or a whole service; correct it',
  'config-duplicate-id': 'each id once; rename one',
  'tag-async': 'a plain <script src> first in <head>; scripts before it are not held',
  'tag-not-first': 'the tag as the first script of the page',
};

/** `data-` attributes that tell optimisers (Cloudflare, LiteSpeed, Autoptimize, WP Rocket, PageSpeed) to leave a script alone. */
const FOR_OPTIMISERS = new Set(['cfasync', 'noDefer', 'noMinify', 'noOptimize', 'pagespeedNoDefer']);

/** Says each fault: where, what was found there, what was expected, and the way out. */
export function tellFaults(input: unknown, faults: readonly PageFault[]): void {
  for (const {code, path} of faults) {
    if (code === 'config-unknown-key' && FOR_OPTIMISERS.has(path)) continue;
    const found = JSON.stringify(valueAt(input, path)) ?? 'nothing';
    warn(
      code,
      FOUND[code] ?? `${path || 'the configuration'} = ${found.slice(0, 60)}`,
      EXPECTED[code] ?? 'what the schema says; correct it',
    );
  }
}

/** The value at a path such as `services[2].id`. */
function valueAt(input: unknown, path: string): unknown {
  const keys = path.split(/[.[\]]+/).filter(Boolean);
  return keys.reduce<unknown>(
    (value, key) => (value as Record<string, unknown> | null | undefined)?.[key],
    input,
  );
}
