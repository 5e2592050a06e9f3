import {quietSentence} from '../quiet.mjs';

const ms = found =>
  found ? `${found.median.toFixed(0)} (${found.min.toFixed(0)}-${found.max.toFixed(0)})` : '-';
const whole = found => found.median.toFixed(0);
const shifted = found => found.median.toFixed(3);
const kilobytes = bytes => (bytes / 1000).toFixed(1);

const LATER_HEAD = `| page | first paint | script | heap | nodes | shift |
| --- | --- | --- | --- | --- | --- |`;

/** The section of docs/performance.md that tells what was `found`. */
export function sectionOf({date, machine, note, quiet, visits, variants}) {
  const rows = variants.map(one =>
    [
      one.name,
      kilobytes(one.bytes),
      one.requests,
      ms(one.fcp),
      ms(one.visible),
      ms(one.slowFcp),
      ms(one.slowVisible),
      ms(one.script),
      ms(one.toPaint),
      whole(one.heap),
      whole(one.nodes),
      shifted(one.shift),
    ].join(' | '),
  );
  const later = kind =>
    variants.map(one => {
      const {fcp, script, heap, nodes, shift} = one[kind];
      return `| ${[one.name, ms(fcp), ms(script), whole(heap), whole(nodes), shifted(shift)].join(' | ')} |`;
    });
  return `## Beside the peers

Measured ${date} on ${machine}, with the processor slowed 4 times: medians (ranges) of ${visits} visitors each,
interleaved. Every page asks the same question with one product, set up as its own documentation says. *kB*: everything that it requests in the
first view, after brotli. *Banner*: until its first button is readable; *4G*: slow 4G with a round trip of 562 ms. *Script*: all scripts of the
view. *Heap* in kB.
Repeat it with \`npm run bench -- peers\`; the figures are in \`bench/peers/results.json\`.${quietSentence(quiet)}${note ? ` ${note}` : ''}

![Until the banner of each product can be read, on slow 4G](plots/peers-banner.svg)

![Script of a first view of each product](plots/peers-script.svg)

| page | kB | requests | first paint | banner | first paint, 4G | banner, 4G | script | accept to paint | heap | nodes | shift |
| --- | --- | --- | --- | --- | --- | --- | --- | --- | --- | --- | --- |
${rows.map(row => `| ${row} |`).join('\n')}

A visitor who comes back after granting everything:

${LATER_HEAD}
${later('granted').join('\n')}

And after refusing everything:

${LATER_HEAD}
${later('refused').join('\n')}
`;
}
