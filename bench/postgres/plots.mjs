import {serverPlots} from '../collector/plots.mjs';

/** The plots of docs/performance.md that show what was `found`, by file. */
export const plotsOf = found => serverPlots('postgres', found);
