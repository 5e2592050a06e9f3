import {stringify} from 'csv-stringify/sync';
import fc from 'fast-check';
import {expect, test} from 'vitest';
import {someRecord} from '../../test/collector-fixture.ts';
import type {StoredRecord} from '../storage.ts';
import {createCsvWriter, safeCell} from './csv.ts';

const CONTROL = 8;
const record = someRecord();
const {lines} = createCsvWriter([]);

/** The line of a row in which one cell is `text`. */
function lineWith(text: string): string {
  const row = {receivedAt: '2026-03-01T10:00:00.000Z', late: false, record: {...record, control: text}};
  const stored: StoredRecord = {
    id: record.id,
    consentId: null,
    receivedAt: Date.parse(row.receivedAt),
    action: record.action,
    noticeHash: record.notice.hash,
    text: JSON.stringify(row),
    salt: new Uint8Array(32),
    leaf: new Uint8Array(32),
    origin: 'shop/2026',
    index: 7,
    published: true,
  };
  return lines([stored]);
}

test('writes every cell as it is made safe and as RFC 4180 has it, whatever stands beside it', () => {
  const cells = lineWith('x').split(',');
  expect(cells[CONTROL]).toBe('x');
  const special = fc.constantFrom(
    '"',
    ',',
    ';',
    '=',
    '+',
    '-',
    '@',
    '\t',
    '\r',
    '\n',
    '\r\n',
    '\0',
    '＝',
    ' ',
    'a',
  );
  const text = fc.oneof(
    fc.array(special, {maxLength: 5}).map(parts => parts.join('')),
    fc.string({maxLength: 8}),
    fc.string({unit: 'grapheme', maxLength: 8}),
  );
  fc.assert(
    fc.property(text, some => {
      const cell = stringify([[safeCell(some)]], {record_delimiter: 'windows'}).slice(0, -2);
      expect(lineWith(some)).toBe(cells.map((other, i) => (i === CONTROL ? cell : other)).join());
    }),
    {numRuns: 1000},
  );
});
