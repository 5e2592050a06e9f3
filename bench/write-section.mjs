import {existsSync, readFileSync, writeFileSync} from 'node:fs';
import {fileURLToPath} from 'node:url';

const performanceFile = fileURLToPath(new URL('../docs/performance.md', import.meta.url));
const HEAD = `# Performance

Figures of the benches in \`bench/\`, each written here by its own run. Absolute times do not carry over to another
machine; ratios of one run do.
`;

/** Replaces the section of the bench `name` in docs/performance.md, or in `file`, or adds it at the end. */
export function writeSection(name, markdown, file = performanceFile) {
  const [from, to] = [`<!-- bench:${name} -->`, `<!-- /bench:${name} -->`];
  const text = existsSync(file) ? readFileSync(file, 'utf8') : HEAD;
  const section = `${from}\n${markdown.trim()}\n${to}`;
  const start = text.indexOf(from);
  const end = text.indexOf(to);
  writeFileSync(
    file,
    start < 0
      ? `${text.trimEnd()}\n\n${section}\n`
      : text.slice(0, start) + section + text.slice(end + to.length),
  );
}
