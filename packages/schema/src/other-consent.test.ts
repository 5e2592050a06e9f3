import {readFileSync} from 'node:fs';
import fc from 'fast-check';
import {describe, expect, test} from 'vitest';
import {parseRecordBatch, parseSubmission} from './index.ts';
import {OTHER_CONSENT_SCHEMA, otherConsentFault, referenceFault, shiftTime} from './other-consent-entry.ts';

const vectors = JSON.parse(
  readFileSync(new URL('../vectors/references.json', import.meta.url), 'utf8'),
) as Readonly<Record<'accepted' | 'personal' | 'malformed', readonly unknown[]>>;

const request = {
  purpose: 'talent-pool',
  channel: 'email',
  duration: 'P1Y',
  text: 'Keep my data for one year.\nYou may approach me about other work.',
  reference: 'application-4711',
};
const record = {
  schema: OTHER_CONSENT_SCHEMA,
  id: '0b5a3c52-7a38-4f4e-9d6c-3f6a2f7c1e9b',
  site: 'shop',
  decidedAt: '2026-03-01T10:00:00.000Z',
  notice: {hash: 'ab'.repeat(32), version: '2026-1', language: 'nl'},
  ...request,
  action: 'consent',
  control: 'page.record',
  expiresAt: '2027-03-01T10:00:00.000Z',
  previous: null,
};
const submission = {record, secretHash: 'cd'.repeat(32)};
const without = (name: string): object =>
  Object.fromEntries(Object.entries(record).filter(([key]) => key !== name));

test('a sound consent comes back unchanged, alone and among choices', () => {
  expect(parseSubmission(submission)).toEqual(submission);
  const batch = {sentAt: '2026-03-01T10:00:01.000Z', records: [submission]};
  expect(parseRecordBatch(batch)).toEqual(batch);
  expect(otherConsentFault(request)).toBeNull();
});

describe('refuses another consent with', () => {
  test.each<[string, object, string, string]>([
    ['another schema of its kind', {schema: 'akkoord/other-consent/2'}, 'record-bad-value', 'record.schema'],
    ['choices', {choices: {functional: 'granted'}}, 'record-unknown-key', 'record.choices'],
    ['a consent id of its own making', {consentId: record.id}, 'record-unknown-key', 'record.consentId'],
    ['an e-mail address beside it', {email: 'a@b.nl'}, 'record-unknown-key', 'record.email'],
    ['a purpose in capitals', {purpose: 'Newsletter'}, 'record-bad-value', 'record.purpose'],
    ['a purpose of words', {purpose: 'our newsletter'}, 'record-bad-value', 'record.purpose'],
    ['no purpose', {purpose: ''}, 'record-bad-value', 'record.purpose'],
    ['a channel that is none', {channel: 'pigeon'}, 'record-bad-value', 'record.channel'],
    ['channels in a list', {channel: ['email']}, 'record-bad-value', 'record.channel'],
    ['a duration in words', {duration: 'one year'}, 'record-bad-value', 'record.duration'],
    ['a duration of hours', {duration: 'PT1H'}, 'record-bad-value', 'record.duration'],
    ['no duration at all', {duration: 'P0D'}, 'record-bad-value', 'record.duration'],
    ['a duration of eleven years', {duration: 'P11Y'}, 'record-bad-value', 'record.duration'],
    [
      'a duration beyond any calendar',
      {duration: `P${'9'.repeat(30)}Y`},
      'record-bad-value',
      'record.duration',
    ],
    ['a duration for ever', {duration: 'persistent'}, 'record-bad-value', 'record.duration'],
    ['an empty text', {text: ' \n '}, 'record-bad-value', 'record.text'],
    ['a text of 1001 characters', {text: 'x'.repeat(1001)}, 'record-bad-value', 'record.text'],
    ['a text with a control character', {text: 'a\u0000b'}, 'record-bad-value', 'record.text'],
    ['half a surrogate pair', {text: 'a\ud83d'}, 'record-bad-value', 'record.text'],
    ['a text that is a number', {text: 7}, 'record-bad-value', 'record.text'],
    [
      'an expiry that is earlier',
      {expiresAt: '2026-12-01T10:00:00.000Z'},
      'record-bad-value',
      'record.expiresAt',
    ],
    [
      'an expiry that is later',
      {expiresAt: '2028-03-01T10:00:00.000Z'},
      'record-bad-value',
      'record.expiresAt',
    ],
    ['a previous record', {previous: record.id}, 'record-bad-value', 'record.previous'],
    ['a withdrawal', {action: 'consent-withdrawal'}, 'record-bad-value', 'record.action'],
    ['a control of words', {control: 'the box'}, 'record-bad-value', 'record.control'],
  ])('%s', (_, change, code, path) => {
    const input = {...submission, record: {...record, ...change}};
    expect(() => parseSubmission(input)).toThrow(expect.objectContaining({name: 'SchemaError', code}));
    if (code !== 'record-bad-value' || path !== 'record.schema')
      expect(() => parseSubmission(input)).toThrow(expect.objectContaining({path}));
  });

  test.each(Object.keys(record).filter(name => name !== 'schema'))('no %s', name => {
    expect(() => parseSubmission({...submission, record: without(name)})).toThrow(
      expect.objectContaining({name: 'SchemaError', path: `record.${name}`}),
    );
  });
});

