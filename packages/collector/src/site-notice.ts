import {canonicalHash} from '@akkoord/ledger/canonical';
import {
  type Language,
  languages,
  locales,
  type TextFault,
  type Texts,
  textsOf,
  withOwnTexts,
} from '@akkoord/locales';
import {
  type Config,
  type ConfigCode,
  composeNotice,
  type Fault,
  materialPart,
  type NoticePublication,
  parseConfig,
  SchemaError,
} from '@akkoord/schema';
import {lintNotice, type NoticeFinding} from '@akkoord/schema/notice';
import {services} from '@akkoord/services';

/** A notice with its two hashes and the texts that its own hash covers. */
export interface ComposedNotice extends NoticePublication {
  readonly hash: string;
  readonly materialHash: string;
}

/** What is wrong at one place of a config, its own texts included. */
export type ConfigFault = Omit<Fault, 'code'> & {readonly code: ConfigCode | TextFault['code']};

/** A config, or why there is none. */
export interface ReadConfig {
  readonly config: Config | null;
  /** Of texts of the site's own too, which a page would leave out; empty where all is well. */
  readonly faults: readonly ConfigFault[];
}

/** What this file offers, for whoever loads it when it is asked for: thirty languages are much to load for a record. */
export interface SiteNotices {
  readonly readConfig: typeof readConfig;
  readonly noticeOf: typeof noticeOf;
  readonly findingsOf: typeof findingsOf;
}

const KNOWN = {services: services.map(({id}) => id), languages};

/** The site config in `input`, with every fault in it; never throws. */
export function readConfig(input: unknown): ReadConfig {
  try {
    const config = parseConfig(input, KNOWN);
    return {config, faults: textFaults(config)};
  } catch (cause) {
    if (!(cause instanceof SchemaError)) throw cause;
    return {config: null, faults: cause.faults as readonly Fault<ConfigCode>[]};
  }
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

/** What the notice of `config` lacks of what it has to say. */
export function findingsOf(config: Config, composed: NoticePublication): readonly NoticeFinding[] {
  return lintNotice(composed, {
    catalogue: services,
    languages: config.languages ?? languages,
    textKeys: Object.keys(textsOf('en')),
    shipped: language => textsOf(language as Language),
  });
}

/** All texts of `language` as the pages of `config` show them. */
function textsIn(language: Language, {texts = {}}: Config): Texts {
  const own = texts[language];
  if (!own) return textsOf(language);
  const {firstLayer, rest} = withOwnTexts(locales[language], own);
  return {...firstLayer, ...rest};
}

/** What a text of the site's own needs to be used, by the code of its fault. */
const TEXT_EXPECTED: Readonly<Record<TextFault['code'], string>> = {
  'text-unknown': 'the key of a text that ships',
  'text-placeholders': 'each placeholder of the text that ships, such as {controller}, once',
  'text-too-long': 'at most twice the letters of the text that ships, and 24 more',
  'text-on-button': 'no words of your own on buttons; "answers" chooses a set of the language',
};

/** A page leaves out what is wrong with a text of the site's own; here it is told before anybody is shown less. */
function textFaults({texts = {}}: Config): readonly ConfigFault[] {
  return Object.entries(texts).flatMap(([language, own]): readonly ConfigFault[] => {
    if (!Object.hasOwn(locales, language)) {
      const expected = `one of ${languages.join(', ')}`;
      return [{code: 'config-bad-value', path: `texts.${language}`, found: `"${language}"`, expected}];
    }
    return withOwnTexts(locales[language as Language], own).faults.map(({key, code}) => ({
      code,
      path: `texts.${language}.${key}`,
      found: `a text that is not used (${code})`,
      expected: TEXT_EXPECTED[code],
    }));
  });
}
