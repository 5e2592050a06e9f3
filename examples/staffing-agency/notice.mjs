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

/** The notice of `config` with its hash and the texts that it names: what the collector is told. */
export async function noticeOf(config) {
  const hashes = await Promise.all(
    languages.map(async language => [language, await canonicalHash(textsOf(language))]),
  );
  const notice = composeNotice(config, {services, texts: Object.fromEntries(hashes)});
  const texts = Object.fromEntries(Object.keys(notice.texts).map(language => [language, textsOf(language)]));
  return {hash: await canonicalHash(notice), notice, texts};
}

/**
 * Publishes the notice of `config` through `fetch`, with an owner's token. Rejects where the collector
 * does not keep it: pages that ask under a notice that nobody can look up are not served.
 */
export async function publishNotice(config, {fetch, token}) {
  const {hash, notice, texts} = await noticeOf(config);
  const response = await fetch(
    new Request(`http://localhost/v1/notices/${hash}`, {
      method: 'PUT',
      headers: {'Content-Type': 'application/json', Authorization: `Bearer ${token}`},
      body: JSON.stringify({notice, texts}),
    }),
  );
  if (!response.ok)
    throw new Error(`the collector answered ${response.status} to the notice: ${await response.text()}`);
  return hash;
}
