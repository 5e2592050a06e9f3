import {canonicalHash} from '@akkoord/ledger/canonical';
import {textsOf} from '@akkoord/locales';
import {composeNotice} from '@akkoord/schema';
import {services} from '@akkoord/services';

/** The site that seeded records are of. */
export const SEED_SITE = 'seeded';

const NAMED = ['google-analytics', 'hotjar', 'meta-pixel', 'youtube', 'vimeo'];

/** The services that its notices ask about. */
export const SEED_SERVICES = services.filter(({id}) => NAMED.includes(id));

const LANGUAGES = ['nl', 'en', 'fr', 'de'];
const VERSIONS = ['1', '2', '3'];

const configOf = version => ({
  site: SEED_SITE,
  controller: {name: 'Kade Negen B.V.', email: 'privacy@kadenegen.example'},
  privacy: 'https://www.kadenegen.example/privacy',
  version,
  languages: LANGUAGES,
  services: NAMED,
});

const HOSTING = {
  origins: ['https://www.kadenegen.example'],
  location: 'Delft, NL',
  retention: {duration: 'P5Y', reason: 'made-up records, kept as long as they are looked at'},
};

/** Its notices, oldest first, ready to be published. */
export async function seededNotices() {
  const texts = Object.fromEntries(LANGUAGES.map(language => [language, textsOf(language)]));
  const hashes = await Promise.all(
    LANGUAGES.map(async language => [language, await canonicalHash(texts[language])]),
  );
  return Promise.all(
    VERSIONS.map(async version => {
      const notice = composeNotice(configOf(version), {services, texts: Object.fromEntries(hashes)});
      return {notice, texts, hash: await canonicalHash(notice)};
    }),
  );
}

/** The site as a collector takes it. */
export const siteOf = () => ({id: SEED_SITE, ...HOSTING, config: configOf(VERSIONS.at(-1))});

/** The site as `akkoord serve --config` reads it. */
export const configFile = () => ({...configOf(VERSIONS.at(-1)), ...HOSTING});
