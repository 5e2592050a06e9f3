// @vitest-environment happy-dom
import {readFileSync} from 'node:fs';
import type {Config, RecordBatch, SubmissionAnswer} from '@akkoord/schema';
import type {OtherConsentRequest, SentOtherConsent} from '@akkoord/schema/other-consent';
import {afterEach, beforeEach, describe, expect, it, vi} from 'vitest';
import type {LoadChunk} from './chunks.ts';
import * as consents from './consents-chunk.ts';
import {createSender} from './outbox-chunk.ts';
import {createWriteAhead} from './write-ahead.ts';

const vectors = JSON.parse(readFileSync('packages/schema/vectors/references.json', 'utf8')) as Readonly<
  Record<'accepted' | 'personal' | 'malformed', readonly unknown[]>
>;

const config: Config = {
  site: 'shop',
  controller: {name: 'Shop'},
  privacy: '/privacy',
  collector: 'https://consent.shop.example',
  version: '7',
  notice: {hash: 'f'.repeat(64), materialHash: 'e'.repeat(64)},
};
const asked: OtherConsentRequest = {
  purpose: 'talent-pool',
  channel: 'none',
  duration: 'P1Y',
  text: 'Bewaar mijn gegevens één jaar.',
  reference: 'application-4711',
};

/** Stands for no argument at all. */
const NOTHING = Symbol('nothing');

type Answer = (submission: RecordBatch['records'][number]) => SubmissionAnswer | null;
const recorded: Answer = ({record}) =>
  ({id: record.id, status: 'recorded', receipt: {row: {record}}}) as unknown as SubmissionAnswer;

/** A sender whose collector gives `answer` to each submission; null does not answer at all. */
function setUp(answer: Answer = recorded) {
  const sent: RecordBatch['records'][number][] = [];
  vi.stubGlobal('fetch', async (_: string, {body}: {body: string}) => {
    const {records} = JSON.parse(body) as RecordBatch;
    sent.push(...records);
    const answers = records.map(answer);
    if (answers.includes(null)) throw new TypeError('Failed to fetch');
    return Response.json({records: answers});
  });
  const load = (async (name: string) => ({consents})[name]) as unknown as LoadChunk;
  const writeAhead = createWriteAhead();
  const sender = createSender({config, load, writeAhead, keeps: () => false});
  const record = (...[wanted = asked]: readonly unknown[]) =>
    sender.recordConsent((wanted === NOTHING ? undefined : wanted) as OtherConsentRequest, 'nl');
  return {sent, writeAhead, record, sender};
}

let warned: string[];
beforeEach(() => {
  localStorage.clear();
  warned = [];
  vi.spyOn(console, 'warn').mockImplementation(text => void warned.push(String(text)));
});
afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
  vi.restoreAllMocks();
});

describe('recording another consent', () => {
  it('sends what the collector takes, and answers its receipt with the secret', async () => {
    const {record, sent} = setUp();
    const outcome = await record();
    const [submission] = sent as [RecordBatch['records'][number]];
    expect(submission.secretHash).toMatch(/^[\da-f]{64}$/);
    expect(submission.record).toEqual({
      ...asked,
      schema: 'akkoord/other-consent/1',
      id: expect.stringMatching(/^[\da-f]{8}-[\da-f]{4}-4/),
      decidedAt: expect.stringMatching(/Z$/),
      expiresAt: expect.stringMatching(/Z$/),
      control: 'api',
      site: 'shop',
      notice: {hash: 'f'.repeat(64), version: '7', language: 'nl'},
      action: 'consent',
      previous: null,
    });
    expect(outcome).toMatchObject({
      status: 'recorded',
      id: submission.record.id,
      receipt: {row: {record: submission.record}},
      secret: expect.stringMatching(/^[\w-]{43}$/),
    });
  });

  it('expires a year later by the calendar', async () => {
    vi.useFakeTimers({toFake: ['Date'], now: Date.parse('2028-02-29T12:00:00.000Z')});
    const {record, sent} = setUp();
    await record();
    const [{decidedAt, expiresAt}] = sent.map(({record}) => record) as [SentOtherConsent];
    expect([decidedAt, expiresAt]).toEqual(['2028-02-29T12:00:00.000Z', '2029-02-28T12:00:00.000Z']);
  });

  it('leaves nothing of it in the browser once it is acknowledged', async () => {
    const {record} = setUp();
    await record();
    expect(JSON.stringify({...localStorage})).not.toContain('application-4711');
  });

  it('waits in the browser while the collector does not answer, and goes later', async () => {
    vi.useFakeTimers({toFake: ['setTimeout', 'clearTimeout']});
    let isThere = false;
    const {record, sent, sender} = setUp(submission => (isThere ? recorded(submission) : null));
    const outcome = await record();
    expect(outcome).toEqual({status: 'waiting', id: sent[0]?.record.id, secret: expect.any(String)});
    expect(JSON.stringify({...localStorage})).toContain('application-4711');
    isThere = true;
    await sender.send();
    expect(JSON.stringify({...localStorage})).not.toContain('application-4711');
    expect(new Set(sent.map(({record: {id}}) => id)).size).toBe(1);
  });

  it('tells the code that the collector refused it with, and does not try again', async () => {
    const {record, sent, writeAhead} = setUp(({record}) => ({
      id: record.id,
      status: 'refused',
      error: {code: 'record-invalid', message: 'it would outlast its proof'},
    }));
    expect(await record()).toMatchObject({status: 'refused', code: 'collector-refused'});
    expect(sent).toHaveLength(1);
    expect(writeAhead.waits).toBe(false);
  });

  it('says that code did it where the visitor has done nothing on the page', async () => {
    const {record, sent} = setUp();
    await record();
    vi.stubGlobal('navigator', {userActivation: {hasBeenActive: true}});
    await record();
    expect(sent.map(({record: {control}}) => control)).toEqual(['api', 'page.record']);
  });
});

describe('a reference', () => {
  it.each(vectors.personal)('that is %j is refused before anything is kept or sent', async reference => {
    const {record, sent} = setUp();
    const outcome = await record({...asked, reference: reference as string});
    expect(outcome).toMatchObject({status: 'refused', code: 'reference-personal'});
    expect(sent).toEqual([]);
    const seen = JSON.stringify([outcome, warned, {...localStorage}]);
    expect(seen).not.toContain(JSON.stringify(reference).slice(1, -1));
  });

  it.each(vectors.accepted)('may be %j', async reference => {
    const {record} = setUp();
    expect(await record({...asked, reference: reference as string})).toMatchObject({status: 'recorded'});
  });
});

it.each<[string, unknown]>([
  ['nothing', NOTHING],
  ['null', null],
  ['a text', 'newsletter'],
  ['no members', {}],
  ['a purpose in capitals', {...asked, purpose: 'Newsletter'}],
  ['a channel that is none', {...asked, channel: 'pigeon'}],
  ['a duration in words', {...asked, duration: 'a year'}],
  ['a duration that never ends', {...asked, duration: 'P9999Y'}],
  ['an empty text', {...asked, text: ''}],
  ['a text that is too long', {...asked, text: 'x'.repeat(1001)}],
  ['no reference', {...asked, reference: undefined}],
  ['a reference that is a number', {...asked, reference: 4711}],
  ['a reference of two words', {...asked, reference: 'a b'}],
  ['a member too many', {...asked, email: 'x'}],
])('refuses %s with a code, and throws nothing into the page', async (_, wanted) => {
  const {record, sent} = setUp();
  expect(await record(wanted)).toMatchObject({
    status: 'refused',
    code: 'consent-invalid',
  });
  expect(sent).toEqual([]);
});
