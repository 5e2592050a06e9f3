import type {Config} from '@akkoord/schema';
import {categoriesOf, servicesOf} from '@akkoord/schema/notice';
import {services as catalogue} from '@akkoord/services';
import type {ServiceSummary} from '../consent.ts';
import {materialKey} from '../material-key.ts';
import {type ServiceMatch, serviceMatch} from '../service-match.ts';

/** What a server has to know of a site to read its choice cookies in full. */
export interface SiteFacts {
  readonly categories: readonly string[];
  readonly exempt: ReadonlySet<string>;
  /** Those among them to which a visitor may object. */
  readonly optOut: ReadonlySet<string>;
  readonly services: ReadonlyMap<string, ServiceSummary>;
  readonly materialKey: string;
}

/** A configuration is one object for the life of a server; its services are looked up once. */
const known = new WeakMap<Config, SiteFacts>();

let matches: readonly ServiceMatch[] | undefined;

/** The facts of `config`, the same that its pages work with. */
export function siteFacts(config: Config): SiteFacts {
  const facts = known.get(config) ?? makeFacts(config);
  known.set(config, facts);
  return facts;
}

function makeFacts(config: Config): SiteFacts {
  matches ??= catalogue.map(serviceMatch);
  const services = servicesOf(config, matches, {
    own: serviceMatch,
    matomo: (cloud, changes) => ({...cloud, ...changes}),
  });
  const categories = categoriesOf(config);
  return {
    categories: categories.map(({id}) => id),
    exempt: new Set(categories.filter(({exempt}) => exempt !== undefined).map(({id}) => id)),
    optOut: new Set(categories.filter(({optOut}) => optOut).map(({id}) => id)),
    services: new Map(services.map(service => [service.id, service])),
    materialKey: materialKey(config, services),
  };
}
