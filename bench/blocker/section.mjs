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
operation and of ${loads} loads per page. Ratios are of medians; a sample includes what the blocker does in the microtasks
after the operation. Repeat it with \`npm run bench -- blocker\`; the figures are in \`bench/blocker/results.json\`.${quietSentence(quiet)}${note ? ` ${note}` : ''}

- *Bare*: no tag. *Observed*: a bare page with one empty \`MutationObserver\` of the document, the floor for whatever
  must see what enters a page. *Empty script*: an external script of no content in the place of the tag, as waiting for any
  script lets the browser lay the page out before it is parsed.
- *Held*: the whole catalogue is held and nothing was chosen. *Granted*: everything was granted on an earlier page.

The aim is a ratio below 1.3 while everything is held. Attributes, longer mark-up, styles and requests keep it or come near;
single nodes, short mark-up, templates and texts do not. A bare insertion takes about a microsecond, and what the blocker
does for it takes as long again or more: it looks at the node on its way in, and once more in the observer's round, as
code that no patch has seen may have made it. After a grant no patch is left, and what is measured is that round,
which stays for mark-up that comes later.

For single insertions an observer that does nothing is above the aim already, up to 1.9 times; against that floor they cost
1.2 to 2.6 times. Neither fewer questions on the way in (no list of arguments, a node that stands alone told by two reads,
no look at what stands beside it), nor another way to find what can load (names of attributes, one long selector, a walk
from element to element instead of a query), changed a ratio by more than the samples spread when each was measured in turn
with what is there. What is left is mostly the price of handing each element to a script for the first time.

![Operations while everything is held, against the bare page and the aim of 1.3](plots/blocker-ratio.svg)

| operation | bare | held | granted | observed / bare | held / bare | granted / bare |
| --- | --- | --- | --- | --- | --- | --- |
${rows.join('\n')}

| page load | bare | empty script | held | granted |
| --- | --- | --- | --- | --- |
${loadRows.join('\n')}
`;
}
