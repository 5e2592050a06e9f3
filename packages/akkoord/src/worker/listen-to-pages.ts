import {parseWorkerMessage} from '@akkoord/core/worker';
import type {Leaving} from './leaving.ts';
import type {Memory} from './memory.ts';
import type {WorkerScope} from './worker-scope.ts';

/** Takes over what pages tell, and answers `true` once requests are treated that way. */
export function listenToPages(
  scope: WorkerScope,
  {memory, leaving, isOwn}: {readonly memory: Memory; readonly leaving: Leaving; readonly isOwn: boolean},
): void {
  scope.addEventListener('message', event => {
    const {data, ports, source} = event;
    const answer = (): void => ports[0]?.postMessage(true);
    if (isGoodbye(data)) return event.waitUntil(leaving.leave().then(answer));
    const message = parseWorkerMessage(data);
    if (!message) return;
    event.waitUntil(
      memory.learn(message, source?.id).then(async () => {
        leaving.stay();
        // Only now: before, the rest of this view would be held by a worker that knows nothing of its choices.
        if (isOwn) await scope.clients.claim().catch(() => {});
        answer();
      }),
    );
  });
}

/** What `remove.js` says. */
const isGoodbye = (data: unknown): boolean => (data as {akkoord?: unknown} | null)?.akkoord === 'leave';
