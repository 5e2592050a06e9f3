/*
 * A thread of `verifiedInThreads`: checks the entries in its part of the file, and tells their leaves.
 */
import {parentPort, workerData} from 'node:worker_threads';
import {leafBatch} from './leaf-batch.ts';
import {type FilePart, lineBatches} from './line-batches.ts';

const {part, origin} = workerData as {readonly part: FilePart; readonly origin: string};

for await (const lines of lineBatches(part)) {
  const batch = leafBatch(lines, origin);
  parentPort?.postMessage(batch, [batch.indexes.buffer, batch.leaves.buffer, batch.hasRow.buffer]);
}
