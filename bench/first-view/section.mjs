const kilobytes = bytes => (bytes / 1000).toFixed(1);
/** The views in words. */
export const NAMES = {
  first: 'first view, banner shown',
  refused: 'later view, all refused',
  granted: 'later view, all granted',
};

/** The section of docs/performance.md that tells what was `found`. */
export function sectionOf({date, machine, note, visits, slower, views}) {
  const rows = views.map(({view, script, files}) => {
    const sum = files.reduce((total, {brotli}) => total + brotli, 0);
    const list = files.map(({file, brotli}) => `\`${file}\` ${kilobytes(brotli)}`).join(', ');
    const {median, min, max} = script;
    return `| ${NAMES[view]} | ${list} | ${kilobytes(sum)} | ${median.toFixed(0)} (${min.toFixed(0)}-${max.toFixed(0)}) |`;
  });
  return `## What a view loads and runs

Measured ${date} on ${machine}: files of ours that an almost empty page asks for, in kB after
brotli, and milliseconds of script with the processor slowed ${slower} times, median (range) of ${visits} visitors. Only
\`akkoord.js\` comes before a banner in Dutch or English; what frees comes once the visitor comes to it. What stands in the first
file, and why, is [decision 6](decisions/0006-first-file.md). Repeat it with \`npm run bench -- first-view\`.${note ? ` ${note}` : ''}

![Script of a first view and of later views; the table has the figures](plots/first-view-script.svg)

| view | files | kB in all | script, ms |
| --- | --- | --- | --- |
${rows.join('\n')}
`;
}
