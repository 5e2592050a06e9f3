import {mkdirSync, readFileSync, writeFileSync} from 'node:fs';
import {fileURLToPath} from 'node:url';
import {writeSection} from './write-section.mjs';

const plots = fileURLToPath(new URL('../docs/plots/', import.meta.url));

/**
 * Measures, prints what the bench `name` found, and writes it: the figures beside the bench, its section of
 * docs/performance.md and its plots. With `--dry` it prints alone; with `--again` it takes the figures that are there.
 */
export async function report(name, {measure, sectionOf, plotsOf}) {
  const results = fileURLToPath(new URL(`${name}/results.json`, import.meta.url));
  const found = process.argv.includes('--again')
    ? JSON.parse(readFileSync(results, 'utf8'))
    : await measure();
  const section = sectionOf(found);
  console.log(section);
  if (process.argv.includes('--dry')) return;
  writeFileSync(results, `${JSON.stringify(found, null, 2)}\n`);
  mkdirSync(plots, {recursive: true});
  for (const [file, svg] of Object.entries(plotsOf(found))) writeFileSync(plots + file, svg);
  writeSection(name, section);
}
