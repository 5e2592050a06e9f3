import {type PackFile, textFile} from '@akkoord/evidence';
import type {StoredRecord} from '../../storage.ts';
import type {CsvWriter} from '../csv.ts';
import {ndjsonLines} from '../ndjson.ts';

/** Rows of one file: some megabytes, so that each is hashed and verified at once. */
const PART = 10_000;

/** Writes rows into files of one month each, in three forms. */
export interface RecordParts {
  /** The files that `records`, oldest first, made full. */
  add(records: readonly StoredRecord[]): AsyncGenerator<PackFile>;
  /** The last files. */
  end(): AsyncGenerator<PackFile>;
}

/** How rows are written besides as NDJSON. */
export interface PartForms {
  readonly csv: CsvWriter;
  readonly jsonld: (records: readonly StoredRecord[]) => Promise<string>;
}

/** Parts named `records/<month>-<number>.ndjson`, `.csv` and `receipts/<month>-<number>.jsonld.ndjson`. */
export function createRecordParts({csv, jsonld}: PartForms): RecordParts {
  let month = '';
  let number = 0;
  let part = {rows: 0, ndjson: '', csv: '', jsonld: ''};

  async function* flush(): AsyncGenerator<PackFile> {
    if (part.rows === 0) return;
    number += 1;
    const name = `${month}-${String(number).padStart(3, '0')}`;
    yield textFile(`records/${name}.ndjson`, part.ndjson);
    // Without its mark a spreadsheet takes UTF-8 for an older encoding.
    yield textFile(`records/${name}.csv`, `\ufeff${csv.header}${part.csv}`);
    yield textFile(`receipts/${name}.jsonld.ndjson`, part.jsonld);
    part = {rows: 0, ndjson: '', csv: '', jsonld: ''};
  }

  async function* addMonth(records: readonly StoredRecord[], of: string): AsyncGenerator<PackFile> {
    if (of !== month) {
      yield* flush();
      [month, number] = [of, 0];
    }
    part.rows += records.length;
    part.ndjson += ndjsonLines(records);
    part.csv += csv.lines(records);
    part.jsonld += await jsonld(records);
    if (part.rows >= PART) yield* flush();
  }

  return {
    add: async function* (records) {
      for (const [of, some] of byMonth(records)) yield* addMonth(some, of);
    },
    end: flush,
  };
}

function byMonth(records: readonly StoredRecord[]): ReadonlyMap<string, readonly StoredRecord[]> {
  const months = new Map<string, StoredRecord[]>();
  for (const record of records) {
    const month = new Date(record.receivedAt).toISOString().slice(0, 7);
    const some = months.get(month);
    if (some) some.push(record);
    else months.set(month, [record]);
  }
  return months;
}
