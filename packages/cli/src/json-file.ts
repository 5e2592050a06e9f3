import {readFile} from 'node:fs/promises';
import {text} from 'node:stream/consumers';
import {CommandError} from './command-error.ts';

/** The JSON in `path`, or in standard input for `-`. Throws `file-unreadable` or `file-not-json`. */
export async function readJsonFile(path: string): Promise<unknown> {
  const content = await readText(path);
  try {
    return JSON.parse(content);
  } catch (cause) {
    throw new CommandError(
      'file-not-json',
      `${nameOf(path)} holds no JSON (${messageOf(cause)}); correct the file or name another one`,
      {cause},
    );
  }
}

async function readText(path: string): Promise<string> {
  try {
    return path === '-' ? await text(process.stdin) : await readFile(path, 'utf8');
  } catch (cause) {
    const reason = messageOf(cause);
    throw new CommandError('file-unreadable', `cannot read ${nameOf(path)} (${reason}); check the path`, {
      cause,
    });
  }
}

const nameOf = (path: string) => (path === '-' ? 'standard input' : path);
const messageOf = (cause: unknown) => (cause instanceof Error ? cause.message : String(cause));
