import {existsSync, readFileSync} from 'node:fs';

/** What a step counted: `failures` holds a title for each failed check. */
export const tally = ({passed = 0, skipped = 0, failures = []} = {}) => ({passed, skipped, failures});

/** A step that is one check: it holds or it does not. */
export const single = (name, ok, reason = 'see above') =>
  ok ? tally({passed: 1}) : tally({failures: [`${name}: ${reason}`]});

const read = file => (existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : undefined);

/**
 * A runner that ended badly without naming a failed test (a file that does not load, an unhandled error,
 * no test at all) is one failure of its own: a crash never counts as a pass.
 */
function withExit(counted, name, code) {
  const silent = counted.failures.length === 0 && (code !== 0 || counted.passed === 0);
  return silent
    ? {...counted, failures: [`${name}: the runner ended with code ${code}, see above`]}
    : counted;
}

/** Counts a report of vitest's json reporter. */
export function vitestTally(file, code) {
  const report = read(file);
  const tests = (report?.testResults ?? []).flatMap(suite =>
    suite.assertionResults.map(test => ({suite, test})),
  );
  const counted = tally({
    passed: tests.filter(({test}) => test.status === 'passed').length,
    skipped: tests.filter(({test}) => ['skipped', 'pending', 'todo', 'disabled'].includes(test.status))
      .length,
    failures: [
      ...tests.filter(({test}) => test.status === 'failed').map(({test}) => `unit: ${test.fullName}`),
      ...(report?.testResults ?? [])
        .filter(
          suite =>
            suite.status === 'failed' && !suite.assertionResults.some(test => test.status === 'failed'),
        )
        .map(suite => `unit: ${suite.name}: ${String(suite.message).split('\n')[0]}`),
    ],
  });
  return withExit(counted, 'unit', code);
}

function specsOf(suite, trail = []) {
  const path = [...trail, suite.title];
  const own = (suite.specs ?? []).map(spec => ({
    title: [...path, spec.title].filter(Boolean).join(' > '),
    spec,
  }));
  return [...own, ...(suite.suites ?? []).flatMap(inner => specsOf(inner, path))];
}

/** Counts a report of Playwright's json reporter; `name` stands before each title. */
export function playwrightTally(file, code, name = 'e2e') {
  const report = read(file);
  const specs = (report?.suites ?? []).flatMap(suite => specsOf(suite));
  const statuses = specs.flatMap(({title, spec}) =>
    spec.tests.map(({projectName, status}) => ({
      title: projectName ? `${projectName}: ${title}` : title,
      status,
    })),
  );
  const counted = tally({
    passed: statuses.filter(({status}) => status === 'expected').length,
    skipped: statuses.filter(({status}) => status === 'skipped').length,
    failures: [
      ...statuses
        .filter(({status}) => status === 'unexpected' || status === 'flaky')
        .map(({title}) => `${name}: ${title}`),
      // A spec that cannot be loaded, or a fixture of a worker that fails, is no test of its own.
      ...new Set((report?.errors ?? []).map(({message}) => `${name}: ${String(message).split('\n')[0]}`)),
    ],
  });
  return withExit(counted, name, code);
}

/** All tallies added up. */
export const sum = tallies =>
  tally({
    passed: tallies.reduce((total, one) => total + one.passed, 0),
    skipped: tallies.reduce((total, one) => total + one.skipped, 0),
    failures: tallies.flatMap(one => one.failures),
  });

/** The closing line: `N passed, N failed`, and how many were skipped, if any. */
export const closingLine = ({passed, skipped, failures}) =>
  `${passed} passed, ${failures.length} failed${skipped > 0 ? `, ${skipped} skipped` : ''}`;
