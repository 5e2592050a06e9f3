import {mkdtempSync, writeFileSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {describe, expect, it} from 'vitest';
// @ts-expect-error: a script without declarations
import {closingLine, playwrightTally, single, sum, vitestTally} from '../scripts/test-results.mjs';

const report = (content: unknown) => {
  const file = join(mkdtempSync(join(tmpdir(), 'akkoord-report-')), 'report.json');
  writeFileSync(file, JSON.stringify(content));
  return file;
};

const vitest = (...statuses: string[]) =>
  report({
    testResults: [
      {
        name: 'a.test.ts',
        status: 'passed',
        assertionResults: statuses.map((status, at) => ({status, fullName: `t${at}`})),
      },
    ],
  });

const playwright = (...statuses: string[]) =>
  report({
    suites: [
      {
        title: 'a.spec.ts',
        suites: [
          {title: 'refusal', specs: statuses.map((status, at) => ({title: `t${at}`, tests: [{status}]}))},
        ],
      },
    ],
  });

describe('the closing line', () => {
  it('adds up single checks and the tests of both runners', () => {
    const total = sum([
      single('lint', true),
      vitestTally(vitest('passed', 'passed', 'skipped'), 0),
      playwrightTally(playwright('expected', 'unexpected'), 1),
    ]);
    expect(closingLine(total)).toBe('4 passed, 1 failed, 1 skipped');
    expect(total.failures).toEqual(['e2e: a.spec.ts > refusal > t1']);
  });

  it('leaves out what was skipped where nothing was', () => {
    expect(closingLine(single('lint', false, 'no biome'))).toBe('0 passed, 1 failed');
  });

  it('counts a runner that crashed without a report as failed', () => {
    expect(closingLine(vitestTally('/nonexistent/report.json', 1))).toBe('0 passed, 1 failed');
    expect(closingLine(playwrightTally('/nonexistent/report.json', 1))).toBe('0 passed, 1 failed');
  });

  it('counts a run that found no test as failed', () => {
    expect(closingLine(playwrightTally(report({suites: []}), 0))).toBe('0 passed, 1 failed');
  });

  it('counts an unhandled error beside tests that passed as failed', () => {
    expect(closingLine(vitestTally(vitest('passed'), 1))).toBe('1 passed, 1 failed');
  });

  it('counts a test file that does not load as failed', () => {
    const broken = report({
      testResults: [
        {name: 'b.test.ts', status: 'failed', message: 'SyntaxError: here\nstack', assertionResults: []},
      ],
    });
    const {failures} = vitestTally(broken, 1);
    expect(failures).toEqual(['unit: b.test.ts: SyntaxError: here']);
  });

  it('names a spec that cannot be loaded, once', () => {
    const message = 'Error: no such fixture\nat a.spec.ts';
    const {failures} = playwrightTally(report({suites: [], errors: [{message}, {message}]}), 1);
    expect(failures).toEqual(['e2e: Error: no such fixture']);
  });

  it('counts a test that passed only when it was tried again as failed', () => {
    expect(closingLine(playwrightTally(playwright('flaky'), 0))).toBe('0 passed, 1 failed');
  });
});
