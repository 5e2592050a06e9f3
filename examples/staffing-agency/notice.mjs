import {readFileSync} from 'node:fs';
import {canonicalHash} from '@akkoord/ledger/canonical';
import {languages, textsOf} from '@akkoord/locales';
import {composeNotice, parseConfig} from '@akkoord/schema';
import {services} from '@akkoord/services';

/** What this site asks, as the tag on its pages says it too. */
export function readConfig() {
  const file = new URL('akkoord.config.json', import.meta.url);
  return parseConfig(JSON.parse(readFileSync(file, 'utf8')), {
    services: services.map(({id}) => id),
    languages,
  });
}

/** The notice of `config` and the texts that it names: what a collector is given to publish. */
export async function publicationOf(config) {
  const hashes = await Promise.all(
    languages.map(async language => [language, await canonicalHash(textsOf(language))]),
  );
  const notice = composeNotice(config, {services, texts: Object.fromEntries(hashes)});
  const shown = Object.keys(notice.texts);
  return {notice, texts: Object.fromEntries(shown.map(language => [language, textsOf(language)]))};
}
