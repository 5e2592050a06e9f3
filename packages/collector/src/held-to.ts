import type {Principal} from './access/access.ts';
import type {Context} from './context.ts';
import {CollectorError} from './errors.ts';
import {heldStorage} from './held-storage.ts';
import type {SiteDirectory} from './sites.ts';

/**
 * What a route works with for somebody who was let in: `context`, and where the token is held to some sites one in which there
 * are no others, so that each of them answers as a site does that nobody knows.
 */
export function heldTo({sites: ids}: Pick<Principal, 'sites'>, context: Context): Context {
  if (ids === undefined) return context;
  const {storage, sites} = context;
  return {...context, storage: heldStorage(storage, ids), sites: heldDirectory(sites, ids)};
}

/** The member `sites` of a deed that is about the site `id`; nothing where there is no such site, or none was named. */
export function concerning(id: unknown, sites: SiteDirectory): {readonly sites?: readonly string[]} {
  return typeof id === 'string' && sites.has(id) ? {sites: [id]} : {};
}

/** Throws `role-insufficient` for somebody whose token is held to some sites. */
export function expectEverySite({sites}: Pick<Principal, 'sites'>): void {
  if (sites === undefined) return;
  const found = `your token is held to ${sites.join(', ')}`;
  throw new CollectorError('role-insufficient', `${found}, expected one of every site`);
}

function heldDirectory(sites: SiteDirectory, ids: readonly string[]): SiteDirectory {
  const isOwn = (id: string): boolean => ids.includes(id);
  const own = () => sites.all.filter(({id}) => isOwn(id));
  return {
    get all() {
      return own();
    },
    has: id => isOwn(id) && sites.has(id),
    find: id => (isOwn(id) ? sites.find(id) : undefined),
    allows: (origin, id) => isOwn(id) && sites.allows(origin, id),
    isListed: origin => own().some(({origins}) => origins.includes(origin)),
    isConfigured: id => isOwn(id) && sites.isConfigured(id),
    learn: made => sites.learn(made),
  };
}
