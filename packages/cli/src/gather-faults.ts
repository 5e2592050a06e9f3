import {CommandError} from './command-error.ts';

/** Looks at everything before it complains: whoever starts something is told all that is wrong with it at once. */
export interface FaultGatherer {
  /** What `work` gives; where it throws a `CommandError`, that is kept for `settle`, and this gives undefined. */
  attempt<T>(work: () => T): T | undefined;
  /** Keeps one fault more. */
  add(fault: CommandError): void;
  /** Throws what was kept: one fault as it is, several as one error that lists them, under the code of the first. */
  settle(): void;
}

/** A gatherer without faults. */
export function gatherFaults(): FaultGatherer {
  const kept: CommandError[] = [];
  return {
    attempt: work => {
      try {
        return work();
      } catch (cause) {
        if (!(cause instanceof CommandError)) throw cause;
        kept.push(cause);
        return undefined;
      }
    },
    add: fault => {
      kept.push(fault);
    },
    settle: () => {
      const [first, ...rest] = kept;
      if (!first) return;
      if (rest.length === 0) throw first;
      const messages = kept.flatMap(({faults, message}) => faults ?? [message]);
      throw CommandError.listing(first.code, messages, {cause: first});
    },
  };
}
