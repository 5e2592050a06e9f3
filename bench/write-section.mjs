import {existsSync, readFileSync, writeFileSync} from 'node:fs';
import {fileURLToPath} from 'node:url';

const rootFile = name => fileURLToPath(new URL(`../${name}`, import.meta.url));

/** The sections of docs/performance.md, from what a page loads to what it all comes to. */
const ORDER = [
  'size',
  'first-view',
  'peers',
  'blocker',
  'collector',
  'postgres',
  'console',
  'export',
  'goals',
];

const HEAD = `# Performance

Figures from the benches in \`bench/\`; each bench writes its own section. Absolute times do not carry over to another
machine; ratios within one run do. The goals, the peers and our results are [at the end](#the-goals-the-peers-and-us).`;

const SECTIONS = /<!-- bench:([\w-]+) -->\n([\s\S]*?)\n<!-- \/bench:\1 -->/g;
const marked = (name, markdown) => `<!-- bench:${name} -->\n${markdown.trim()}\n<!-- /bench:${name} -->`;

/** The text of docs/performance.md with `markdown` as the section of the bench `name`, every section in its place. */
export function withSection(text, name, markdown) {
  const sections = new Map([...text.matchAll(SECTIONS)].map(([, key, body]) => [key, body]));
  sections.set(name, markdown);
  const inOrder = ORDER.filter(key => sections.has(key)).map(key => marked(key, sections.get(key)));
  return `${[HEAD, ...inOrder].join('\n\n')}\n`;
}

/** Writes the section of the bench `name` into docs/performance.md. */
export function writeSection(name, markdown) {
  const file = rootFile('docs/performance.md');
  const text = existsSync(file) ? readFileSync(file, 'utf8') : '';
  writeFileSync(file, withSection(text, name, markdown));
}

/** Writes what README.md says of the bench `name` between the marks that stand there for it. */
export function writeInReadme(name, markdown) {
  const file = rootFile('README.md');
  const replaced = (found, key) => (key === name ? marked(name, markdown) : found);
  writeFileSync(file, readFileSync(file, 'utf8').replace(SECTIONS, replaced));
}
