import {createMatcher} from '@akkoord/services';
import type {ServiceMatch} from '../service-match.ts';

/** A policy for the frames of one page view. It can be made no wider afterwards (CSP, section 8.1). */
export interface FramePolicy {
  /** The policy, as a `<meta>` carries it. */
  readonly text: string;
  /** True where a frame may load `url` directly, as far as the policy goes. */
  lets(url: URL): boolean;
}

/** What decides on a policy. */
export interface FramePolicyOptions {
  /** Hosts that may be framed in any case. */
  readonly hosts: readonly string[];
  readonly isAllowed: (service: string) => boolean;
  /** An address that may load although its service is held. */
  readonly once?: URL | undefined;
}

/**
 * No embed has this path. A host with it lets nothing through directly, yet after a redirect of the page's own
 * host everything: paths no longer count then (CSP, section 6.7.2.8), as they would tell where others redirect to.
 */
const NOWHERE = '/akkoord-closed';

/** Frames that the page fills itself; both kinds inherit its policies. */
const OWN = "'self' blob: data:";

/** How every policy of ours begins; Firefox writes the hosts behind it in another way. */
export const POLICY_START = `frame-src ${OWN}`;

/**
 * The policy that refuses frames, objects and embeds of every host but the page's own, those in `hosts`, and
 * those of services that are allowed; undefined where no service with frames is held.
 */
export function framePolicy(
  services: readonly ServiceMatch[],
  {hosts, isAllowed, once}: FramePolicyOptions,
): FramePolicy | undefined {
  const held = services.filter(({id}) => !isAllowed(id));
  if (!held.some(({frames}) => frames)) return undefined;
  const open = [
    ...hosts,
    ...services.filter(({id}) => isAllowed(id)).flatMap(({match}) => match.map(hostOf)),
  ];
  const behindRedirect = held.flatMap(({frames = []}) => frames.map(hostOf));
  const sources = new Set([
    ...(once ? [exactly(once)] : []),
    ...open.flatMap(withParent),
    ...behindRedirect.flatMap(withParent).map(host => host + NOWHERE),
  ]);
  const list = [OWN, ...sources].join(' ');
  const match = createMatcher([{id: 'open', match: open}]);
  return {
    text: `frame-src ${list}; object-src ${list}`,
    lets: url => url.href === once?.href || match(url) !== undefined,
  };
}

/** Both signs would end a source in a policy, and stand for themselves in an address. */
const exactly = ({host, pathname}: URL): string =>
  host + pathname.replace(/[;,]/g, sign => `%${sign.charCodeAt(0).toString(16)}`);

const hostOf = (pattern: string): string => pattern.split('/')[0] as string;

/** In a policy `*.` leaves out the host itself. */
const withParent = (host: string): string[] => (host.startsWith('*.') ? [host, host.slice(2)] : [host]);
