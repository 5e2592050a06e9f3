import {rangePlot, sourceOf} from '../plot.mjs';

/** The plot of docs/performance.md that shows what was `found`, by file. */
export const plotsOf = found => ({
  'size-first-view.svg': rangePlot({
    title: 'What a first view loads',
    unit: 'kB after brotli; the line is the aim',
    source: sourceOf(found, 'the dot is the first view; the line goes to the view after a grant'),
    rows: found.products.map(({name, first, later}) => ({
      name,
      ours: name.startsWith('Akkoord'),
      median: first.brotli / 1000,
      min: Math.min(first.brotli, later.brotli) / 1000,
      max: Math.max(first.brotli, later.brotli) / 1000,
    })),
    aim: 14,
    digits: 1,
  }),
});
