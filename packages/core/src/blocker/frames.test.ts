// @vitest-environment happy-dom
import {beforeEach, describe, expect, it} from 'vitest';
import type {ServiceMatch} from '../service-match.ts';
import {createElementHold} from './elements.ts';
import {createFrames, type OpenFrame} from './frames.ts';
import {createGuard} from './guard.ts';
import {takeNatives} from './natives.ts';
import type {Realm} from './patches.ts';

const FILM = 'https://video.test/embed/a';
const video: ServiceMatch = {
  id: 'video',
  category: 'tracking',
  match: ['video.test'],
  frames: ['video.test/embed'],
  stored: [],
  digest: '',
};
const allowed = new Set<string>();
const answers: (OpenFrame | null)[] = [];

function setUp({once}: {once?: string} = {}) {
  const isAllowed = (id: string): boolean => allowed.has(id);
  const services = [video];
  const natives = takeNatives();
  const guard = createGuard({services, isAllowed, baseURI: () => 'https://site.test/', home: 'site.test'});
  const frames = createFrames(
    {hosts: [], once, opener: async () => answers.shift() ?? null},
    {
      realm: window as unknown as Realm,
      services,
      isAllowed,
      guard,
      natives,
      onAnswer: () => {},
      waitsFor: () => false,
    },
  );
  frames.start();
  const frame = document.createElement('iframe');
  return {frames, frame, elements: createElementHold(guard, natives, frames)};
}
const through: OpenFrame = (_, attribute, address) => ({[attribute]: `/akkoord/open?to=${address}`});
/** Reads through the element give what waits in it. */
const written = (frame: Element): string | null => Element.prototype.getAttribute.call(frame, 'src');
const policies = (): number => document.head.querySelectorAll('meta[http-equiv]').length;

beforeEach(() => {
  document.head.innerHTML = '';
  document.body.innerHTML = '';
  allowed.clear();
  answers.length = 0;
});

describe('frames under a policy', () => {
  it('are closed while something that can be framed is held', () => {
    expect([setUp().frames.isClosed, policies()]).toEqual([true, 1]);
    allowed.add('video');
    expect([setUp().frames.isClosed, policies()]).toEqual([false, 1]);
  });

  it('open through the own host once they are allowed, and go on giving their address', async () => {
    const {frames, frame, elements} = setUp();
    expect(elements.take(frame, 'src', FILM)).toBe(true);
    expect(elements.shutAddress(frame)).toBeUndefined();
    allowed.add('video');
    answers.push(through);
    expect(elements.shutAddress(frame)).toBe(FILM);
    elements.free(frame);
    expect(frames.isAsking(FILM)).toBe(true);
    await frames.settled();
    elements.free(frame);
    expect([written(frame), elements.waiting(frame, 'src')]).toEqual([`/akkoord/open?to=${FILM}`, FILM]);
    expect(elements.shutAddress(frame)).toBeUndefined();
  });

  it('close again when they are no longer allowed', async () => {
    const {frames, frame, elements} = setUp();
    allowed.add('video');
    answers.push(through);
    elements.take(frame, 'src', FILM);
    await frames.settled();
    elements.free(frame);
    allowed.clear();
    elements.hold(frame);
    expect([written(frame), elements.serviceOf(frame)]).toEqual([null, 'video']);
  });

  it('stay shut where nobody opens them, and are asked for anew later', async () => {
    const {frames, frame, elements} = setUp();
    allowed.add('video');
    elements.take(frame, 'src', FILM);
    await frames.settled();
    elements.free(frame);
    expect([elements.shutAddress(frame), frames.isAsking(FILM)]).toEqual([FILM, false]);
    answers.push(through);
    frames.retry();
    elements.free(frame);
    await frames.settled();
    elements.free(frame);
    expect(elements.shutAddress(frame)).toBeUndefined();
  });

  it('load directly where they are no embeds, or the visitor asked for the address before a reload', () => {
    const {frame, elements} = setUp({once: FILM});
    expect(elements.take(frame, 'src', FILM)).toBe(false);
    expect(elements.take(frame, 'src', 'https://video.test/embed/b')).toBe(true);
    allowed.add('video');
    expect(elements.take(frame, 'src', 'https://video.test/pixel')).toBe(false);
    expect(elements.take(frame, 'src', 'https://other.test/')).toBe(false);
    expect(elements.take(frame, 'srcdoc', '<p>own</p>')).toBe(false);
  });
});
