import {toHex} from '@akkoord/ledger';
import {BUILT_IN_CATEGORIES, type StoredRow} from '@akkoord/schema';
import {isOtherConsent, type OtherConsentRecord} from '@akkoord/schema/other-consent';
import {stringify} from 'csv-stringify/sync';
import {kindOf} from '../record-kind.ts';
import type {StoredRecord} from '../storage.ts';

/**
 * Cells that a spreadsheet would run as a formula: OWASP's list with the line feed that it added in 2025, and
 * the full-width forms that some input methods and spreadsheets take for the same signs.
 */
const FORMULA = /^[=+\-@\t\r\n＝＋－＠]/;

/**
 * Where a cell would begin that is none of ours: in most of Europe a spreadsheet opens a file of commas by its
 * semicolons, whatever stands in quotes.
 */
const NEXT_CELL = /;([\s"]*)(?=[=+\-@＝＋－＠])/g;

/**
 * A cell that is written as it is: `safeCell` leaves it, and RFC 4180 needs no quotes around it. Nearly all are, so that
 * one look at a row saves the work on each of its cells.
 */
const PLAIN = /^(?:\w[ \w.:/@+=-]*)?$/;

/** A row with what several cells are made of. */
interface Line {
  readonly stored: StoredRecord;
  readonly row: StoredRow;
  readonly other: OtherConsentRecord | null;
  readonly choices: Readonly<Record<string, string>>;
  readonly signals: readonly string[];
  /** Names of the columns that categories have. */
  readonly categories: ReadonlySet<string>;
}

type Column = readonly [name: string, cellOf: (line: Line) => string];

const BEFORE: readonly Column[] = [
  ['index', ({stored}) => String(stored.index)],
  ['record id', ({row}) => row.record.id],
  ['consent id', ({row}) => row.record.consentId ?? ''],
  ['site', ({row}) => row.record.site],
  ['decidedAt', ({row}) => row.record.decidedAt],
  ['receivedAt', ({row}) => row.receivedAt],
  ['late', ({row}) => String(row.late)],
  ['action', ({row}) => row.record.action],
  ['control', ({row}) => row.record.control],
  ['language', ({row}) => row.record.notice.language],
  ['notice hash', ({row}) => row.record.notice.hash],
  ['notice version', ({row}) => row.record.notice.version],
  ['notice status', ({stored}) => (stored.published ? 'published' : 'unpublished')],
];

const AFTER: readonly Column[] = [
  ['services', servicesOf],
  ['signals', ({signals}) => signals.join(' ')],
  ['expiresAt', ({row}) => row.record.expiresAt],
  ['previous', ({row}) => row.record.previous ?? ''],
  ['log origin', ({stored}) => stored.origin],
  ['leaf', ({stored}) => toHex(stored.leaf)],
  ['kind', ({stored}) => kindOf(stored.action)],
  ['purpose', ({other}) => other?.purpose ?? ''],
  ['channel', ({other}) => other?.channel ?? ''],
  ['duration', ({other}) => other?.duration ?? ''],
  ['text', ({other}) => other?.text ?? ''],
  ['test', ({row}) => String(row.test ?? false)],
];

/** Writes rows as RFC 4180 lines. */
export interface CsvWriter {
  readonly header: string;
  lines(records: readonly StoredRecord[]): string;
}

/**
 * A writer with one column for each of the built-in and of `categories`. Every other choice of a record is of
 * a service and stands in the column `services`, as `id:granted` or `id:denied`.
 */
export function createCsvWriter(own: readonly string[]): CsvWriter {
  const categories = new Set([...BUILT_IN_CATEGORIES, ...own]);
  const columns: readonly Column[] = [
    ...BEFORE,
    ...[...categories].map((id): Column => [id, ({choices}) => choices[id] ?? '']),
    ...AFTER,
  ];
  return {
    header: quoted(columns.map(([name]) => name)),
    lines: records => {
      let lines = '';
      for (const record of records) {
        const line = lineOf(record, categories);
        lines += toLine(columns.map(([, cellOf]) => cellOf(line)));
      }
      return lines;
    },
  };
}

function lineOf(stored: StoredRecord, categories: ReadonlySet<string>): Line {
  const row = JSON.parse(stored.text) as StoredRow;
  const {record} = row;
  return isOtherConsent(record)
    ? {stored, row, other: record, choices: {}, signals: [], categories}
    : {stored, row, other: null, choices: record.choices, signals: record.signals, categories};
}

function servicesOf({choices, categories}: Line): string {
  let services = '';
  for (const [id, choice] of Object.entries(choices)) {
    if (!categories.has(id)) services += `${services && ' '}${id}:${choice}`;
  }
  return services;
}

/** `text` so that no spreadsheet takes it for a formula (requirement of every export that people open). */
export function safeCell(text: string): string {
  const inner = text.replace(NEXT_CELL, ";$1'");
  return FORMULA.test(inner) ? `'${inner}` : inner;
}

function toLine(cells: readonly string[]): string {
  return cells.every(isPlain) ? `${cells.join()}\r\n` : quoted(cells.map(safeCell));
}

const isPlain = (cell: string): boolean => PLAIN.test(cell);

function quoted(cells: readonly string[]): string {
  return stringify([[...cells]], {record_delimiter: 'windows'});
}
