import {createEventLog, type EventLog} from './event-log.ts';
import {failureFields} from './failure-fields.ts';

/** Who is told of failures. */
export interface Told {
  /** Absent means warnings and failures by `console.error`, and nothing where `report` takes failures. */
  readonly log?: EventLog;
  /** Is told of every failure with its cause. */
  readonly report?: (cause: unknown) => void;
  /** Milliseconds since 1970; absent means the machine's clock. */
  readonly clock?: () => number;
}

/** The log of whoever gave these options. */
export function eventLogOf({log, report, clock = Date.now}: Told): EventLog {
  return log ?? createEventLog({clock, level: report ? 'off' : 'warn'});
}

/**
 * Tells `log` and `report` of a failure, with the id of the request that met it. Never throws: whoever tells has a record to
 * refuse or a request to answer, and there is nobody left to be told.
 */
export function createFailureReport(
  log: EventLog,
  report: (cause: unknown) => void = () => {},
): (cause: unknown, request?: string) => void {
  return (cause, request) => {
    try {
      log.write('error', 'failure', {request, ...failureFields(cause)});
    } catch {}
    try {
      report(cause);
    } catch {}
  };
}
