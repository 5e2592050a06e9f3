import {once} from 'node:events';
import {createInterface} from 'node:readline/promises';
import type {Io, Sink} from './io.ts';

/** This process as a command's surroundings. */
export function processIo(): Io {
  const stop = new AbortController();
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => stop.abort(signal));
  return {
    // Whoever reads the result may stop early (`akkoord export | head`); that is no failure of ours.
    stdout: streamSink(process.stdout, () => process.exit(0)),
    // A log whose reader has gone away must not end a collector that people rely on.
    stderr: streamSink(process.stderr, () => {}),
    env: process.env,
    fetch,
    now: () => performance.now(),
    signal: stop.signal,
    ask: question => askTerminal(question, stop.signal),
  };
}

async function askTerminal(question: string, signal: AbortSignal): Promise<string | null> {
  if (!process.stdin.isTTY) return null;
  const terminal = createInterface({input: process.stdin, output: process.stderr});
  try {
    return await terminal.question(question, {signal});
  } catch {
    // Ctrl-C is no answer.
    return null;
  } finally {
    terminal.close();
  }
}

function streamSink(stream: NodeJS.WriteStream, onGone: () => void): Sink {
  let isGone = false;
  stream.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code !== 'EPIPE') throw error;
    isGone = true;
    onGone();
  });
  return {
    isTTY: stream.isTTY === true,
    write: async chunk => {
      if (isGone || stream.write(chunk)) return;
      await once(stream, 'drain').catch((cause: unknown) => {
        if (!isGone) throw cause;
      });
    },
  };
}
