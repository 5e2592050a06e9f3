import {cpus, loadavg} from 'node:os';

const day = () => new Date().toISOString().slice(0, 10);
const note = () => process.env.BENCH_NOTE;

/** When and on what a bench that needs `browser` was run, and the sentence that is to stand beside its figures. */
export const inBrowser = browser => ({
  date: day(),
  machine: `${cpus().length} cores, Chromium ${browser.version().split('.')[0]}, Node ${process.versions.node}`,
  ...(note() ? {note: note()} : {}),
});

/** The same of a bench that runs in Node alone; `load` is the mean of the last minute. */
export const inNode = () => ({
  date: day(),
  node: process.versions.node,
  cores: cpus().length,
  load: loadavg()[0].toFixed(1),
  note: note() ?? '',
});

/** On what `run` was measured in Node, in the words of the others. */
export const nodeMachine = ({cores, node}) => `${cores} cores, Node ${node}`;
