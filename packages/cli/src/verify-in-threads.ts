import {existsSync} from 'node:fs';
import {open} from 'node:fs/promises';
import {availableParallelism} from 'node:os';
import {fileURLToPath} from 'node:url';
import {Worker} from 'node:worker_threads';
import {nodeHasher} from '@akkoord/collector/node-hasher';
import type {Checkpoint} from '@akkoord/ledger';
import {createLogVerifier, type LogEvidence, type LogVerifier} from '@akkoord/ledger/verify-log';
import {type LeafBatch, placeBatch} from './leaf-batch.ts';
import type {FilePart} from './line-batches.ts';

/** What a log is compared with, once the signatures are verified. */
export interface SignedHeads {
  readonly newest: Checkpoint;
  readonly older: readonly Checkpoint[];
}

/** How a file is read by several threads. */
export interface Threading {
  /** The module that each of them runs. */
  readonly worker: URL;
  readonly threads: number;
  /** Bytes of a file from which on it is worth it: a thread takes a while to begin. */
  readonly from: number;
}

/** As many threads as there are cores, four at the most: what is left to the one that joins the leaves takes as long then. */
export const THREADING: Threading = {
  worker: new URL('./verify-log-worker.js', import.meta.url),
  threads: Math.min(availableParallelism(), 4),
  from: 33_554_432,
};

/** Bytes that are looked through at once for the end of a line. */
const LOOK = 65_536;

/**
 * What the log in the file `path` proves, its rows checked by several threads; the same checks as in turn, in any order.
 * Null where the file is small or there is one core, and where anything is not as it should be: whoever reads in turn
 * finds out what it is.
 */
export async function verifiedInThreads(
  path: string,
  {newest, older}: SignedHeads,
  {worker, threads, from}: Threading,
): Promise<LogEvidence | null> {
  // Only what was built has a module that a thread can run.
  if (threads < 2 || !existsSync(fileURLToPath(worker))) return null;
  try {
    const parts = await partsOf(path, {threads, from});
    if (parts.length < 2) return null;
    const verifier = createLogVerifier(newest, {hasher: nodeHasher});
    await checkParts(parts, {worker, origin: newest.origin, verifier});
    return verifier.finish(older);
  } catch {
    return null;
  }
}

/** The file in as many parts of about one size, each of whole lines; one where it is smaller than `from`. */
async function partsOf(
  path: string,
  {threads, from}: Pick<Threading, 'threads' | 'from'>,
): Promise<readonly FilePart[]> {
  const file = await open(path);
  try {
    const {size} = await file.stat();
    const starts = [0];
    for (let i = 1; i < threads && size >= from; i += 1) {
      const bytes = Buffer.alloc(LOOK);
      let at = Math.floor((size * i) / threads);
      let end = -1;
      while (end < 0 && at < size) {
        const {bytesRead} = await file.read(bytes, 0, LOOK, at);
        if (bytesRead === 0) break;
        end = bytes.subarray(0, bytesRead).indexOf(0x0a);
        at += end < 0 ? bytesRead : end + 1;
      }
      if (at < size && at > (starts.at(-1) as number)) starts.push(at);
    }
    return starts.map((start, i) => ({path, start, end: starts[i + 1] ?? size}));
  } finally {
    await file.close();
  }
}

interface Checking {
  readonly worker: URL;
  readonly origin: string;
  readonly verifier: LogVerifier;
}

/** Rejects with the first thing that a thread, or the place of a leaf, has amiss; no thread goes on then. */
async function checkParts(parts: readonly FilePart[], checking: Checking): Promise<void> {
  const {worker, origin, verifier} = checking;
  const running: Worker[] = [];
  try {
    const ends = parts.map(part => {
      // What was built needs none of the flags by which this process may have found its own modules.
      const thread = new Worker(worker, {workerData: {part, origin}, execArgv: []});
      running.push(thread);
      return endOf(thread, batch => placeBatch(verifier, batch));
    });
    await Promise.all(ends);
  } finally {
    await Promise.all(running.map(thread => thread.terminate()));
  }
}

/** Resolves once `thread` has ended well and `take` has taken all that it told. */
function endOf(thread: Worker, take: (batch: LeafBatch) => void): Promise<void> {
  return new Promise((resolve, reject) => {
    thread.on('message', (batch: LeafBatch) => {
      try {
        take(batch);
      } catch (cause) {
        reject(cause);
      }
    });
    thread.once('error', reject);
    thread.once('exit', code => (code === 0 ? resolve() : reject(new Error(`a thread ended with ${code}`))));
  });
}
