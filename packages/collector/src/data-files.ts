import {join} from 'node:path';

/** Where in a collector's folder what lies. */
export interface DataFiles {
  readonly database: string;
  readonly key: string;
  /** What references of other consents are hashed with. */
  readonly referenceKey: string;
  /** The last signed checkpoints. */
  readonly anchors: string;
  /** What was erased. */
  readonly journal: string;
  /** Logs that lost their end. */
  readonly gaps: string;
  /** What the last export of everything had. */
  readonly exported: string;
}

/** The files in `dataDir`. Of them only the database goes into a backup; the others must be younger than any backup. */
export function filesIn(dataDir: string): DataFiles {
  return {
    database: join(dataDir, 'records.db'),
    key: join(dataDir, 'log-key.json'),
    referenceKey: join(dataDir, 'reference-key.json'),
    anchors: join(dataDir, 'anchors.json'),
    journal: join(dataDir, 'erasures.ndjson'),
    gaps: join(dataDir, 'gaps.json'),
    exported: join(dataDir, 'last-export.json'),
  };
}
