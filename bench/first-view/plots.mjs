import {rangePlot, sourceOf} from '../plot.mjs';
import {NAMES} from './section.mjs';

/** The plot of docs/performance.md that shows what was `found`, by file. */
export const plotsOf = found => ({
  'first-view-script.svg': rangePlot({
    title: 'Script of a view',
    unit: `ms with the processor slowed ${found.slower} times`,
    source: sourceOf(found, `median and range of ${found.visits} visitors`),
    rows: found.views.map(({view, script}) => ({name: NAMES[view], ours: true, ...script})),
  }),
});
