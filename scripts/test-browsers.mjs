import {mkdtempSync, rmSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {ensureBrowsers, runBrowsers} from './browsers.mjs';
import {build} from './build.mjs';
import {closingLine, playwrightTally} from './test-results.mjs';

/** What blocking claims, in Firefox and WebKit; writes their columns of the table in docs/blocking.md. */
async function main() {
  await ensureBrowsers();
  if (!(await build())) throw new Error('nothing was tested, because the build failed');
  const reports = mkdtempSync(join(tmpdir(), 'akkoord-browsers-'));
  const report = join(reports, 'report.json');
  const code = await runBrowsers(report);
  const counted = playwrightTally(report, code, 'browsers');
  rmSync(reports, {recursive: true, force: true});
  return counted;
}

const counted = await main().catch(error => {
  console.error(`\n${error.message}`);
  return {passed: 0, skipped: 0, failures: [error.message]};
});
if (counted.failures.length > 0)
  console.log(`\nFailed:\n${counted.failures.map(title => `  ${title}`).join('\n')}`);
console.log(`\n${closingLine(counted)}`);
process.exitCode = counted.failures.length > 0 ? 1 : 0;
