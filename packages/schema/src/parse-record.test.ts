import fc from 'fast-check';
import {describe, expect, test} from 'vitest';
import {
  parseConsentRecord,
  parseRecordBatch,
  parseRecordEnvelope,
  parseSubmission,
  RECORD_SCHEMA,
} from './index.ts';
import {MAX_BATCH, MAX_CHOICES} from './parse-record.ts';

const record = {
  schema: RECORD_SCHEMA,
  id: '0b5a3c52-7a38-4f4e-9d6c-3f6a2f7c1e9b',
  site: 'shop',
  decidedAt: '2026-03-01T10:00:00.000Z',
  notice: {hash: 'ab'.repeat(32), version: '2026-1', language: 'nl'},
  choices: {functional: 'granted', analytical: 'denied', youtube: 'granted'},
  action: 'custom',
  control: 'settings.save',
  signals: ['gpc'],
  expiresAt: '2026-09-01T10:00:00.000Z',
  previous: null,
  consentId: null,
};
const submission = {record, secretHash: 'cd'.repeat(32)};
const batch = {sentAt: '2026-03-01T10:00:01.000Z', records: [submission]};

const manyChoices = (count: number) =>
  Object.fromEntries(Array.from({length: count}, (_, i) => [`s${i}`, 'denied'] as const));

test('gives back a sound record, submission and batch unchanged', () => {
  expect(parseConsentRecord(record)).toEqual(record);
  expect(parseSubmission(submission)).toEqual(submission);
  expect(parseRecordBatch(batch)).toEqual(batch);
  expect(parseConsentRecord({...record, choices: manyChoices(MAX_CHOICES)}).choices.s0).toBe('denied');
});

test('leaves the submissions of an envelope for later', () => {
  expect(parseRecordEnvelope({...batch, records: [7, submission]}).records).toEqual([7, submission]);
});

describe('refuses a record with', () => {
  test.each<[string, object, string, string]>([
    ['another schema', {schema: 'akkoord/record/2'}, 'record-bad-value', 'schema'],
    ['an unknown key', {ip: '10.0.0.1'}, 'record-unknown-key', 'ip'],
    ['an inherited name', JSON.parse('{"__proto__":{"a":1}}'), 'record-unknown-key', '__proto__'],
    ['an id in capitals', {id: record.id.toUpperCase()}, 'record-bad-value', 'id'],
    ['an id of version 1', {id: '0b5a3c52-7a38-1f4e-9d6c-3f6a2f7c1e9b'}, 'record-bad-value', 'id'],
    ['an id with a newline after it', {id: `${record.id}\n`}, 'record-bad-value', 'id'],
    ['a number for an id', {id: 1}, 'record-bad-value', 'id'],
    ['no id', {id: undefined}, 'record-bad-value', 'id'],
    ['a site that is a path', {site: '../other'}, 'record-bad-value', 'site'],
    ['a day without a time', {decidedAt: '2026-03-01'}, 'record-bad-value', 'decidedAt'],
    ['a time in another zone', {decidedAt: '2026-03-01T10:00:00.000+01:00'}, 'record-bad-value', 'decidedAt'],
    ['a day that does not exist', {decidedAt: '2026-02-30T10:00:00.000Z'}, 'record-bad-value', 'decidedAt'],
    ['hour 25', {decidedAt: '2026-03-01T25:00:00.000Z'}, 'record-bad-value', 'decidedAt'],
    [
      'an expiry before its decision',
      {expiresAt: '2026-02-01T10:00:00.000Z'},
      'record-bad-value',
      'expiresAt',
    ],
    ['a short notice hash', {notice: {...record.notice, hash: 'ab'}}, 'record-bad-value', 'notice.hash'],
    ['a notice with a text', {notice: {...record.notice, text: 'x'}}, 'record-unknown-key', 'notice.text'],
    [
      'a notice without language',
      {notice: {hash: 'ab'.repeat(32), version: '1'}},
      'record-missing-key',
      'notice.language',
    ],
    [
      'a version of control characters',
      {notice: {...record.notice, version: 'a\u0000'}},
      'record-bad-value',
      'notice.version',
    ],
    [
      'a version with half a surrogate pair',
      {notice: {...record.notice, version: '1\ud83d'}},
      'record-bad-value',
      'notice.version',
    ],
    ['no choices', {choices: {}}, 'record-bad-value', 'choices'],
    ['choices in a list', {choices: ['granted']}, 'record-bad-value', 'choices'],
    ['too many choices', {choices: manyChoices(MAX_CHOICES + 1)}, 'record-bad-value', 'choices'],
    ['a choice of something else', {choices: {tracking: true}}, 'record-bad-value', 'choices.tracking'],
    [
      'a choice on an address',
      {choices: {'a@b.example': 'denied'}},
      'record-unknown-key',
      'choices.a@b.example',
    ],
    [
      'a choice on an inherited name',
      {choices: {constructor: 'denied'}},
      'record-unknown-key',
      'choices.constructor',
    ],
    ['an unknown action', {action: 'accept'}, 'record-bad-value', 'action'],
    ['a control that is a sentence', {control: 'the red button'}, 'record-bad-value', 'control'],
    ['signals in a text', {signals: 'gpc'}, 'record-bad-value', 'signals'],
    ['nine signals', {signals: Array(9).fill('gpc')}, 'record-bad-value', 'signals'],
    ['a previous that is no id', {previous: 'x'}, 'record-bad-value', 'previous'],
    ['a consent id that is absent', {consentId: undefined}, 'record-bad-value', 'consentId'],
  ])('%s', (_, change, code, path) => {
    const found = Object.fromEntries([...Object.entries(record), ...Object.entries(change)]);
    if (Object.hasOwn(change, '__proto__'))
      Object.defineProperty(found, '__proto__', {value: 1, enumerable: true});
    expect(() => parseConsentRecord(found)).toThrow(expect.objectContaining({code, path}));
  });
});

