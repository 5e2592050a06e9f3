import {readFile} from 'node:fs/promises';
import {text} from 'node:stream/consumers';
import {CommandError} from './command-error.ts';

/** The text in `path`, or in standard input for `-`, without a byte order mark. Throws `file-unreadable`. */
export async function readTextFile(path: string): Promise<string> {
  try {
    const content = path === '-' ? await text(process.stdin) : await readFile(path, 'utf8');
    return content.replace(/^\uFEFF/, '');
  } catch (cause) {
    throw fileUnreadable(path, cause);
  }
}

/** The error for a file that cannot be read. */
export function fileUnreadable(path: string, cause: unknown): CommandError {
  const reason = cause instanceof Error ? cause.message : String(cause);
  return new CommandError('file-unreadable', `cannot read ${fileName(path)} (${reason}); check the path`, {
    cause,
  });
}

/** What a message calls the file `path`. */
export const fileName = (path: string): string => (path === '-' ? 'standard input' : path);
