import {quietSentence} from '../quiet.mjs';

const ms = ({median, min, max}) => `${median.toFixed(1)} (${min.toFixed(1)}-${max.toFixed(1)})`;
const times = ratio => ratio.toFixed(2);

const KINDS = {paint: 'first contentful paint', parsed: 'DOMContentLoaded', script: 'script time'};
const PAGES = {plain: '0.5 MB, no script', scripts: '0.5 MB, 2,600 inline scripts'};

/** The section of docs/performance.md that tells what was `found`. */
export function sectionOf({date, machine, note, quiet, samples, loads, dom, page}) {
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
operation and of ${loads} loads per page. Ratios are of medians; a sample includes the blocker's work in the microtasks
after the operation. Repeat it with \`npm run bench -- blocker\`; the figures are in \`bench/blocker/results.json\`.${quietSentence(quiet)}${note ? ` ${note}` : ''}

- *Bare*: no tag. *Observed*: a bare page with one empty \`MutationObserver\` of the document, the minimum for any tool that
  watches what enters a page. *Empty script*: an empty external script instead of the tag, because waiting for any
  script lets the browser lay the page out before it is parsed.
- *Held*: the whole catalogue is held and no choice was made. *Granted*: everything was granted on an earlier page.

The goal is a ratio below 1.3 while everything is held. Attributes, longer mark-up, styles and requests meet it or come close;
single nodes, short mark-up, templates and texts do not. A bare insertion takes about a microsecond, and the blocker's
work takes as long again or more: it checks the node as it is inserted, and again when the observer runs, because
code that no patch saw may have created it. After a grant no patch is left. What is then measured is the observer,
which stays for later mark-up.

For single insertions, even an observer that does nothing misses the goal, with up to 1.9 times; against that minimum they cost
1.2 to 2.6 times. Two kinds of changes were tried, each measured alternately with the current code: fewer checks on insertion
(no list of arguments, two reads to recognise a node that stands alone, no check of its neighbours), and other ways to find what
can load (names of attributes, one long selector, a walk from element to element instead of a query). None changed a ratio by
more than the spread of the samples. What is left is mostly the cost of handing each element to a script for the first time.

![Operations while everything is held, against the bare page and the goal of 1.3](plots/blocker-ratio.svg)

| operation | bare | held | granted | observed / bare | held / bare | granted / bare |
| --- | --- | --- | --- | --- | --- | --- |
${rows.join('\n')}

| page load | bare | empty script | held | granted |
| --- | --- | --- | --- | --- |
${loadRows.join('\n')}
`;
}
