import {execFileSync} from 'node:child_process';
import {writeFileSync} from 'node:fs';
import {availableParallelism} from 'node:os';
import {root} from './step.mjs';
import {closingLine, sum} from './test-results.mjs';

/** What a program says first, or that it is not there. */
function say(program, ...args) {
  try {
    return execFileSync(program, args, {cwd: root, encoding: 'utf8'}).trim().split('\n')[0];
  } catch {
    return `no ${program}`;
  }
}

const row = ({name, passed, failures, skipped, seconds}) =>
  `| ${name} | ${passed} | ${failures.length} | ${skipped} | ${Math.round(seconds)} |`;

/** Writes docs/test-full.md: what each step of a full run counted, when, at which commit and with what. */
export function writeResults(results, chromium) {
  const total = sum(results);
  // The tables in docs/ are written by the run itself.
  const isClean = say('git', 'status', '--porcelain', '--', '.', ':!docs') === '';
  const changed = isClean ? '' : ', with changes that are not committed';
  const lines = [
    '# The last full test run',
    '',
    'Written by `npm run test:full`, which runs every test at its full size: records under kills, every blocking table,',
    'Chromium, Firefox and WebKit. `npm test` runs the same tests without the last two, the long ones at a smaller size, and those that',
    'do not ask what a browser sends (the step e2e) in Chromium’s headless shell.',
    '',
    `- When: ${new Date().toISOString().slice(0, 16).replace('T', ' ')} UTC`,
    `- Commit: ${say('git', 'rev-parse', '--short', 'HEAD')}${changed}`,
    `- With: Node ${process.version}, ${say(chromium ?? 'chromium', '--version')}, ${say('firefox-esr', '--version')}, ` +
      `WebKitGTK ${say('dpkg-query', '-W', 'libwebkit2gtk-4.1-0').split(/\s/).at(-1)}; ${availableParallelism()} cores`,
    `- Result: ${closingLine(total)}`,
    '',
    '| step | passed | failed | skipped | seconds |',
    '| --- | --- | --- | --- | --- |',
    ...results.map(row),
    '',
    ...(total.failures.length > 0 ? ['Failed:', '', ...total.failures.map(title => `- ${title}`), ''] : []),
  ];
  writeFileSync(`${root}docs/test-full.md`, lines.join('\n'));
}
