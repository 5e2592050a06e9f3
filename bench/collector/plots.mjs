import {nodeMachine} from '../circumstances.mjs';
import {rangePlot, sourceOf} from '../plot.mjs';

/** One row for each server; a run from before ranges were kept has its middle alone. */
const rowsOf = ({servers}, key) =>
  servers.map(({name, ranges, [key]: median}) => ({
    name,
    ours: name.includes('collector'),
    median,
    ...(ranges?.[key] ?? {min: median, max: median}),
  }));

/** The two plots of a bench of servers: how many records they take, and how long the slowest wait. */
export function serverPlots(name, found) {
  const {requests, connections, rounds} = found;
  const what = `${requests} requests over ${connections} connections, middle and range of ${rounds} rounds`;
  const source = sourceOf({date: found.date, machine: nodeMachine(found)}, what);
  return {
    [`${name}-rate.svg`]: rangePlot({
      title: 'Records taken',
      unit: 'a second',
      source,
      rows: rowsOf(found, 'perSecond'),
    }),
    [`${name}-p99.svg`]: rangePlot({
      title: 'The slowest answer in a hundred',
      unit: 'ms; the line is the aim',
      source,
      rows: rowsOf(found, 'p99'),
      aim: 15,
    }),
  };
}

/** The plots of docs/performance.md that show what was `found`, by file. */
export const plotsOf = found => serverPlots('collector', found);
