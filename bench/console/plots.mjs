import {nodeMachine} from '../circumstances.mjs';
import {rangePlot, sourceOf} from '../plot.mjs';

const count = number => number.toLocaleString('en');

/** The plots of docs/performance.md that show the `runs`, by file: all questions of the same goal, at the largest size. */
export function plotsOf(runs) {
  const run = runs.at(-1);
  const source = sourceOf(
    {date: run.date, machine: nodeMachine(run)},
    `${count(run.records)} records, median and slowest of ${run.rounds}`,
  );
  const plot = (title, goal) =>
    rangePlot({
      title,
      unit: 'ms; the line is the goal',
      source,
      rows: run.measured
        .filter(one => one.goal === goal)
        .map(({name, min, median, max}) => ({name, ours: true, median, min: min ?? median, max})),
      aim: goal,
      digits: 1,
    });
  return {
    'console-searches.svg': plot('Searches', 200),
    'console-overviews.svg': plot('Overviews', 1000),
  };
}
