/* docs/performance.md and its plots say what the figures beside the benches do. */
import {describe, expect, it} from 'vitest';
import {read} from '../test/source-files.ts';
import {plotsOf as blockerPlots} from './blocker/plots.mjs';
import {sectionOf as blocker} from './blocker/section.mjs';
import {plotsOf as firstViewPlots} from './first-view/plots.mjs';
import {sectionOf as firstView} from './first-view/section.mjs';
import {plotsOf as peersPlots} from './peers/plots.mjs';
import {sectionOf as peers} from './peers/section.mjs';

const BENCHES = {
  blocker: {sectionOf: blocker, plotsOf: blockerPlots},
  'first-view': {sectionOf: firstView, plotsOf: firstViewPlots},
  peers: {sectionOf: peers, plotsOf: peersPlots},
};

describe.each(Object.entries(BENCHES))('the bench %s', (name, {sectionOf, plotsOf}) => {
  const found = JSON.parse(read(`bench/${name}/results.json`));

  it('has its figures in docs/performance.md as they were found', () => {
    expect(read('docs/performance.md')).toContain(sectionOf(found).trim());
  });

  it('has its plots as they were found, with machine and date', () => {
    const plots: Readonly<Record<string, string>> = plotsOf(found);
    for (const [file, svg] of Object.entries(plots)) {
      expect(read(`docs/plots/${file}`)).toBe(svg);
      expect(svg).toContain(`${found.date}; ${found.machine}`);
      expect(sectionOf(found)).toContain(`(plots/${file})`);
      expect(svg).not.toMatch(/NaN|undefined|Infinity/);
    }
    expect(Object.keys(plots).length).toBeGreaterThan(0);
  });
});
