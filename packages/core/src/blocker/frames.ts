import {createMatcher} from '@akkoord/services';
import {parseUrl} from '../parse-url.ts';
import type {ServiceMatch} from '../service-match.ts';
import {warn} from '../warn.ts';
import {type FramePolicy, framePolicy, POLICY_START} from './frame-policy.ts';
import type {Guard} from './guard.ts';
import type {Natives} from './natives.ts';
import type {Realm} from './patches.ts';

/** Elements that show something of their own: they get a placeholder, and a frame policy is about them. */
export const SHOWS = /^(iframe|frame|embed|object)$/;

/**
 * The attributes by which `element` loads `address`, given as `attribute`, through the page's own host; null
 * where that host does not do so for this kind of element.
 */
export type OpenFrame = (
  element: Element,
  attribute: string,
  address: string,
) => Readonly<Record<string, string>> | null;

/** How a site wants its frames closed, and what opens them. */
export interface FrameOptions {
  /** Hosts that may be framed in any case. */
  readonly hosts: readonly string[];
  /** Address that the visitor asked for before this page was loaded again for it. */
  readonly once?: string | undefined;
  /** Finds out who on the page's own host opens `address`; null: nobody. */
  readonly opener: (address: string) => Promise<OpenFrame | null>;
}

/** What else frames work with. */
export interface FrameSurroundings {
  readonly realm: Realm;
  readonly services: readonly ServiceMatch[];
  readonly isAllowed: (service: string) => boolean;
  readonly guard: Guard;
  readonly natives: Natives;
  /** An answer of `opener` has come. */
  readonly onAnswer: () => void;
  /** True where some element of the page waits with an address on `host`. */
  readonly waitsFor: (host: string) => boolean;
}

/** The frame policy of one page view, and the way around it for what is allowed meanwhile. */
export interface Frames {
  /** Puts the policy into the page, where something is held. To be called before anything is patched. */
  start(): void;
  /** True once a policy is in force: it stays so until the page is left, whatever is granted. */
  readonly isClosed: boolean;
  /** The address that the visitor asked for before this page was loaded again for it. */
  readonly once: string | undefined;
  /** True where the policy refuses `url` to every frame. */
  refuses(url: URL): boolean;
  /** True where the policy refuses `value` as `attribute` of `element`, though its service may be allowed by now. */
  shuts(element: Element, attribute: string, value: string): boolean;
  /** Attributes by which a shut `address` loads; undefined where that is not known yet, or cannot be. */
  open(element: Element, attribute: string, address: string): Readonly<Record<string, string>> | undefined;
  /** True while it is being found out how `address` opens. */
  isAsking(address: string): boolean;
  /** Forgets that nobody opened an address: a worker may have come meanwhile. */
  retry(): void;
  /** Resolves when nothing is being found out any more. */
  settled(): Promise<unknown>;
}

/** The frames of a site that has asked for a policy. */
export function createFrames(
  {hosts, once, opener}: FrameOptions,
  {realm, services, isAllowed, guard, natives, onAnswer, waitsFor}: FrameSurroundings,
): Frames {
  const {document} = realm;
  const frameOf = createMatcher(services.map(({id, frames = []}) => ({id, match: frames})));
  const openers = new Map<string | undefined, OpenFrame | null>();
  const asking = new Map<string | undefined, Promise<unknown>>();
  let policy: FramePolicy | undefined;

  const ask = (service: string | undefined, address: string): void => {
    const answer = opener(address).catch(() => null);
    const asked = answer.then(open => {
      openers.set(service, open);
      asking.delete(service);
      onAnswer();
    });
    asking.set(service, asked);
  };
  const warnOfRefused = ({originalPolicy, blockedURI}: SecurityPolicyViolationEvent): void => {
    const url = parseUrl(blockedURI);
    if (!originalPolicy.startsWith(POLICY_START) || !url?.host || waitsFor(url.host)) return;
    warn('frame-refused', url.host, 'a host in data-frames, or an embed of the catalogue');
  };

  return {
    once,
    get isClosed() {
      return policy !== undefined;
    },
    start() {
      const asked = services.find(({id}) => id === guard.serviceOf(once));
      // A form goes on to other addresses of its service, which none of the others needs to.
      const isForm = asked?.frames?.length === 0;
      policy = framePolicy(services, {
        hosts,
        isAllowed: id => isAllowed(id) || (isForm && id === asked.id),
        once: asked && once ? new URL(once, document.baseURI) : undefined,
      });
      if (!policy) return;
      document.addEventListener('securitypolicyviolation', warnOfRefused);
      const meta = document.createElement('meta');
      meta.httpEquiv = 'Content-Security-Policy';
      meta.content = policy.text;
      // Anywhere else than in the head it says nothing.
      natives.insertBefore(document.head, meta, null);
    },
    refuses: url => policy !== undefined && !policy.lets(url),
    shuts({localName}, attribute, value) {
      if (!policy || attribute === 'srcdoc' || !SHOWS.test(localName)) return false;
      const service = services.find(({id}) => id === guard.serviceOf(value));
      if (!service?.frames) return false;
      const url = new URL(value, document.baseURI);
      return !policy.lets(url) && (service.frames.length === 0 || frameOf(url) === service.id);
    },
    open(element, attribute, address) {
      const service = guard.serviceOf(address);
      if (!openers.has(service) && !asking.has(service))
        ask(service, new URL(address, document.baseURI).href);
      return openers.get(service)?.(element, attribute, address) ?? undefined;
    },
    isAsking: address => asking.has(guard.serviceOf(address)),
    retry() {
      for (const [service, open] of openers) if (!open) openers.delete(service);
    },
    settled: () => Promise.all(asking.values()),
  };
}
