import {nodeMachine} from '../circumstances.mjs';
import {rangePlot, sourceOf} from '../plot.mjs';

const count = number => number.toLocaleString('en');
const one = (name, value) => ({name, ours: true, median: value, min: value, max: value});

/** The plot of docs/performance.md that shows what was `found` at the largest number of records, by file. */
export function plotsOf(found) {
  const run = [found].flat().at(-1);
  return {
    'export-rate.svg': rangePlot({
      title: 'Records exported and verified',
      unit: 'a second',
      source: sourceOf({date: run.date, machine: nodeMachine(run)}, `${count(run.records)} records`),
      rows: [
        ...run.measured.map(({format, seconds}) => one(`export as ${format}`, run.records / seconds)),
        ...run.verified.map(({origin, leaves, seconds}) => one(`verify ${origin}`, leaves / seconds)),
      ],
    }),
  };
}
