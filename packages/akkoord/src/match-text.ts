import type {PackedMatch} from './match-table.ts';

/** Between the cells of a column, between columns, and for the row's own id without hyphens. */
const [CELL, COLUMN, SELF] = [';', '\n', '~'] as const;

const selfOf = (id: string): string => id.replaceAll('-', '');

/**
 * `table` as one text: column by column, as what is alike compresses best side by side, and with a sign for the id of
 * a row, which stands in most hosts and names of its service. Throws where a cell holds a sign of ours.
 */
export function foldTable(table: readonly PackedMatch[]): string {
  const width = Math.max(...table.map(row => row.length));
  const columns = Array.from({length: width}, (_, at) => table.map(row => foldCell(row, at)).join(CELL));
  return columns.join(COLUMN);
}

function foldCell(row: PackedMatch, at: number): string {
  const cell = row[at] ?? '';
  if (/[;~\n]/.test(cell)) throw new Error(`found ${cell}; expected a cell without ; ~ and line breaks`);
  return at === 0 ? cell : cell.replaceAll(selfOf(row[0]), SELF);
}

/** The inverse of `foldTable`, but that rows may end in empty cells. */
export function unfoldTable(text: string): readonly PackedMatch[] {
  const [ids = [], ...columns] = text.split(COLUMN).map(column => column.split(CELL));
  return ids.map((id, row) => {
    const self = selfOf(id);
    return [id, ...columns.map(cells => cells[row]?.replaceAll(SELF, self))] as unknown as PackedMatch;
  });
}
