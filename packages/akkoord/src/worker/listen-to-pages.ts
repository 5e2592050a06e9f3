import {parseWorkerMessage, type WorkerAnswer} from '@akkoord/core/worker';
import type {Leaving} from './leaving.ts';
import type {Memory} from './memory.ts';
import type {WorkerScope} from './worker-scope.ts';

/** Takes over what pages tell, and answers once requests are treated that way. */
export function listenToPages(
  scope: WorkerScope,
  {memory, leaving, isOwn}: {readonly memory: Memory; readonly leaving: Leaving; readonly isOwn: boolean},
): void {
  scope.addEventListener('message', event => {
    const {data, ports, source} = event;
    if (isGoodbye(data)) return event.waitUntil(leaving.leave());
    const message = parseWorkerMessage(data);
    if (!message) return;
    if (leaving.isGone) return ports[0]?.postMessage({hasHeld: false, isGone: true} satisfies WorkerAnswer);
    event.waitUntil(
      memory.learn(message, source?.id).then(async answer => {
        leaving.stay();
        // Only now: before, the rest of this view would be held by a worker that knows nothing of its choices.
        if (isOwn) await scope.clients.claim().catch(() => {});
        ports[0]?.postMessage(answer);
      }),
    );
  });
}

/** What `remove.js` says. */
const isGoodbye = (data: unknown): boolean => (data as {akkoord?: unknown} | null)?.akkoord === 'leave';
