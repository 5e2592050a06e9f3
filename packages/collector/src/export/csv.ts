import {toHex} from '@akkoord/ledger';
import {BUILT_IN_CATEGORIES, type ConsentRecord, type StoredRow} from '@akkoord/schema';
import {isOtherConsent} from '@akkoord/schema/other-consent';
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

const BEFORE = [
  'index',
  'record id',
  'consent id',
  'site',
  'decidedAt',
  'receivedAt',
  'late',
  'action',
  'control',
  'language',
  'notice hash',
  'notice version',
  'notice status',
] as const;
const AFTER = [
  'services',
  'signals',
  'expiresAt',
  'previous',
  'log origin',
  'leaf',
  'kind',
  'purpose',
  'channel',
  'duration',
  'text',
  'test',
] as const;

/** Writes rows as RFC 4180 lines. */
export interface CsvWriter {
  readonly header: string;
  lines(records: readonly StoredRecord[]): string;
}

/**
 * A writer with one column for each of the built-in and of `categories`. Every other choice of a record is of
 * a service and stands in the column `services`, as `id:granted` or `id:denied`.
 */
export function createCsvWriter(categories: readonly string[]): CsvWriter {
  const columns = [...new Set([...BUILT_IN_CATEGORIES, ...categories])];
  const cellsOf = ({text, index, origin, leaf, action, published}: StoredRecord): readonly string[] => {
    const {record, receivedAt, late, test} = JSON.parse(text) as StoredRow;
    const {notice} = record;
    const other = isOtherConsent(record) ? record : null;
    const {choices, signals}: Pick<ConsentRecord, 'choices' | 'signals'> = isOtherConsent(record)
      ? {choices: {}, signals: []}
      : record;
    const services = Object.entries(choices).filter(([id]) => !columns.includes(id));
    const before: Readonly<Record<(typeof BEFORE)[number], string>> = {
      index: String(index),
      'record id': record.id,
      'consent id': record.consentId ?? '',
      site: record.site,
      decidedAt: record.decidedAt,
      receivedAt,
      late: String(late),
      action: record.action,
      control: record.control,
      language: notice.language,
      'notice hash': notice.hash,
      'notice version': notice.version,
      'notice status': published ? 'published' : 'unpublished',
    };
    const after: Readonly<Record<(typeof AFTER)[number], string>> = {
      services: services.map(([id, choice]) => `${id}:${choice}`).join(' '),
      signals: signals.join(' '),
      expiresAt: record.expiresAt,
      previous: record.previous ?? '',
      'log origin': origin,
      leaf: toHex(leaf),
      kind: kindOf(action),
      purpose: other?.purpose ?? '',
      channel: other?.channel ?? '',
      duration: other?.duration ?? '',
      text: other?.text ?? '',
      test: String(test ?? false),
    };
    return [
      ...BEFORE.map(name => before[name]),
      ...columns.map(id => choices[id] ?? ''),
      ...AFTER.map(name => after[name]),
    ].map(safeCell);
  };
  return {
    header: toLines([[...BEFORE, ...columns, ...AFTER]]),
    lines: records => toLines(records.map(cellsOf)),
  };
}

/** `text` so that no spreadsheet takes it for a formula (requirement of every export that people open). */
export function safeCell(text: string): string {
  const inner = text.replace(NEXT_CELL, ";$1'");
  return FORMULA.test(inner) ? `'${inner}` : inner;
}

function toLines(rows: readonly (readonly string[])[]): string {
  return rows.length === 0 ? '' : stringify([...rows], {record_delimiter: 'windows'});
}
