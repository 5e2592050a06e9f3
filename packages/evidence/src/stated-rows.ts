import type {PackEntry} from './entries.ts';
import type {Manifest} from './manifest.ts';
import type {FindingCode} from './report.ts';

/** Compares what a manifest says of its entries with the entries themselves. */
export interface StatedRows {
  /** An entry that is proven, and its line in `file`. */
  take(entry: PackEntry, file: string, line: number): void;
  /** How many there were. */
  readonly seen: {readonly rows: number; readonly leaves: number};
  /** To be called at the end, where every file could be taken: compares the counts. */
  finish(): void;
}

type Row = NonNullable<PackEntry['row']>;
type Found = (file: string, code: FindingCode, message: string) => void;

/** A comparison of entries with `manifest`. */
export function createStatedRows(manifest: Manifest, found: Found): StatedRows {
  const seen = {rows: 0, leaves: 0, late: 0, unpublished: 0, erased: 0, restricted: 0, outside: 0, untold: 0};
  const isInPeriod = withinPeriod(manifest.period);
  const lacking = new Set<string>();

  const expectInScope = ({receivedAt, record}: Row, file: string, line: number): void => {
    const {scope, period} = manifest;
    if (!isInPeriod(receivedAt)) {
      const expected = `expected ${period.from ?? 'the first'} to ${period.to ?? 'the last'} by the manifest`;
      found(file, 'scope-mismatch', `line ${line}: the row came in at ${receivedAt}, ${expected}`);
    }
    if (scope.kind !== 'person' || record.consentId === scope.consentId) return;
    const message = `the row has the consent id "${record.consentId}", expected "${scope.consentId}" by the manifest`;
    found(file, 'scope-mismatch', `line ${line}: ${message}`);
  };

  /** A notice may be absent where it was never published, and the pack says so. */
  const expectNotice = (hash: string, isPublished: boolean, file: string, line: number): void => {
    if (Object.hasOwn(manifest.files, `notices/${hash}/notice.json`) || lacking.has(hash)) return;
    if (!isPublished && manifest.absent.includes('unpublished-notices')) return;
    lacking.add(hash);
    const message = `the row names the notice ${hash}, which is not in the pack`;
    found(file, 'notice-missing', `line ${line}: ${message}`);
  };

  return {
    seen,
    take: ({row, notice, erased, withheld}, file, line) => {
      seen.leaves += 1;
      if (row === null) {
        if (erased !== undefined) seen.erased += 1;
        else if (withheld === 'restricted' || withheld === 'outside') seen[withheld] += 1;
        else seen.untold += 1;
        return;
      }
      const isPublished = notice === 'published';
      seen.rows += 1;
      if (row.late === true) seen.late += 1;
      if (!isPublished) seen.unpublished += 1;
      expectInScope(row, file, line);
      expectNotice(row.record.notice.hash, isPublished, file, line);
    },
    finish: () => {
      const {rows, late, unpublished, erased, restricted, outside} = manifest.counts;
      const expect = (is: number, expected: number, what: string): void => {
        if (is === expected) return;
        found('manifest.json', 'count-mismatch', `${what}: ${is}, expected ${expected} by the manifest`);
      };
      expect(seen.rows, rows, 'rows');
      expect(seen.late, late, 'rows that came late');
      expect(seen.unpublished, unpublished, 'rows whose notice is not published');
      expect(seen.erased, erased, 'erased leaves');
      expect(seen.restricted, restricted, 'restricted leaves');
      expect(seen.outside, outside, 'leaves outside the period');
      // Each leaf without a row says why it has none, so that none is left out without a word.
      expect(seen.untold, 0, 'leaves without a row or a reason');
    },
  };
}

/** Whether a time of ISO 8601 lies in the period: `from` included, `to` not. */
function withinPeriod({from, to}: Manifest['period']): (time: string) => boolean {
  const first = from === null ? Number.NEGATIVE_INFINITY : Date.parse(from);
  const end = to === null ? Number.POSITIVE_INFINITY : Date.parse(to);
  return time => {
    const at = Date.parse(time);
    return at >= first && at < end;
  };
}
