import {createMatcher} from '@akkoord/services';
import {createGuard, type Guard} from '../blocker/guard.ts';
import type {ServiceMatch} from '../service-match.ts';
import type {WorkerService, WorkerSettings} from './worker-message.ts';

/** What may not load, for one page. */
export interface Holdings {
  /** True where nothing is held: there is nothing to do. */
  readonly isEmpty: boolean;
  /** Id of the service that holds a request to `url`. */
  heldBy(url: string): string | undefined;
  /** What holds the addresses in a page's HTML. */
  inPage(pageUrl: string): {readonly guard: Guard; readonly isHeldHost: (url: string) => boolean};
}

/** The services that `settings` speak of. */
export function workerServices(
  {services}: WorkerSettings,
  catalogue: readonly WorkerService[],
): readonly WorkerService[] {
  return services.flatMap(entry =>
    typeof entry === 'string' ? (catalogue.find(({id}) => id === entry) ?? []) : entry,
  );
}

/** The holdings over `services`, of which `isAllowed` may load. */
export function createHoldings(
  services: readonly WorkerService[],
  isAllowed: (id: string) => boolean,
): Holdings {
  const match = createMatcher(services);
  // With what is nobody's, which holds nothing and takes its hosts from those that do.
  const held = services.filter(({id}) => !isAllowed(id));
  let hosts: ((url: URL) => string | undefined) | undefined;

  return {
    isEmpty: held.length === 0,
    heldBy(url) {
      const service = match(new URL(url));
      return service && !isAllowed(service) ? service : undefined;
    },
    inPage: pageUrl => ({
      guard: createGuard({
        services: services.map(asMatch),
        isAllowed,
        baseURI: () => pageUrl,
        home: new URL(pageUrl).host,
      }),
      isHeldHost(url) {
        hosts ??= createMatcher(
          held.map(({id, match}) => ({id, match: match.map(pattern => pattern.split('/')[0] as string)})),
        );
        return URL.canParse(url, pageUrl) && Boolean(hosts(new URL(url, pageUrl)));
      },
    }),
  };
}

const asMatch = ({id, match}: WorkerService): ServiceMatch => ({
  id,
  category: '',
  match,
  stored: [],
  digest: '',
});
