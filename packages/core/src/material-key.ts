import type {Config} from '@akkoord/schema';
import {categoriesOf, isEarly} from '@akkoord/schema/notice';
import {quickHash} from './quick-hash.ts';
import type {ServiceMatch} from './service-match.ts';

/** Site, controller, categories with whether they are exempt, services with digest and what they serve. */
export type Facts = readonly [
  site: string,
  controller: string,
  categories: readonly (readonly [id: string, isExempt: boolean])[],
  services: readonly (readonly [id: string, digest: string, serves: string | readonly string[]])[],
];

/** Everything that consent depends on, as text: what the browser keeps beside a choice, to tell later what has changed. */
export function materialFacts(config: Config, services: readonly ServiceMatch[]): string {
  const facts: Facts = [
    config.site,
    config.controller.name,
    categoriesOf(config).map(({id, exempt}) => [id, exempt !== undefined]),
    // Which categories a tag manager serves is the site's to say, so no digest of the catalogue knows it.
    services.map(({id, digest, category, carries}) => [
      id,
      isEarly(config, id) ? `${digest}!` : digest,
      carries ?? category,
    ]),
  ];
  return JSON.stringify(facts);
}

/** What gives `materialFacts`, worked out when it is first asked for. */
export function factsOnce(config: Config, services: readonly ServiceMatch[]): () => string {
  let facts: string | undefined;
  return () => {
    facts ??= materialFacts(config, services);
    return facts;
  };
}

/**
 * A short key of everything that consent depends on, for the choice cookie: where it differs from the
 * stored one, something has changed. It covers the same facts as the material hash, but is
 * synchronous, and the same whether the notice was published or made from attributes.
 */
export function materialKey(config: Config, services: readonly ServiceMatch[]): string {
  return quickHash(materialFacts(config, services));
}
