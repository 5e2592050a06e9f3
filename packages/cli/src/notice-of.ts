import {canonicalHash} from '@akkoord/ledger/canonical';
import {type Language, languages, textsOf} from '@akkoord/locales';
import {type Config, composeNotice, materialPart, type NoticePublication} from '@akkoord/schema';
import {services} from '@akkoord/services';

/** A notice with its two hashes and the texts that its own hash covers. */
export interface ComposedNotice extends NoticePublication {
  readonly hash: string;
  readonly materialHash: string;
}

/** The notice that `config` makes with the catalogue and texts of this version; the same that a page makes. */
export async function noticeOf(config: Config): Promise<ComposedNotice> {
  const hashes = await Promise.all(
    languages.map(async language => [language, await canonicalHash(textsOf(language))] as const),
  );
  const notice = composeNotice(config, {services, texts: Object.fromEntries(hashes)});
  const shown = Object.keys(notice.texts) as Language[];
  return {
    notice,
    texts: Object.fromEntries(shown.map(language => [language, textsOf(language)])),
    hash: await canonicalHash(notice),
    materialHash: await canonicalHash(materialPart(notice)),
  };
}
