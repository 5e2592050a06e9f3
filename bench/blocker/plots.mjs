import {rangePlot, sourceOf} from '../plot.mjs';

/** The plot of docs/performance.md that shows what was `found`, by file. */
export const plotsOf = found => ({
  'blocker-ratio.svg': rangePlot({
    title: 'Operations while everything is held',
    unit: 'times the bare page; the line is the aim',
    source: sourceOf(found, `medians of ${found.samples} samples; the line goes from after a grant to held`),
    rows: found.dom.map(({name, heldRatio, grantedRatio}) => ({
      name: name.length > 30 ? `${name.slice(0, 29)}…` : name,
      ours: true,
      median: heldRatio,
      min: Math.min(heldRatio, grantedRatio),
      max: Math.max(heldRatio, grantedRatio),
    })),
    aim: 1.3,
    digits: 2,
  }),
});
