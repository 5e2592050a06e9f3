import type {Config} from '@akkoord/schema';
import {categoriesOf} from '@akkoord/schema/notice';
import {quickHash} from './quick-hash.ts';
import type {ServiceMatch} from './service-match.ts';

/**
 * A short key of everything that consent depends on, for the choice cookie: where it differs from the
 * stored one, the visitor is asked again. It covers the same facts as the material hash, but is
 * synchronous, and the same whether the notice was published or made from attributes.
 */
export function materialKey(config: Config, services: readonly ServiceMatch[]): string {
  const categories = categoriesOf(config).map(({id, exempt}) => [id, exempt !== undefined]);
  // Which categories a tag manager serves is the site's to say, so no digest of the catalogue knows it.
  const digests = services.map(({id, digest, category, carries}) => [id, digest, carries ?? category]);
  return quickHash(JSON.stringify([config.site, config.controller.name, categories, digests]));
}
