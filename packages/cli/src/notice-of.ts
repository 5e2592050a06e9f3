import {type ComposedNotice, findingsOf, noticeOf} from '@akkoord/collector/site-notice';
import type {Config} from '@akkoord/schema';
import {CommandError} from './command-error.ts';

/**
 * `noticeOf(config)` to be handed to a collector. Throws `site-config-invalid` where the config was built for
 * another notice: pages would name that one, and their records would never be readable under this one; and
 * `notice-incomplete` where it does not say all that a notice must.
 */
export async function publishableNotice(config: Config): Promise<ComposedNotice> {
  const composed = await noticeOf(config);
  if (config.notice && config.notice.hash !== composed.hash) {
    const found = `config of ${config.site} names the notice ${config.notice.hash}, its content makes ${composed.hash}`;
    throw new CommandError('site-config-invalid', `${found}; run akkoord notice build again`);
  }
  const [first, ...rest] = findingsOf(config, composed).filter(({severity}) => severity === 'error');
  if (first) {
    const more = rest.length > 0 ? `, and ${rest.length} more` : '';
    throw new CommandError(
      'notice-incomplete',
      `notice of ${config.site}: ${first.path} is ${first.found}, expected ${first.expected} (${first.code})${more}; see akkoord notice lint`,
    );
  }
  return composed;
}
