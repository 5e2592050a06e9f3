import {canonicalHash} from '@akkoord/ledger/canonical';
import {type Language, languages, locales, type Texts, textsOf, withOwnTexts} from '@akkoord/locales';
import {type Config, composeNotice, materialPart, type NoticePublication} from '@akkoord/schema';
import {services} from '@akkoord/services';
import {CommandError} from './command-error.ts';
import {findingsOf} from './notice-findings.ts';

/** A notice with its two hashes and the texts that its own hash covers. */
export interface ComposedNotice extends NoticePublication {
  readonly hash: string;
  readonly materialHash: string;
}

/** The notice that `config` makes with the catalogue and texts of this version; the same that a page makes. */
export async function noticeOf(config: Config): Promise<ComposedNotice> {
  const hashes = await Promise.all(
    languages.map(async language => [language, await canonicalHash(textsIn(language, config))] as const),
  );
  const notice = composeNotice(config, {services, texts: Object.fromEntries(hashes)});
  const shown = Object.keys(notice.texts) as Language[];
  return {
    notice,
    texts: Object.fromEntries(shown.map(language => [language, textsIn(language, config)])),
    hash: await canonicalHash(notice),
    materialHash: await canonicalHash(materialPart(notice)),
  };
}

/** All texts of `language` as the pages of `config` show them. */
function textsIn(language: Language, {texts = {}}: Config): Texts {
  const own = texts[language];
  if (!own) return textsOf(language);
  const {firstLayer, rest} = withOwnTexts(locales[language], own);
  return {...firstLayer, ...rest};
}

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
