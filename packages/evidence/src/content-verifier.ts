import {
  type Checkpoint,
  canonicalHash,
  type Hasher,
  VerificationError,
  type VerifierKey,
  verifyCheckpoint,
  verifyInclusion,
} from '@akkoord/ledger';
import {parseRangeProof, parseTlogProof, type RangeProof, type TlogProof} from '@akkoord/ledger/evidence';
import {checkedLeaf, createLogVerifier, type LogEntry, type LogVerifier} from '@akkoord/ledger/verify-log';
import {parseEntry} from './entries.ts';
import {isObject, type Manifest, type PackLog} from './manifest.ts';
import type {FindingCode} from './report.ts';
import {drawSample} from './sample.ts';
import {createStatedRows} from './stated-rows.ts';
import {parseStrictJson} from './strict-json.ts';

/** What is checked of the content of files that have the bytes they should have. */
export interface ContentVerifier {
  /** What proves (`log/`) first, then notices, then the rest. */
  take(name: string, bytes: Uint8Array): Promise<void>;
  /** A file that cannot be taken: what needs it is not reported again. */
  miss(name: string): void;
  /** To be called at the end: says whether something is missing. */
  finish(): {readonly rows: number; readonly leaves: number};
}

interface Tools {
  readonly keys: readonly VerifierKey[];
  readonly hasher: Hasher;
  readonly found: (file: string, code: FindingCode, message: string) => void;
}

/** What is known of one log of the pack. */
interface OpenLog {
  readonly log: PackLog;
  checkpoint?: Checkpoint;
  note?: string;
  verifier?: LogVerifier;
  range?: RangeProof;
  readonly proofs: Map<number, TlogProof>;
  readonly proven: Set<number>;
  isBroken: boolean;
}

const ROWS = /^records\/.*\.ndjson$/;
const CHECKPOINT = 'checkpoint.txt';
const RANGE = 'range.json';
const PROOF = /^proofs\/(\d+)\.tlog-proof$/;
const NOTICE = /^notices\/([\da-f]{64})\/notice\.json$/;
const TEXTS = /^notices\/([\da-f]{64})\/texts\/([\w-]+)\.json$/;

/** A verifier of what the files of a pack say. */
export function createContentVerifier(manifest: Manifest, tools: Tools): ContentVerifier {
  const logs = new Map(manifest.logs.map(log => [log.origin, openLog(log)]));
  const notices = createNoticeVerifier(manifest, tools);
  const stated = createStatedRows(manifest, tools.found);
  let isWhole = true;

  const takeRows = (name: string, text: string): void => {
    text.split('\n').forEach((line, i) => {
      if (line === '') return;
      try {
        const entry = parseEntry(line);
        if (!entry) throw new VerificationError('malformed-receipt', 'it is no entry of a log');
        takeEntry(logs, entry, tools.hasher);
        stated.take(entry, name, i + 1);
      } catch (cause) {
        tools.found(name, 'not-proven', `line ${i + 1}: ${messageOf(cause)}`);
      }
    });
  };

  return {
    take: async (name, bytes) => {
      const text = new TextDecoder().decode(bytes);
      try {
        const log = [...logs.values()].find(({log: {folder}}) => name.startsWith(folder));
        if (log) await takeProof(log, {name: name.slice(log.log.folder.length), text, ...tools});
        else if (ROWS.test(name)) takeRows(name, text);
        else await notices(name, text);
      } catch (cause) {
        tools.found(name, 'not-proven', messageOf(cause));
        isWhole = false;
      }
    },
    miss: name => {
      if (name.startsWith('log/') || ROWS.test(name)) isWhole = false;
    },
    finish: () => {
      // Where a file is missing or altered, so is a leaf: it was named already.
      if (isWhole) for (const log of logs.values()) finishLog(log, manifest, tools);
      if (isWhole) stated.finish();
      return stated.seen;
    },
  };
}

function openLog(log: PackLog): OpenLog {
  return {log, proofs: new Map(), proven: new Set(), isBroken: false};
}

async function takeProof(
  open: OpenLog,
  {name, text, keys, hasher}: {readonly name: string; readonly text: string} & Tools,
): Promise<void> {
  if (name === CHECKPOINT) {
    open.isBroken = true;
    const checkpoint = await verifyCheckpoint(text, keys);
    if (checkpoint.origin !== open.log.origin || checkpoint.size !== open.log.treeSize) {
      const found = `the checkpoint is of "${checkpoint.origin}" at size ${checkpoint.size}`;
      const expected = `expected "${open.log.origin}" at ${open.log.treeSize}`;
      throw new VerificationError('wrong-origin', `${found}, ${expected}`);
    }
    Object.assign(open, {checkpoint, note: text, isBroken: false});
  } else if (name === RANGE && open.checkpoint) {
    const proof = parseRangeProof(parseStrictJson(text));
    open.verifier = createLogVerifier(open.checkpoint, {hasher, proof});
    open.range = proof;
  } else {
    const [, index] = PROOF.exec(name) ?? [];
    if (index === undefined) return;
    const proof = parseTlogProof(text);
    if (proof.index !== Number(index) || proof.checkpoint !== open.note) {
      throw new VerificationError('malformed-proof', `${name} is not of this leaf under this checkpoint`);
    }
    open.proofs.set(proof.index, proof);
  }
}

