import {once} from 'node:events';
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
  };
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
