import {posix} from 'node:path';
import {describe, expect, it} from 'vitest';
import {read} from './source-files.ts';

/** Files that documents name a test in, as a link with the titles behind it: `[banner](…/banner.spec.ts) “shows …”, “…”`. */
const NAMED = /\]\((\.\.\/[\w./-]+\.ts)\)((?:,? “[^”]+”)+)/g;

const rows = ['docs/accessibility.md', 'docs/dark-patterns.md'].flatMap(document =>
  [...read(document).matchAll(NAMED)].flatMap(([, file = '', titles = '']) =>
    [...titles.matchAll(/“([^”]+)”/g)].map(
      ([, title = '']) => [document, posix.normalize(posix.join('docs', file)), title] as const,
    ),
  ),
);

describe('a test that a document names', () => {
  it('stands behind every row of both tables, but for what is said not to be there', () => {
    const linesOf = (document: string) =>
      read(document)
        .split('\n')
        .filter(line => /^\| (A-)?\d+ \|/.test(line));
    expect(linesOf('docs/accessibility.md')).toHaveLength(19);
    expect(linesOf('docs/dark-patterns.md')).toHaveLength(24);
    const bare = [...linesOf('docs/accessibility.md'), ...linesOf('docs/dark-patterns.md')].filter(
      line => !line.includes('“') || line.endsWith('| – |'),
    );
    expect(bare).toHaveLength(1);
  });

  it.each(rows)('in %s, in %s: %s', (_document, file, title) => {
    expect(read(file)).toContain(title);
  });
});
