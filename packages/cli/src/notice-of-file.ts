import {noticeOf} from '@akkoord/collector/site-notice';
import {type Notice, parseNotice, parseNoticePublication} from '@akkoord/schema';
import {CommandError} from './command-error.ts';
import {readJsonFile} from './json-file.ts';
import {readSites} from './site-config.ts';

/**
 * The notices in the file at `path`, which may be a notice, a notice with its texts (as a collector answers
 * it), or a config with one site or several. Throws `file-unreadable`, `file-not-json` or `site-config-invalid`.
 */
export async function noticesIn(path: string): Promise<readonly Notice[]> {
  const file = await readJsonFile(path);
  const {schema, notice, texts} = (typeof file === 'object' && file !== null ? file : {}) as {
    readonly [key: string]: unknown;
  };
  if (schema !== undefined) return [parsed(path, () => parseNotice(file))];
  if (texts !== undefined && notice !== undefined)
    return [parsed(path, () => parseNoticePublication({notice, texts}).notice)];
  const sites = await readSites(path);
  return Promise.all(sites.map(async ({config}) => (await noticeOf(config)).notice));
}

function parsed(path: string, parse: () => Notice): Notice {
  try {
    return parse();
  } catch (cause) {
    const reason = cause instanceof Error ? cause.message : String(cause);
    throw new CommandError('site-config-invalid', `${path} is no notice: ${reason}`, {cause});
  }
}