describe('a reference', () => {
  test.each(vectors.accepted)('may be %j', reference => {
    expect(referenceFault(reference)).toBeNull();
    const input = {...submission, record: {...record, reference}};
    expect(parseSubmission(input)).toEqual(input);
    expect(otherConsentFault({...request, reference})).toBeNull();
  });

  test.each(vectors.personal)('may not be %j, which says who somebody is', reference => {
    expect(referenceFault(reference)).toBe('personal');
    const thrown = expect.objectContaining({code: 'reference-personal', path: 'record.reference'});
    expect(() => parseSubmission({...submission, record: {...record, reference}})).toThrow(thrown);
    expect(otherConsentFault({...request, reference})).toMatchObject({code: 'reference-personal'});
  });

  test.each([...vectors.malformed, 'x'.repeat(101)])('may not be %j', reference => {
    expect(referenceFault(reference)).toBe('malformed');
    const thrown = expect.objectContaining({code: 'record-bad-value', path: 'record.reference'});
    expect(() => parseSubmission({...submission, record: {...record, reference}})).toThrow(thrown);
    expect(otherConsentFault({...request, reference})).toMatchObject({code: 'record-bad-value'});
  });

  test('that is refused is repeated in no message', () => {
    fc.assert(
      fc.property(fc.emailAddress(), reference => {
        const fault = otherConsentFault({...request, reference});
        expect(fault).toMatchObject({code: 'reference-personal'});
        expect(JSON.stringify(fault)).not.toContain(reference);
        try {
          parseSubmission({...submission, record: {...record, reference}});
          expect.unreachable();
        } catch (error) {
          expect(String(error)).not.toContain(reference);
          expect(JSON.stringify(error)).not.toContain(reference);
        }
      }),
    );
  });
});

test.each<[string, unknown, string, string]>([
  ['nothing', undefined, 'record-missing-key', 'purpose'],
  ['null', null, 'record-missing-key', 'purpose'],
  ['a text', 'newsletter', 'record-missing-key', 'purpose'],
  ['no reference', {...request, reference: undefined}, 'record-missing-key', 'reference'],
  ['a function for a text', {...request, text: () => 'x'}, 'record-bad-value', 'text'],
  ['an e-mail address beside it', {...request, email: 'a@b.nl'}, 'record-unknown-key', 'email'],
])('a page that asks to record %s is told why not', (_, input, code, path) => {
  expect(otherConsentFault(input)).toMatchObject({code, path});
});

test('page and collector agree on every duration that either takes', () => {
  const part = fc.integer({min: 0, max: 40});
  fc.assert(
    fc.property(part, part, part, part, (years, months, weeks, days) => {
      const duration = `P${years}Y${months}M${weeks}W${days}D`;
      const decided = Date.parse(record.decidedAt);
      const expiresAt = new Date(shiftTime(decided, duration)).toISOString();
      const input = {...submission, record: {...record, duration, expiresAt}};
      const isTaken = otherConsentFault({...request, duration}) === null;
      if (isTaken) expect(parseSubmission(input)).toEqual(input);
      else expect(() => parseSubmission(input)).toThrow(expect.objectContaining({code: 'record-bad-value'}));
    }),
  );
});
