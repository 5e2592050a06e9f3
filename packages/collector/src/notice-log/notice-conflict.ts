import {CollectorError} from '../errors.ts';

/** The error for a log of notices that somebody else has appended to. */
export function noticeConflict(cause?: unknown): CollectorError {
  const message = 'the log of notices has moved on; publish the notice again';
  return new CollectorError('storage-conflict', message, {cause});
}
