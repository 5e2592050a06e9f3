import {type Hasher, toHex} from '@akkoord/ledger';
import {isPrivate, networkOf} from './network-of.ts';

const MINUTE = 60_000;
/** More senders than that in one minute are an attack, which a bound for each of them does not hold. */
const MAX_CLIENTS = 200_000;

/** Answers whether one more request of `client` is within the bound, and counts it. */
export type ClientBound = (client: string | undefined) => boolean;

/**
 * A bound of `perMinute` requests for each sender. Addresses are not kept, not even in memory: what is counted is a
 * hash with a key that is new each minute, so that nothing links a sender to an earlier minute or to a record.
 * Senders on this machine or a private network are not bounded: that is a proxy, in whose name everybody comes.
 */
export function createClientBound(
  {clock, hasher}: {readonly clock: () => number; readonly hasher: Hasher},
  perMinute: number,
): ClientBound {
  let minute = -1;
  let key = new Uint8Array();
  const counts = new Map<string, number>();
  return client => {
    if (client === undefined || isPrivate(client)) return true;
    const now = Math.floor(clock() / MINUTE);
    if (now !== minute) {
      minute = now;
      key = crypto.getRandomValues(new Uint8Array(32));
      counts.clear();
    }
    const name = toHex(hasher.hmacSha256(key, networkOf(client)).subarray(0, 12));
    const count = (counts.get(name) ?? 0) + 1;
    if (count > 1 || counts.size < MAX_CLIENTS) counts.set(name, count);
    return count <= perMinute;
  };
}
