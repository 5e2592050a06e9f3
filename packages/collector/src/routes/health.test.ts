import {expect, test} from 'vitest';
import {batchOf, ORIGIN, someRecord, startCollector, submissionOf} from '../../test/collector-fixture.ts';

test('numbers are for whoever has a token', async () => {
  const {ask} = await startCollector();
  expect((await ask('/metrics')).status).toBe(401);
});

test('counts requests by route and status, submissions by outcome, and commits', async () => {
  const {asStaff, ask, post, send} = await startCollector();
  const record = someRecord();
  await send(record, someRecord());
  await send(record);
  await post({...batchOf(), records: [submissionOf(someRecord({site: 'other'}))]});
  await ask('/made/up');
  await ask('/v1/receipts/none?secret=x');
  const response = await asStaff('/metrics');
  expect(response.headers.get('content-type')).toBe('text/plain; version=0.0.4; charset=utf-8');
  const text = await response.text();
  for (const line of [
    'akkoord_requests_total{method="POST",route="/v1/records",status="202"} 2',
    'akkoord_requests_total{method="POST",route="/v1/records",status="404"} 1',
    'akkoord_requests_total{method="GET",route="other",status="404"} 1',
    'akkoord_requests_total{method="GET",route="/v1/receipts",status="404"} 1',
    'akkoord_submissions_total{outcome="unpublished"} 2',
    'akkoord_submissions_total{outcome="duplicate"} 1',
    'akkoord_submissions_total{outcome="site-unknown"} 1',
    'akkoord_committed_records_total 2',
    'akkoord_commit_seconds_count 1',
    'akkoord_commit_seconds_bucket{le="+Inf"} 1',
    'akkoord_log_leaves{log="shop/2026"} 2',
    'akkoord_stopped 0',
  ]) {
    expect(text.split('\n')).toContain(line);
  }
  expect(text).not.toContain(record.id);
  expect(text).not.toContain(ORIGIN);
  // What Prometheus reads: a comment, or a name with labels and one number.
  for (const line of text.trimEnd().split('\n'))
    expect(line).toMatch(/^(# (HELP|TYPE) .+|[a-z_]+(\{([a-z]+="[^"]*",?)+\})? [\d.e+-]+)$/);
});
