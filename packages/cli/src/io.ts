/** Somewhere that a command writes to. */
export interface Sink {
  /** Resolves when the sink can take more, so that nothing piles up in memory. */
  write(chunk: string | Uint8Array): Promise<void>;
  /** True where a person is looking, so that a line may be drawn over. */
  readonly isTTY: boolean;
}

/** Everything outside a command that it touches, save files and the server of `serve`. */
export interface Io {
  /** What a command is asked for, and nothing else: it may be piped on. */
  readonly stdout: Sink;
  /** Progress and errors. */
  readonly stderr: Sink;
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly fetch: typeof fetch;
  /** Milliseconds since any fixed moment. */
  readonly now: () => number;
  /** Aborts when the person or the system asks the command to end. */
  readonly signal: AbortSignal;
  /** Asks the person at the terminal for a line; null where nobody is there. */
  readonly ask: (question: string) => Promise<string | null>;
}
