import {type Language, languages, textsOf} from '@akkoord/locales';
import type {Config, NoticePublication} from '@akkoord/schema';
import {lintNotice, type NoticeFinding} from '@akkoord/schema/notice';
import {services} from '@akkoord/services';

/** What the notice of `config` lacks of what it has to say. */
export function findingsOf(config: Config, composed: NoticePublication): readonly NoticeFinding[] {
  return lintNotice(composed, {
    catalogue: services,
    languages: config.languages ?? languages,
    textKeys: Object.keys(textsOf('en')),
    shipped: language => textsOf(language as Language),
  });
}