function takeEntry(logs: ReadonlyMap<string, OpenLog>, entry: LogEntry, hasher: Hasher): void {
  const {origin, index} = entry.log;
  const open = logs.get(origin);
  if (!open)
    throw new VerificationError(
      'wrong-origin',
      `an entry is of "${origin}", a log that the pack does not name`,
    );
  // Said of its checkpoint already.
  if (open.isBroken) return;
  if (open.verifier) {
    open.verifier.add(entry);
    return;
  }
  const proof = open.proofs.get(index);
  if (!proof || !open.checkpoint) {
    throw new VerificationError('malformed-proof', `there is no proof of leaf ${index} of "${origin}"`);
  }
  if (open.proven.has(index)) {
    throw new VerificationError(
      'leaf-duplicate',
      `leaf ${index} of "${origin}" stands twice, expected it once`,
    );
  }
  const leaf = checkedLeaf(entry, hasher);
  const {root, size: treeSize} = open.checkpoint;
  verifyInclusion(leaf, {index, treeSize, hashes: proof.hashes}, {root, hasher});
  open.proven.add(index);
}

/** Where nothing bounds the period, nothing may bound the range either. */
function expectUnbounded({range, checkpoint}: OpenLog, {from, to}: Manifest['period']): void {
  if (!range || !checkpoint) return;
  if (from === null && range.first > 0)
    throw new VerificationError('leaf-missing', `leaf 0 is not in the pack, whose period has no beginning`);
  if (to === null && range.end < checkpoint.size)
    throw new VerificationError(
      'leaf-missing',
      `leaf ${range.end} is not in the pack, whose period has no end`,
    );
}

function finishLog(open: OpenLog, {site, scope, period}: Manifest, {found}: Tools): void {
  const {log, checkpoint, verifier} = open;
  if (open.isBroken) return;
  try {
    if (!checkpoint) throw new VerificationError('malformed-checkpoint', 'there is no checkpoint');
    if (!log.origin.startsWith(`${site}/`))
      throw new VerificationError('wrong-origin', `the log is not of "${site}", the site of the pack`);
    if (scope.kind === 'full' && !verifier)
      throw new VerificationError('malformed-proof', 'there is no proof');
    if (scope.kind === 'full') expectUnbounded(open, period);
    verifier?.finish();
    if (scope.kind !== 'sample') return;
    const missing = drawSample(checkpoint, scope.size).filter(index => !open.proven.has(index));
    if (missing.length === 0) return;
    throw new VerificationError('leaf-missing', `leaf ${missing[0]} was drawn and is not in the pack`);
  } catch (cause) {
    found(`${log.folder}${CHECKPOINT}`, 'not-proven', `${log.origin}: ${messageOf(cause)}`);
  }
}

/** Checks notices and their texts against the hashes that they are named by. */
function createNoticeVerifier(
  {files}: Manifest,
  {found}: Tools,
): (name: string, text: string) => Promise<void> {
  const texts = new Map<string, Readonly<Record<string, unknown>>>();
  return async (name, text) => {
    const [, hash] = NOTICE.exec(name) ?? [];
    const [, of, language] = TEXTS.exec(name) ?? [];
    if (hash === undefined && of === undefined) return;
    const value = parseStrictJson(text);
    const actual = await canonicalHash(value);
    if (hash !== undefined) {
      if (isObject(value) && isObject(value.texts)) texts.set(hash, value.texts);
      if (actual !== hash)
        found(name, 'notice-mismatch', `the notice has the hash ${actual}, expected ${hash}`);
      for (const language of Object.keys(texts.get(hash) ?? {}))
        if (!Object.hasOwn(files, `notices/${hash}/texts/${language}.json`))
          found(name, 'notice-missing', `the notice has texts in "${language}", which are not in the pack`);
      return;
    }
    const expected = texts.get(of as string)?.[language as string];
    if (actual === expected) return;
    found(
      name,
      'notice-mismatch',
      `the texts have the hash ${actual}, expected ${String(expected)} by their notice`,
    );
  };
}

function messageOf(cause: unknown): string {
  if (cause instanceof VerificationError) return `${cause.code}: ${cause.message}`;
  return cause instanceof Error ? cause.message : String(cause);
}
