import type {Service} from '@akkoord/schema';
import {createMatcher, type Matchable} from './match.ts';

/** A service with the frames that it is known by. */
export interface Framed extends Matchable {
  /**
   * Patterns of its frames that may be opened by a redirect. Empty: its frames hold forms, whose answers such
   * a frame could not go on to. Absent: it has no frames.
   */
  readonly frames?: readonly string[];
}

/** The patterns of `Framed.frames` for `service`: of its matches those that are embeds first. */
export function framesOf({match, embed}: Pick<Service, 'match' | 'embed'>): readonly string[] | undefined {
  if (!embed || embed.kind === 'form') return embed && [];
  const {match: embeds = match} = embed;
  return [...match.filter(one => embeds.includes(one)), ...embeds.filter(one => !match.includes(one))];
}

/** What is left out of an address before it is parsed, and so could make it another one: none of it may stand there. */
const PLAIN = /^https:\/\/(?![.-])[a-z\d.-]*[a-z\d](?=[/?#]|$)[^\s\\\p{Cc}]*$/u;

/** Longer ones no embed has, and servers on the way refuse. */
const LONGEST = 4_000;

/**
 * A function that gives the address in `text` where it is one of a frame of `services`, else undefined: an
 * absolute https address on the default port, without user, in plain ASCII up to the path. Nothing is repaired.
 */
export function createFrameMatcher(
  services: readonly Framed[],
): (text: string) => {readonly address: string; readonly service: string} | undefined {
  const ownerOf = createMatcher(services);
  const frameOf = createMatcher(services.map(({id, frames = []}) => ({id, match: frames})));
  return text => {
    if (text.length > LONGEST || !PLAIN.test(text)) return undefined;
    const url = new URL(text);
    const service = frameOf(url);
    // Of two services on one host the more exact pattern decides, embed or not.
    return service && ownerOf(url) === service ? {address: url.href, service} : undefined;
  };
}
