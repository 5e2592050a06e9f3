import type {Service} from '@akkoord/schema';
import {createFrameMatcher, framesOf} from './frames.ts';

/** Codes of an answer that opens no frame (docs/errors.md). */
export const FRAME_CODES = ['frame-address-missing', 'frame-not-listed', 'frame-outside-page'] as const;

type FrameCode = (typeof FRAME_CODES)[number];

const REFUSALS: Readonly<Record<FrameCode, readonly [status: number, message: string]>> = {
  'frame-address-missing': [400, 'found no address, expected one in "to"'],
  'frame-not-listed': [403, 'the address in "to" is no https embed of the catalogue; frame it directly'],
  'frame-outside-page': [403, 'asked for outside of a frame of this site; only its own frames open here'],
};

/** What browsers call requests for the content of an embed. */
const EMBEDS = /^(iframe|frame|embed|object)$/;

/** The part of a request that is looked at. */
export interface FrameRequest {
  readonly method: string;
  readonly url: string;
  readonly headers: {get(name: string): string | null};
}

/**
 * Answers `/akkoord/open?to=<address>` on the site's own host: a redirect to the address where that is an
 * embed of `services`, a coded refusal everywhere else, so that nobody can send people on through it. A `HEAD`
 * asks whether the address would be opened: 204 with `akkoord-open`, or the refusal without a body.
 */
export function createFrameRedirect(
  services: readonly Pick<Service, 'id' | 'match' | 'embed'>[],
): (request: FrameRequest) => Response {
  const match = createFrameMatcher(services.map(framed));
  return ({method, url, headers}) => {
    const isQuestion = method === 'HEAD';
    const given = new URL(url, 'https://site').searchParams.getAll('to');
    if (given.length !== 1) return refuse('frame-address-missing', isQuestion);
    const found = match(given[0] ?? '');
    if (!found) return refuse('frame-not-listed', isQuestion);
    if (isQuestion) return new Response(null, {status: 204, headers: {...HEADERS, 'akkoord-open': 'server'}});
    if (!isOwnFrame(headers)) return refuse('frame-outside-page', false);
    return new Response(null, {status: 302, headers: {...HEADERS, location: found.address}});
  };
}

/** No browser may keep the answer, or take it for anything else. */
const HEADERS = {'cache-control': 'no-store', 'x-content-type-options': 'nosniff'};

const framed = ({id, match, embed}: Pick<Service, 'id' | 'match' | 'embed'>) => {
  const frames = framesOf(embed ? {match, embed} : {match});
  return frames ? {id, match, frames} : {id, match};
};

/** Browsers that do not say what a request is for are old ones, and taken at their word. */
function isOwnFrame(headers: FrameRequest['headers']): boolean {
  const dest = headers.get('sec-fetch-dest');
  return (dest === null || EMBEDS.test(dest)) && headers.get('sec-fetch-site') !== 'cross-site';
}

function refuse(code: FrameCode, isQuestion: boolean): Response {
  const [status, message] = REFUSALS[code];
  const body = isQuestion ? null : JSON.stringify({code, message});
  return new Response(body, {status, headers: {...HEADERS, 'content-type': 'application/json'}});
}
