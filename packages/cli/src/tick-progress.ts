import type {Io} from './io.ts';
import {createProgress} from './progress.ts';

/** How often it is looked how far the work is. */
const EVERY_MS = 500;

/** `work`, while a person is told for how long it has gone on and, by `state`, how far it is; state may say nothing. */
export async function tickProgress<T>(
  io: Io,
  state: () => string | null,
  work: () => Promise<T>,
): Promise<T> {
  const progress = createProgress(io.stderr, io.now);
  const began = io.now();
  const timer = setInterval(() => {
    const seconds = `${Math.round((io.now() - began) / 1000)} s`;
    const told = state();
    void progress.report(told === null ? seconds : `${told}, ${seconds}`);
  }, EVERY_MS);
  try {
    return await work();
  } finally {
    clearInterval(timer);
    await progress.end();
  }
}
