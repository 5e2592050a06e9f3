import {once} from 'node:events';
import {createInterface} from 'node:readline/promises';
import type {Io, Sink} from './io.ts';

/** This process as a command's surroundings. */
export function processIo(): Io {
  const stop = new AbortController();
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => stop.abort(signal));
  return {
    stdout: streamSink(process.stdout),
    stderr: streamSink(process.stderr),
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

function streamSink(stream: NodeJS.WriteStream): Sink {
  stream.on('error', (error: NodeJS.ErrnoException) => {
    // Whoever reads us may stop early (`akkoord export | head`); that is no failure of ours.
    if (error.code === 'EPIPE') process.exit(0);
    throw error;
  });
  return {
    isTTY: stream.isTTY === true,
    write: async chunk => {
      if (!stream.write(chunk)) await once(stream, 'drain');
    },
  };
}
