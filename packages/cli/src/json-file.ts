import {CommandError} from './command-error.ts';
import {fileName, readTextFile} from './text-file.ts';

/** The JSON in `path`, or in standard input for `-`. Throws `file-unreadable` or `file-not-json`. */
export async function readJsonFile(path: string): Promise<unknown> {
  const content = await readTextFile(path);
  try {
    return JSON.parse(content);
  } catch (cause) {
    const reason = cause instanceof Error ? cause.message : String(cause);
    throw new CommandError(
      'file-not-json',
      `${fileName(path)} holds no JSON (${reason}); correct the file or name another one`,
      {cause},
    );
  }
}
