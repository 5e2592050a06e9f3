import {parseCheckpoint} from '@akkoord/ledger';
import type {CollectorClient} from '../collector-client.ts';

/**
 * Tells the collector that these checkpoints were kept elsewhere, and how, so that its console can say when that was last done. What was
 * kept is kept, whatever the collector makes of the note; the public log of notices has no such note.
 */
export async function noteSaved(
  checkpoints: readonly string[],
  by: 'digest' | 'stamp' | 'witness',
  client: CollectorClient,
): Promise<void> {
  for (const note of checkpoints) {
    const {origin, size} = parseCheckpoint(note).checkpoint;
    if (!/^[\w.-]+\/\d{4}(-\d+)?$/.test(origin)) continue;
    const headers = {'content-type': 'application/json'};
    const body = JSON.stringify({size, by});
    await client.request(`/v1/logs/${origin}/saved`, {method: 'POST', headers, body}).catch(() => null);
  }
}
