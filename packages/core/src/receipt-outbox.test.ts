import type {ConsentRecord, Receipt, RecordBatch} from '@akkoord/schema';
import {describe, expect, it} from 'vitest';
import {createOutbox, makeSecret, type OutboxStorage, type PendingRecord} from './receipt-outbox.ts';

const record = (id: string, decidedAt: string): ConsentRecord =>
  ({id, decidedAt, site: 's'}) as ConsentRecord;
const secret = makeSecret(globalThis.crypto);
const one: PendingRecord = {record: record('a', '2026-11-21T10:00:00.000Z'), secret};
const two: PendingRecord = {record: record('b', '2026-11-21T10:00:01.000Z'), secret};

function fakeStorage(broken = false): OutboxStorage & {content: Map<string, unknown>} {
  const content = new Map<string, unknown>();
  const check = async () => {
    if (broken) throw new DOMException('refused', 'SecurityError');
  };
  return {
    content,
    get: <T>(key: string) => check().then(() => content.get(key) as T),
    set: (key, value) => check().then(() => void content.set(key, value)),
    del: key => check().then(() => void content.delete(key)),
    entries: () => check().then(() => [...content.entries()]),
  };
}

type Answer = (batch: RecordBatch) => Response | Promise<Response>;
const accept: Answer = batch =>
  Response.json(
    {
      records: batch.records.map(({record}) => ({
        id: record.id,
        status: 'recorded',
        receipt: {row: {record}} as Receipt,
      })),
    },
    {status: 201},
  );

function setUp(answer: Answer, storage = fakeStorage()) {
  const sent: RecordBatch[] = [];
  const log: string[] = [];
  let reply = answer;
  const outbox = createOutbox({
    storage,
    collector: 'https://c.example/',
    now: () => Date.parse('2026-11-21T11:00:00.000Z'),
    fetch: async (_url, init) => {
      const batch = JSON.parse(String(init?.body)) as RecordBatch;
      sent.push(batch);
      return reply(batch);
    },
    onAnswer: async () => void log.push('answer'),
    onReceipt: receipt => log.push(`receipt ${receipt.row.record.id}`),
    onRefused: ({id}, code) => log.push(`refused ${id} ${code}`),
    onSettled: id => log.push(`settled ${id}`),
  });
  return {outbox, storage, sent, log, reply: (next: Answer) => (reply = next)};
}

describe('outbox', () => {
  it('sends what was added, oldest first, with the hash of the secret and never the secret', async () => {
    const {outbox, sent, storage} = setUp(accept);
    await outbox.add(two);
    await outbox.add(one);
    expect(await outbox.flush()).toBe(true);
    expect(sent[0]?.records.map(({record}) => record.id)).toEqual(['a', 'b']);
    expect(sent[0]?.records[0]?.secretHash).toMatch(/^[0-9a-f]{64}$/);
    expect(JSON.stringify(sent)).not.toContain(secret);
    expect(storage.content.size).toBe(0);
  });

  it('keeps everything while the collector is down, and sends it once it is back', async () => {
    const {outbox, storage, log, reply} = setUp(() => Promise.reject(new TypeError('Failed to fetch')));
    await outbox.add(one);
    expect(await outbox.flush()).toBe(false);
    expect(storage.content.size).toBe(1);
    reply(accept);
    expect(await outbox.flush()).toBe(true);
    expect(log).toEqual(['answer', 'receipt a', 'settled a']);
  });

  it.each([
    ['a server fault', () => new Response('oops', {status: 503})],
    ['an answer that is not ours', () => Response.json({hello: 1})],
    ['a whole-batch refusal', () => Response.json({code: 'origin-unknown', message: ''}, {status: 403})],
  ])('keeps everything after %s', async (_, answer) => {
    const {outbox, storage} = setUp(answer);
    await outbox.add(one);
    expect(await outbox.flush()).toBe(false);
    expect(storage.content.size).toBe(1);
  });

  it('gives up a record that can never be taken, and tells so', async () => {
    const {outbox, storage, log} = setUp(batch =>
      Response.json({
        records: batch.records.map(({record}) => ({
          id: record.id,
          status: 'refused',
          error: {code: 'record-conflict', message: ''},
        })),
      }),
    );
    await outbox.add(one);
    await outbox.flush();
    expect(log).toEqual(['answer', 'refused a record-conflict', 'settled a']);
    expect(storage.content.size).toBe(0);
  });

  it('keeps a record that a later attempt can heal', async () => {
    const {outbox, storage} = setUp(batch =>
      Response.json({
        records: batch.records.map(({record}) => ({
          id: record.id,
          status: 'refused',
          error: {code: 'rate-limited', message: ''},
        })),
      }),
    );
    await outbox.add(one);
    expect(await outbox.flush()).toBe(false);
    expect(storage.content.size).toBe(1);
  });

  it('works from memory where storage is refused, and says that nothing is stored', async () => {
    const {outbox, log} = setUp(accept, fakeStorage(true));
    expect(await outbox.add(one)).toBe(false);
    expect(await outbox.flush()).toBe(true);
    expect(log).toEqual(['answer', 'receipt a', 'settled a']);
  });

  it('sends a backlog in batches that a keepalive request may carry', async () => {
    const {outbox, sent} = setUp(accept);
    for (let i = 0; i < 45; i++) {
      await outbox.add({
        record: record(`r${i}`, `2026-11-21T10:00:${String(i).padStart(2, '0')}.000Z`),
        secret,
      });
    }
    expect(await outbox.flush()).toBe(true);
    expect(sent.map(batch => batch.records.length)).toEqual([15, 15, 15]);
  });

  it('sends nothing twice where two calls come at a time', async () => {
    const {outbox, sent} = setUp(accept);
    await outbox.add(one);
    expect(await Promise.all([outbox.flush(), outbox.flush()])).toEqual([true, true]);
    expect(sent).toHaveLength(1);
  });

  it('sends what is added while a call before has seen that nothing waits', async () => {
    const storage = fakeStorage();
    const {entries} = storage;
    let added: Promise<boolean> | undefined;
    storage.entries = async () => {
      const found = await entries();
      if (found.length === 0) added ??= outbox.add(two).then(outbox.flush);
      return found;
    };
    const {outbox, sent} = setUp(accept, storage);
    await outbox.add(one);
    expect(await outbox.flush()).toBe(true);
    expect(await added).toBe(true);
    expect(sent.flatMap(({records}) => records.map(({record}) => record.id))).toEqual(['a', 'b']);
    expect(await outbox.waits()).toBe(false);
  });
});
