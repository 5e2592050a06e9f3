import {existsSync, readFileSync, writeFileSync} from 'node:fs';
import type {ElementRow} from './element-row.ts';
import {elements} from './elements.ts';

/** What one level was seen to do in one engine. */
export interface Column {
  readonly level: string;
  readonly title: string;
  readonly engine: string;
  readonly version: string;
  /** By row: `·`, `c`, `R`, `X`, or `r` where it leaves in some loads; a row that has no form here is absent. */
  readonly cells: Readonly<Record<string, string>>;
  /** The same after everything was granted, without a reload. */
  readonly after: Readonly<Record<string, string>>;
}

const DATA = new URL('../../docs/blocking.json', import.meta.url);
const PAGE = new URL('../../docs/blocking.md', import.meta.url);

/** Levels and engines in the order of the table; others come behind. */
const LEVELS = [
  'tag',
  'frame-policy',
  'tag-worker',
  'services-on-the-tag',
  'marked-up-template',
  'marked-up-attributes',
];
const ENGINES = ['Chromium', 'Firefox', 'WebKitGTK'];

/** Puts `column` in place of the one with its level and engine, and renders the table in docs/blocking.md anew. */
export function writeColumn(column: Column): void {
  const kept = existsSync(DATA) ? (JSON.parse(readFileSync(DATA, 'utf8')) as readonly Column[]) : [];
  const others = kept.filter(({level, engine}) => level !== column.level || engine !== column.engine);
  const columns = [...others, column].sort((one, other) => rank(one) - rank(other));
  write(DATA, `${JSON.stringify(columns, null, 2)}\n`);
  writePart('truth table', renderTable(columns));
}

/** Renders the limits of `rows`, and how many of them have none, in docs/blocking.md anew. */
export function writeLimits(rows: readonly ElementRow[]): void {
  const limits = rows.filter(({limit}) => limit);
  const held = rows.filter(({limit, ahead}) => !limit && !ahead);
  writePart(
    'limits',
    `Of ${rows.length} edge cases ${held.length} let nothing leave, ${rows.length - held.length - limits.length} are static addresses that a browser may fetch ahead, and these are out of the tag's reach:\n\n` +
      markdown([
        ['what a page does', 'before a grant', 'held by'],
        ...limits.map(({id, title, limit}) => [
          `\`${id}\` ${title}`,
          limit?.cell ?? '',
          limit?.closedBy ?? '',
        ]),
      ]),
  );
}

/** The table of `columns` in Markdown: a row per element, a column per level and engine, and sums. */
function renderTable(columns: readonly Column[]): string {
  const sum = (fits: RegExp): string[] =>
    columns.map(({cells}) => `**${Object.values(cells).filter(cell => fits.test(cell)).length}**`);
  return markdown([
    ['element', ...columns.map(({title, engine, version}) => `${title}, ${engine} ${version}`)],
    ...elements.map(({id, title}) => [
      `\`${id}\` ${title}`,
      ...columns.map(({cells, after}) => (cells[id] ? `${cells[id]} → ${after[id]}` : '')),
    ]),
    ['**rows that ask before a grant**', ...sum(/[RrcX]/)],
    ['**rows that run or store before a grant**', ...sum(/X/)],
  ]);
}

/** Renders `rows`, the first of them the head, as the table called `name` in docs/blocking.md. */
export function writeTable(name: string, rows: readonly (readonly string[])[]): void {
  writePart(name, markdown(rows));
}

const rank = ({level, engine}: Column): number =>
  (LEVELS.indexOf(level) + 1 || 99) * 10 + (ENGINES.indexOf(engine) + 1 || 9);

function markdown([head = [], ...rows]: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]): string =>
    `| ${cells.map(cell => cell.replaceAll('|', '\\|')).join(' | ')} |\n`;
  return [head, head.map(() => '---'), ...rows].map(line).join('');
}

/** Puts `text` between the markers called `name`. */
function writePart(name: string, text: string): void {
  const part = new RegExp(`(<!-- ${name} -->\\n)[\\s\\S]*(<!-- end of ${name} -->)`);
  write(
    PAGE,
    readFileSync(PAGE, 'utf8').replace(part, (_, open, close) => `${open}${text}${close}`),
  );
}

/** A file that says the same stays as it is. */
function write(file: URL, text: string): void {
  if (!existsSync(file) || readFileSync(file, 'utf8') !== text) writeFileSync(file, text);
}
