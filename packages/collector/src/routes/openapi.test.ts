import {describe, expect, test} from 'vitest';
import {batchOf, someRecord, startCollector} from '../../test/collector-fixture.ts';
import {OPERATIONS} from '../openapi-operations.ts';

interface Schema {
  readonly required?: readonly string[];
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly items?: Schema;
  /** The kinds of submissions: choices first, then other consents. */
  readonly anyOf?: readonly Schema[];
  readonly additionalProperties?: unknown;
  readonly pattern?: string;
}
interface Document {
  readonly openapi: string;
  readonly paths: Readonly<Record<string, Readonly<Record<string, {readonly security?: readonly object[]}>>>>;
  readonly components: {readonly schemas: Readonly<Record<string, Schema>>};
}

async function started() {
  const running = await startCollector();
  const response = await running.ask('/openapi.json');
  expect(response.status).toBe(200);
  return {...running, document: (await response.json()) as Document};
}

/** An address that fits `path`. */
const filled = (path: string): string =>
  path
    .replace('{id}', crypto.randomUUID())
    .replace('{hash}', 'ab'.repeat(32))
    .replace('{site}', 'shop')
    .replace('{year}', '2026');

describe('the OpenAPI document', () => {
  test('names every route and nothing else', async () => {
    const {document} = await started();
    expect(document.openapi).toBe('3.1.0');
    const named = Object.entries(document.paths).flatMap(([path, operations]) =>
      Object.keys(operations).map(method => `${method.toUpperCase()} ${path.replace(/\{(\w+)\}/g, ':$1')}`),
    );
    expect(named.sort()).toEqual(Object.keys(OPERATIONS).sort());
  });

  test('tells truly who needs what to be let in', async () => {
    const {document, ask} = await started();
    for (const [path, operations] of Object.entries(document.paths)) {
      for (const [method, {security}] of Object.entries(operations)) {
        const headers = {'content-type': 'application/json'};
        const body = method === 'post' || method === 'put' ? {body: '{"name":"x","role":"dpo"}'} : {};
        const response = await ask(filled(path), {method: method.toUpperCase(), headers, ...body});
        const needsToken = security?.some(one => 'token' in one) ?? false;
        expect([method, path, response.status === 401], `${response.status}`).toEqual([
          method,
          path,
          needsToken,
        ]);
      }
    }
  });

  test('describes a batch as the collector takes it, name by name', async () => {
    const {document, post} = await started();
    const batch = document.components.schemas.RecordBatch as Schema;
    const submission = batch.properties?.records?.items?.anyOf?.[0] as Schema;
    const described = submission.properties?.record as Schema;
    const record = someRecord();
    expect([...(described.required ?? [])].sort()).toEqual(Object.keys(record).sort());
    expect(described.additionalProperties).toBe(false);
    expect(record.id).toMatch(new RegExp(described.properties?.id?.pattern ?? 'none'));
    for (const name of described.required ?? []) {
      const {[name as 'id']: _, ...less} = record;
      expect([name, (await post(batchOf(less as typeof record))).status]).toEqual([name, 400]);
    }
  });
});
