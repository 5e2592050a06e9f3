import type {ServerResponse} from 'node:http';
import {setTimeout as wait} from 'node:timers/promises';

/** How a host misbehaves. Parts add up: a delay comes before whatever follows it. */
export interface Behaviour {
  /** Answer with this status and no body. */
  readonly status?: number;
  /** Wait first. */
  readonly delayMs?: number;
  /** Take the request and never answer. */
  readonly hang?: boolean;
  /** Cut the connection. */
  readonly reset?: boolean;
}

/** Plays `behaviour` on `response`; resolves to whether the normal answer is still to be given. */
export async function misbehave(response: ServerResponse, behaviour: Behaviour): Promise<boolean> {
  // Who has stopped the stand-ins meanwhile is not kept from ending.
  if (behaviour.delayMs) await wait(behaviour.delayMs, undefined, {ref: false});
  if (behaviour.hang) return false;
  if (behaviour.reset) {
    response.destroy();
    return false;
  }
  if (behaviour.status === undefined) return true;
  response.writeHead(behaviour.status, {'access-control-allow-origin': '*'}).end();
  return false;
}
