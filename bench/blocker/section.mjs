const ms = ({median, min, max}) => `${median.toFixed(1)} (${min.toFixed(1)}-${max.toFixed(1)})`;
const times = ratio => ratio.toFixed(2);

const KINDS = {paint: 'first contentful paint', parsed: 'DOMContentLoaded', script: 'script time'};
const PAGES = {plain: '0.5 MB, no script', scripts: '0.5 MB, 2,600 inline scripts'};

/** The section of docs/performance.md that tells what was `found`. */
export function sectionOf({date, machine, samples, loads, dom, page}) {
  const rows = dom.map(
    row =>
      `| ${row.name} | ${ms(row.bare)} | ${ms(row.held)} | ${ms(row.granted)} | ${times(row.observedRatio)} | ${times(row.heldRatio)} | ${times(row.grantedRatio)} |`,
  );
  const loadRows = page.map(
    row =>
      `| ${PAGES[row.page]}: ${KINDS[row.name]} | ${ms(row.bare)} | ${ms(row.empty)} | ${ms(row.held)} | ${ms(row.granted)} |`,
  );
  return `## What the blocker costs a page

Measured ${date} on ${machine}: milliseconds, median (range) of ${samples} interleaved samples per
operation and of ${loads} loads per page. *Held*: the tag is on the page, the whole catalogue is held and nothing was
chosen. *Granted*: everything was granted on an earlier page. *Observed*: a bare page with one
empty \`MutationObserver\` of the document, which is the floor for whatever must see what enters a page. *Empty script*: an external script of no content in the
place of the tag, as waiting for any script lets the browser lay the page out before it is parsed. Ratios are of medians; a
sample includes what the blocker does in the microtasks after the operation. Repeat it with
\`npm run bench -- blocker\`; the figures of the last run are in \`bench/blocker/results.json\`.

| operation | bare | held | granted | observed / bare | held / bare | granted / bare |
| --- | --- | --- | --- | --- | --- | --- |
${rows.join('\n')}

| page load | bare | empty script | held | granted |
| --- | --- | --- | --- | --- |
${loadRows.join('\n')}
`;
}
