import type {ExitCode} from './command-error.ts';
import type {FlagKinds, Flags} from './flags.ts';
import type {Io} from './io.ts';

/** One thing that the command can do. */
export interface Verb {
  /** What `--help` prints: usage, flags, examples. */
  readonly help: string;
  readonly flags: FlagKinds;
  /** How many words may stand beside the flags; absent means none. */
  readonly words?: number;
  /** Does it. Throws `CommandError`; whatever else it throws is a mistake of ours. */
  run(flags: Flags, io: Io): Promise<ExitCode>;
}
