import type {Manifest, PackReport} from '@akkoord/evidence';
import {describe, expect, it} from 'vitest';
import {packLines} from './verify-pack-file.ts';

const manifest = {
  site: 'shop',
  period: {from: '2026-01-01T00:00:00.000Z', to: null},
  counts: {erased: 0, restricted: 0, outside: 0},
  absent: [],
} as unknown as Manifest;
const report: PackReport = {
  ok: true,
  findings: [],
  manifest,
  checked: {files: 15, rows: 1, leaves: 1},
  keys: [{name: 'collector', publicKey: new Uint8Array(32)}],
  isTrusted: true,
};

describe('what akkoord verify says of a pack that holds', () => {
  it('counts one record as one', () => {
    expect(packLines('q1.zip', report)).toBe(
      'q1.zip: verified. 1 record of shop, from 2026-01-01T00:00:00.000Z to the last before it was made (0 erased, 0 restricted, 0 outside the period), in 15 files. One of the given keys signed it.\n',
    );
  });

  it('names the keys of the pack where no others were given', () => {
    expect(packLines('q1.zip', {...report, isTrusted: false})).toMatch(/give --keys:\n {2}collector AAAA/);
  });

  it.each([true, false])('says that notices are missing (trusted: %s)', isTrusted => {
    const lacking = {...manifest, absent: ['unpublished-notices']} as unknown as Manifest;
    const said = packLines('q1.zip', {...report, manifest: lacking, isTrusted});
    expect(said).toMatch(/\nNot in it: what visitors were shown for some of these records, .*\n$/);
  });
});
