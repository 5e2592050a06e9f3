import {existsSync, readFileSync, writeFileSync} from 'node:fs';
import {elements} from './elements.ts';

/** What one level was seen to do in one engine. */
export interface Column {
  readonly level: string;
  readonly title: string;
  readonly engine: string;
  readonly version: string;
  /** By row: `·`, `R`, `X`, or `r` where it leaves in some loads; a row that has no form here is absent. */
  readonly cells: Readonly<Record<string, string>>;
  /** The same after everything was granted, without a reload. */
  readonly after: Readonly<Record<string, string>>;
}

const DATA = new URL('../../docs/blocking.json', import.meta.url);
const PAGE = new URL('../../docs/blocking.md', import.meta.url);
const MARKERS = /(<!-- truth table -->\n)[\s\S]*(<!-- end of truth table -->)/;

/** Puts `column` in place of the one with its level and engine, and renders the table in docs/blocking.md anew. */
export function writeColumn(column: Column): void {
  const kept = existsSync(DATA) ? (JSON.parse(readFileSync(DATA, 'utf8')) as readonly Column[]) : [];
  const at = kept.findIndex(({level, engine}) => level === column.level && engine === column.engine);
  const columns = at < 0 ? [...kept, column] : kept.map((old, index) => (index === at ? column : old));
  write(DATA, `${JSON.stringify(columns, null, 2)}\n`);
  const table = renderTable(columns);
  write(
    PAGE,
    readFileSync(PAGE, 'utf8').replace(MARKERS, (_, open, close) => `${open}${table}${close}`),
  );
}

/** The table of `columns` in Markdown: a row per element, a column per level and engine, and sums. */
export function renderTable(columns: readonly Column[]): string {
  const heads = columns.map(({title, engine, version}) => `${title}, ${engine} ${version}`);
  const lines = elements.map(({id, title}) => [
    `\`${id}\` ${title.replaceAll('|', '\\|')}`,
    ...columns.map(({cells, after}) => (cells[id] ? `${cells[id]} → ${after[id]}` : '')),
  ]);
  const sum = (fits: RegExp): string[] =>
    columns.map(({cells}) => `**${Object.values(cells).filter(cell => fits.test(cell)).length}**`);
  return [
    ['element', ...heads],
    ['element', ...heads].map(() => '---'),
    ...lines,
    ['**rows that ask before a grant**', ...sum(/[RrX]/)],
    ['**rows that run or store before a grant**', ...sum(/X/)],
  ]
    .map(cells => `| ${cells.join(' | ')} |\n`)
    .join('');
}

/** A file that says the same stays as it is. */
function write(file: URL, text: string): void {
  if (!existsSync(file) || readFileSync(file, 'utf8') !== text) writeFileSync(file, text);
}
