import {existsSync, mkdirSync, readFileSync, writeFileSync} from 'node:fs';
import {fileURLToPath} from 'node:url';
import {goalsSection} from './goals/section.mjs';
import {createQuiet} from './quiet.mjs';
import {writeInReadme, writeSection} from './write-section.mjs';

const plots = fileURLToPath(new URL('../docs/plots/', import.meta.url));
const fileOf = name => new URL(`${name}/results.json`, import.meta.url);

/** What the bench `name` found when it last ran; null where it never did. */
export const resultsOf = name =>
  existsSync(fileOf(name)) ? JSON.parse(readFileSync(fileOf(name), 'utf8')) : null;

/**
 * Measures, prints what the bench `name` found, and writes it: the figures beside the bench, its section of
 * docs/performance.md, its plots, and the table of the goals. With `--dry` it prints alone; with `--again` it takes the figures
 * that are there. `measure` gets what takes samples again that other work has disturbed; `readmeOf` gives what README.md says
 * of it.
 */
export async function report(name, {measure, sectionOf, plotsOf, readmeOf}) {
  const isAgain = process.argv.includes('--again');
  const found = isAgain ? resultsOf(name) : await measure(createQuiet());
  if (found === null) {
    console.log(`bench/${name} has no figures yet`);
    return;
  }
  const section = sectionOf(found);
  console.log(section);
  if (process.argv.includes('--dry')) return;
  writeFileSync(fileOf(name), `${JSON.stringify(found, null, 2)}\n`);
  mkdirSync(plots, {recursive: true});
  for (const [file, svg] of Object.entries(plotsOf(found))) writeFileSync(plots + file, svg);
  writeSection(name, section);
  if (readmeOf) writeInReadme(name, readmeOf(found));
  writeGoals();
}

/** Holds the goals against all that was found so far. */
export function writeGoals() {
  writeSection('goals', goalsSection(resultsOf));
}
