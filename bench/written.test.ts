/* docs/performance.md and its plots say what the figures beside the benches do. */
import {describe, expect, it} from 'vitest';
// @ts-expect-error: a script without declarations
import {bundles} from '../rollup.config.mjs';
import {files, read} from '../test/source-files.ts';
import {plotsOf as blockerPlots} from './blocker/plots.mjs';
import {sectionOf as blocker} from './blocker/section.mjs';
import {plotsOf as collectorPlots} from './collector/plots.mjs';
import {sectionOf as collector} from './collector/section.mjs';
import {plotsOf as consolePlots} from './console/plots.mjs';
import {sectionOf as desk} from './console/section.mjs';
import {plotsOf as exportPlots} from './export/plots.mjs';
import {sectionOf as exported} from './export/section.mjs';
import {plotsOf as firstViewPlots} from './first-view/plots.mjs';
import {sectionOf as firstView} from './first-view/section.mjs';
import {GOALS} from './goals/goals.mjs';
import {REASONS} from './goals/reasons.mjs';
import {goalsSection} from './goals/section.mjs';
import {plotsOf as peersPlots} from './peers/plots.mjs';
import {sectionOf as peers} from './peers/section.mjs';
import {plotsOf as postgresPlots} from './postgres/plots.mjs';
import {sectionOf as postgres} from './postgres/section.mjs';
import {FEATURES} from './size/features.mjs';
import {plotsOf as sizePlots} from './size/plots.mjs';
import {readmeOf, sectionOf as size} from './size/section.mjs';
import {withSection} from './write-section.mjs';

const BENCHES = {
  blocker: {sectionOf: blocker, plotsOf: blockerPlots},
  collector: {sectionOf: collector, plotsOf: collectorPlots},
  console: {sectionOf: desk, plotsOf: consolePlots},
  export: {sectionOf: exported, plotsOf: exportPlots},
  'first-view': {sectionOf: firstView, plotsOf: firstViewPlots},
  peers: {sectionOf: peers, plotsOf: peersPlots},
  postgres: {sectionOf: postgres, plotsOf: postgresPlots},
  size: {sectionOf: size, plotsOf: sizePlots},
};

const resultsOf = (name: string) => {
  const file = `bench/${name}/results.json`;
  return files.includes(file) ? JSON.parse(read(file)) : null;
};

// A bench that nobody has run yet has nothing to hold.
const measured = Object.entries(BENCHES).filter(([name]) => resultsOf(name) !== null);

describe.each(measured)('the bench %s', (name, {sectionOf, plotsOf}) => {
  const found = resultsOf(name);

  it('has its figures in docs/performance.md as they were found', () => {
    expect(read('docs/performance.md')).toContain(sectionOf(found).trim());
  });

  it('has its plots as they were found, with the date', () => {
    const plots: Readonly<Record<string, string>> = plotsOf(found);
    for (const [file, svg] of Object.entries(plots)) {
      expect(read(`docs/plots/${file}`)).toBe(svg);
      expect(svg).toContain(`${[found].flat().at(-1).date}; `);
      expect(sectionOf(found)).toContain(`(plots/${file})`);
      expect(svg).not.toMatch(/NaN|undefined|Infinity/);
    }
    expect(Object.keys(plots).length).toBeGreaterThan(0);
  });
});

describe('the table of the goals', () => {
  it('stands in docs/performance.md as the figures of the benches have it', () => {
    expect(read('docs/performance.md')).toContain(goalsSection(resultsOf).trim());
    expect(goalsSection(resultsOf)).not.toMatch(/NaN|undefined|Infinity/);
  });

  it('says of each goal that is missed why it is', () => {
    const section = goalsSection(resultsOf);
    const missed = [...section.matchAll(/^\| ([^|]+) \|[^|]*\|[^|]*\|[^|]*\| no\b/gm)].map(
      ([, what]) => what,
    );
    const said = [...section.matchAll(/^- \*([^*]+)\*: \S/gm)].map(([, what]) => what);
    expect(said).toEqual(missed);
    expect(missed.filter(what => !REASONS[what as keyof typeof REASONS])).toEqual([]);
    expect(Object.keys(REASONS).filter(what => !GOALS.some(goal => goal.what === what))).toEqual([]);
  });

  it('says of a bench that was not run yet that it was not', () => {
    const none = goalsSection(() => null);
    expect(none.match(/not measured yet/g)).toHaveLength(GOALS.length);
    expect(GOALS.every(({bench}) => bench in BENCHES)).toBe(true);
  });
});

describe('the table of sizes', () => {
  it('stands in README.md as it was found', () => {
    expect(read('README.md')).toContain(readmeOf(resultsOf('size')));
  });

  it('has every file that was found, those too that no feature names', () => {
    const found = resultsOf('size');
    const added = {file: 'new.js', raw: 3000, gzip: 2000, brotli: 1000};
    const rows = size({...found, files: [...found.files, added]});
    for (const {file} of found.files) expect(rows).toContain(`\`${file}\``);
    expect(rows).toContain('|  |  | `new.js` | 3.0 | 2.0 | 1.0 |');
  });

  it('names in its features no file that is not delivered', () => {
    const delivered = bundles.map(({file}: {file: string}) => file.split('/').at(-1) ?? '');
    const gone = FEATURES.flatMap(feature => feature.files).filter(file => !delivered.includes(file));
    expect(gone).toEqual([]);
  });
});

describe('docs/performance.md', () => {
  const text = read('docs/performance.md');
  const names = [...text.matchAll(/<!-- bench:([\w-]+) -->/g)].map(([, name]) => name);

  it('has the section of every bench that was run, and the goals last', () => {
    expect([...names].sort()).toEqual([...measured.map(([name]) => name), 'goals'].sort());
    expect(names.at(-1)).toBe('goals');
  });

  it('keeps all other sections when one is written', () => {
    expect(withSection(text, 'goals', goalsSection(resultsOf))).toBe(text);
    const more = withSection(text, 'size', 'other figures');
    expect(more).toContain('other figures');
    expect(more).toContain(goalsSection(resultsOf).trim());
  });
});