test.each<[string, unknown, string, string]>([
  ['null', null, 'record-bad-value', ''],
  ['a list', [batch], 'record-bad-value', ''],
  ['no records', {...batch, records: []}, 'record-bad-value', 'records'],
  [
    'too many records',
    {...batch, records: Array(MAX_BATCH + 1).fill(submission)},
    'record-bad-value',
    'records',
  ],
  ['no time of sending', {records: [submission]}, 'record-missing-key', 'sentAt'],
  ['a key too many', {...batch, userAgent: 'x'}, 'record-unknown-key', 'userAgent'],
  [
    'a submission with the secret',
    {...batch, records: [{...submission, secret: 'x'}]},
    'record-unknown-key',
    'records[0].secret',
  ],
  [
    'a bad record inside',
    {...batch, records: [submission, {...submission, record: {...record, action: 'x'}}]},
    'record-bad-value',
    'records[1].record.action',
  ],
])('refuses a batch of %s', (_, input, code, path) => {
  expect(() => parseRecordBatch(input)).toThrow(expect.objectContaining({code, path}));
});

test('no JSON whatever gets through with more than a record, or breaks the parser', () => {
  fc.assert(
    fc.property(fc.jsonValue(), fc.constantFrom(...Object.keys(record)), (value, key) => {
      try {
        const parsed = parseConsentRecord({...record, [key]: value});
        expect(Object.keys(parsed).sort()).toEqual(Object.keys(record).sort());
      } catch (error) {
        expect(error).toMatchObject({name: 'SchemaError', path: expect.stringContaining(key)});
      }
    }),
    {numRuns: 500},
  );
});

test('takes a whole surrogate pair', () => {
  const paired = {...record, notice: {...record.notice, version: '1 \u{1f36a}'}};
  expect(parseConsentRecord(paired)).toEqual(paired);
});

test('refuses what is nested too deeply to be written, like any other value', () => {
  const deep: unknown = JSON.parse('['.repeat(50_000) + ']'.repeat(50_000));
  const thrown = expect.objectContaining({code: 'record-bad-value', found: 'nested too deeply to be shown'});
  expect(() => parseSubmission(deep)).toThrow(thrown);
  expect(() => parseRecordEnvelope({...batch, sentAt: deep})).toThrow(thrown);
});

test('a message is short, however long the value', () => {
  const thrown = expect.objectContaining({found: expect.stringMatching(/^.{60}$/)});
  expect(() => parseConsentRecord({...record, control: 'x'.repeat(4000)})).toThrow(thrown);
});
