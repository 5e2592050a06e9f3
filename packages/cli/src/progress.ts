import type {Sink} from './io.ts';

/** Tells a person that long work goes on. */
export interface Progress {
  /** Says where the work stands; call it as often as you like. */
  report(text: string): Promise<void>;
  /** Clears the line; nothing is reported afterwards. */
  end(): Promise<void>;
}

/** How often a terminal's line is drawn again, and how often a log gets a new line. */
const EVERY_MS = {terminal: 100, log: 5_000};

/** Progress on `sink`: one line drawn over in a terminal, a line every few seconds elsewhere. */
export function createProgress(sink: Sink, now: () => number): Progress {
  const every = sink.isTTY ? EVERY_MS.terminal : EVERY_MS.log;
  let last = now();
  let drawn = false;
  return {
    report: async text => {
      if (now() - last < every) return;
      last = now();
      drawn = sink.isTTY;
      await sink.write(sink.isTTY ? `\r\u001b[2K${text}` : `${text}\n`);
    },
    end: async () => {
      if (drawn) await sink.write('\r\u001b[2K');
      drawn = false;
    },
  };
}
