import {FEATURES, isText} from './features.mjs';

const kilobytes = bytes => (bytes / 1000).toFixed(1);
const cells = ({raw, gzip, brotli}) => [raw, gzip, brotli].map(kilobytes).join(' | ');

/** One row for each file of a feature that was found; what it is for stands at the first. */
const rowsOf = (files, {name, when, files: own}) =>
  files
    .filter(({file}) => own.includes(file))
    .map(
      (found, at) =>
        `| ${at === 0 ? name : ''} | ${at === 0 ? when : ''} | \`${found.file}\` | ${cells(found)} |`,
    );

/** The features, and at the end whatever file none of them names yet. */
function featuresOf(files) {
  const named = FEATURES.flatMap(feature => feature.files);
  const others = files.map(({file}) => file).filter(file => !isText(file) && !named.includes(file));
  return [...FEATURES, {name: '', when: '', files: others}];
}

/** The section of docs/performance.md that tells what was `found`. */
export function sectionOf({date, machine, note, files, products}) {
  const texts = files.filter(({file}) => isText(file));
  const byFeature = featuresOf(files).flatMap(feature => rowsOf(files, feature));
  const beside = products.map(
    ({name, first, later}) =>
      `| ${name} | ${first.files} | ${cells(first)} | ${later.files} | ${kilobytes(later.brotli)} |`,
  );
  return `## Size

Measured ${date} on ${machine}: kB of 1,000 bytes, as built, after gzip and after brotli, each at its best level. Repeat it with
\`npm run bench -- size\`; the figures are in \`bench/size/results.json\`. \`npm run size\` checks each
file against its budget in \`rollup.config.mjs\`.${note ? ` ${note}` : ''}

Everything that a page requests with each product, and what is in the page itself: in the first view, and in the view after everything was granted, whether
from the browser's cache or not. Silktide's consent
manager, which has no releases, is fetched from its repository at the commit in its name; the other products are installed from npm.

![What a first view of each product loads](plots/size-first-view.svg)

| page | files, first view | raw | gzip | brotli | files, later view | brotli |
| --- | --- | --- | --- | --- | --- | --- |
${beside.join('\n')}

What each feature adds, and when a page loads it:

| feature | loaded | file | raw | gzip | brotli |
| --- | --- | --- | --- | --- | --- |
${byFeature.join('\n')}

There is one file per language; a page loads only its own:

| file | raw | gzip | brotli |
| --- | --- | --- | --- |
${texts.map(found => `| \`${found.file}\` | ${cells(found)} |`).join('\n')}
`;
}

/** A table whose columns stand below each other, as the formatter of README.md wants it. */
function aligned([head, ...rows]) {
  const widths = head.map((_, at) => Math.max(...[head, ...rows].map(row => row[at].length)));
  const line = cells => `| ${cells.map((cell, at) => cell.padEnd(widths[at])).join(' | ')} |`;
  return [line(head), line(widths.map(width => '-'.repeat(width))), ...rows.map(line)].join('\n');
}

/** What README.md says of it: a row each, smallest first, without the pages written by hand. */
export function readmeOf({products}) {
  const rows = products
    .filter(({name}) => !/^hand-written|one service|in the page/.test(name))
    .sort((a, b) => a.first.brotli - b.first.brotli)
    .map(({name, first}) => [name, String(first.files), kilobytes(first.brotli)]);
  return aligned([['page with', 'files', 'kB, first view'], ...rows]);
}
