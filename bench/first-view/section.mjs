import {quietSentence} from '../quiet.mjs';

const kilobytes = bytes => (bytes / 1000).toFixed(1);
const ms = ({median, min, max}) => `${median.toFixed(0)} (${min.toFixed(0)}-${max.toFixed(0)})`;

/** The views in words. */
export const NAMES = {
  first: 'first view, banner shown',
  refused: 'later view, all refused',
  granted: 'later view, all granted',
};

/** Bytes after brotli of all of `files`. */
export const sumOf = files => files.reduce((total, {brotli}) => total + brotli, 0);

const listOf = files => files.map(({file, brotli}) => `\`${file}\` ${kilobytes(brotli)}`).join(', ');

/** What opening the settings takes; nothing of a run from before that was measured. */
function settingsPart(settings) {
  if (!settings) return '';
  const {first, again, files} = settings;
  return `
| settings, from the click in the banner | files loaded for it | kB in all | until they are painted, ms |
| --- | --- | --- | --- |
| for the first time | ${listOf(files)} | ${kilobytes(sumOf(files))} | ${ms(first)} |
| once more | - | - | ${ms(again)} |
`;
}

/** The section of docs/performance.md that tells what was `found`. */
export function sectionOf({date, machine, note, quiet, visits, slower, views, settings}) {
  const rows = views.map(
    ({view, script, files}) =>
      `| ${NAMES[view]} | ${listOf(files)} | ${kilobytes(sumOf(files))} | ${ms(script)} |`,
  );
  return `## What a view loads and runs

Measured ${date} on ${machine}: our files that an almost empty page requests, in kB after
brotli, and milliseconds of script with the processor slowed ${slower} times, median (range) of ${visits} visitors. Only
\`akkoord.js\` is needed before a banner in Dutch or English; the file that releases is loaded once the visitor reaches the banner.
[Decision 6](decisions/0006-first-file.md) explains what is in the first file, and why. Repeat it with \`npm run bench -- first-view\`.${quietSentence(quiet)}${note ? ` ${note}` : ''}

![Script of a first view and of later views; the table has the figures](plots/first-view-script.svg)

| view | files | kB in all | script, ms |
| --- | --- | --- | --- |
${rows.join('\n')}
${settingsPart(settings)}`;
}
