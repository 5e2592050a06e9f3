import {warn} from '@akkoord/core';
import type {ConfigFault} from '@akkoord/schema/guards';

/** What was expected, by the last words of a code. */
const EXPECTED: Readonly<Record<string, string>> = {
  'config-unknown-key': 'a key of the configuration; correct or remove it',
  'config-missing-key': 'a value; add the key',
  'config-bad-value': 'a value of the form in the schema; correct it',
  'config-low-contrast': 'a colour with a contrast of 5:1 on buttons and 7:1 under text; the default is used',
  'config-category-text-missing': 'label and description in every language of the notice; add them',
  'config-unknown-service': 'an id of the catalogue or a whole service; correct it',
  'config-duplicate-id': 'each id once; rename one',
};

/** Says each fault of a configuration: where, what was found there, what was expected, and the way out. */
export function tellFaults(input: unknown, faults: readonly ConfigFault[]): void {
  for (const {code, path} of faults) {
    const found = JSON.stringify(valueAt(input, path)) ?? 'nothing';
    warn(
      code,
      `${path || 'the configuration'} = ${found.slice(0, 60)}`,
      EXPECTED[code] ?? 'what docs/errors.md says',
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
