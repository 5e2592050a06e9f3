import {createFrameRedirect, type FrameRequest, services} from '@akkoord/services';
import type {App, Context} from '../context.ts';
import type {SiteDirectory} from '../sites.ts';

type Redirect = (request: FrameRequest) => Response;

/**
 * `GET /akkoord/open?to=<address>`: opens an embed in a frame that the page's policy lets reach its own host
 * alone. For a collector on the site's own host, or a proxy there that passes this one path on.
 */
export function addFrameRoutes(app: App, {sites}: Context): void {
  const redirects = new Map<string, {readonly of: string; readonly redirect: Redirect}>();
  const redirectFor = (host: string): Redirect => {
    const own = ownServices(sites, host);
    // Hosts that are no site's own come from whoever asks: one entry serves them all.
    const key = own.length > 0 ? host : '';
    // What a site has taken back must not be opened any more, nor what it has added be refused.
    const of = JSON.stringify(own);
    const known = redirects.get(key);
    if (known?.of === of) return known.redirect;
    const redirect = createFrameRedirect([...services, ...own]);
    redirects.set(key, {of, redirect});
    return redirect;
  };
  app.get('/akkoord/open', ({req}) => redirectFor(new URL(req.url).host)(req.raw));
}

/** What the sites on `host` have written out themselves. */
const ownServices = ({all}: SiteDirectory, host: string) =>
  all
    .filter(({origins}) => origins.some(origin => new URL(origin).host === host))
    .flatMap(({config}) => config?.services ?? [])
    .filter(service => typeof service !== 'string');
