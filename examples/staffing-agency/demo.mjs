import {createNodeCollector, listen} from '@akkoord/collector/node';
import {publicationOf, readConfig} from './notice.mjs';
import {createConsolePages, createPages} from './pages.mjs';

/** Addresses that the collector answers; every other one is a page's. */
const COLLECTOR_PATHS = /^\/(v1\/|\.well-known\/|(healthz|readyz|metrics|openapi\.json)$)/;

/** Where records lie: on the machine that runs the demo, as if that were the agency's. */
const LOCATION = 'Rotterdam, NL';

/** How long records are kept, as the site's privacy statement says it. */
const RETENTION = {
  duration: 'P2Y6M',
  reason: 'as long as a choice holds, and two years after it, to be able to show it when asked',
};

/** A collector for this one site, which knows the site's notice before anybody can be asked. */
async function openCollector({data, origins}) {
  const config = readConfig();
  const site = {id: config.site, origins, location: LOCATION, retention: RETENTION, config};
  const collector = await createNodeCollector({dataDir: data, sites: [site]});
  await collector.publishNotice(await publicationOf(config));
  return collector;
}

/** One function from request to response over collector, console and pages, each where it is asked for. */
function route({collector, console, pages}) {
  return async (request, host) => {
    const {pathname} = new URL(request.url);
    if (collector && COLLECTOR_PATHS.test(pathname)) return collector.fetch(request, host);
    if (console && pathname === '/console')
      return new Response(null, {status: 308, headers: {Location: '/console/'}});
    // Where the settings lead the holder of a receipt.
    if (console && pathname === '/my-consent')
      return new Response(null, {status: 302, headers: {Location: '/console/my-consent.html'}});
    if (console && pathname.startsWith('/console/')) return console.fetch(request);
    return pages ? pages.fetch(request) : new Response('not found', {status: 404});
  };
}

/**
 * Starts the demo and resolves once it answers. `parts` is `all`, `site` for the pages alone or `collector`
 * for the collector and its console alone; `collectorUrl` is where pages send records, absent for their own
 * host. `firstToken` makes the owner's token where there is none yet; `close` lets what is under way end.
 */
export async function startDemo({port, host, data, origins, collectorUrl, parts = 'all'}) {
  const hasCollector = parts !== 'site';
  const collector = hasCollector ? await openCollector({data, origins}) : null;
  const fetch = route({
    collector,
    console: hasCollector ? createConsolePages() : null,
    pages: parts === 'collector' ? null : createPages({collectorUrl}),
  });
  const close = async () => collector?.close();
  try {
    const server = await listen({fetch, close}, {port, host});
    const firstToken = async tell => (await collector?.firstToken(tell)) ?? null;
    return {url: server.url, firstToken, close: server.close};
  } catch (error) {
    await close();
    throw error;
  }
}
