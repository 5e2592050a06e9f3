import {faultOfJson} from '@akkoord/evidence';
import {CommandError} from './command-error.ts';
import {fileName, readTextFile} from './text-file.ts';

/** What an auditor may have been handed in place of a receipt, by how it begins, and how that is checked. */
const OTHERS: readonly {
  readonly looks: RegExp;
  readonly what: string;
  readonly code: 'file-not-json' | 'flag-missing';
}[] = [
  {
    looks: /^\{.*\}\r?\n\{/,
    what: 'is a log as NDJSON, whose root is signed in its checkpoint; give that too: --checkpoint FILE, as saved from /v1/logs/SITE/YEAR/checkpoint',
    code: 'flag-missing',
  },
  {
    looks: /^\uFEFF?index,record id,/,
    what: 'is a table, which carries no proof; ask for the same period as an evidence pack: akkoord export --format evidence',
    code: 'file-not-json',
  },
  {
    looks: /^[^\n]+\n\d+\n[\w+/=]+\n\n— /,
    what: 'is a checkpoint; verify what it is of: a log by akkoord verify LOG.ndjson --checkpoint FILE, or a running one by akkoord verify https://…/v1/logs/SITE/YEAR --against FILE',
    code: 'file-not-json',
  },
];

/**
 * The JSON in `path`, or in standard input for `-`, as `verify` takes it. Throws `file-unreadable`, and for anything else
 * that a collector hands out, such as a log, `flag-missing` or `file-not-json` with the command that checks it; `file-not-json`
 * too for JSON that not everybody reads alike.
 */
export async function readVerifiableJson(path: string): Promise<unknown> {
  const content = await readTextFile(path);
  const value = parsed(content, path);
  const fault = faultOfJson(content, value);
  if (fault === null) return value;
  throw new CommandError('file-not-json', `${fileName(path)} ${fault}; ask for the file again`);
}

function parsed(content: string, path: string): unknown {
  try {
    return JSON.parse(content);
  } catch (cause) {
    const other = OTHERS.find(({looks}) => looks.test(content));
    if (other) throw new CommandError(other.code, `${fileName(path)} ${other.what}`, {cause});
    const expected = 'expected a receipt, an evidence pack, a digest or a signed statement';
    const message = `${fileName(path)} holds no JSON, ${expected}; ask for the file again, see akkoord verify --help`;
    throw new CommandError('file-not-json', message, {cause});
  }
}
