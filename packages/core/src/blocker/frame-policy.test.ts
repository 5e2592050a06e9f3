import {describe, expect, it} from 'vitest';
import type {ServiceMatch} from '../service-match.ts';
import {framePolicy} from './frame-policy.ts';

const service = (id: string, match: string[], frames?: string[]): ServiceMatch => ({
  id,
  category: 'tracking',
  match,
  stored: [],
  digest: '',
  ...(frames ? {frames} : {}),
});
const video = service('video', ['video.test/embed/', 'video.test/api'], ['video.test/embed/']);
const map = service('map', ['*.map.test'], ['*.map.test']);
const form = service('form', ['form.test'], []);
const pixel = service('pixel', ['*.pixel.test', 'pixel-frames.test/f']);
const all = [video, map, form, pixel];

const policy = (allowed: string[] = [], hosts: string[] = [], services = all) =>
  framePolicy(services, {hosts, isAllowed: id => allowed.includes(id)});

describe('framePolicy', () => {
  it('lets held embeds through after a redirect alone, and nothing else of others', () => {
    const sources =
      "'self' blob: data: video.test/akkoord-closed *.map.test/akkoord-closed map.test/akkoord-closed";
    expect(policy()?.text).toBe(`frame-src ${sources}; object-src ${sources}`);
  });

  it('names hosts that may be framed as they are, each once, and the host above all below it too', () => {
    expect(policy([], ['pay.test', '*.own.test:8443', 'pay.test'], [video])?.text).toMatch(
      /^frame-src 'self' blob: data: pay\.test \*\.own\.test:8443 own\.test:8443 video\.test\/akkoord-closed;/,
    );
  });

  it('leaves every host of an allowed service open, framed or not', () => {
    const {text = ''} = policy(['pixel', 'video']) ?? {};
    expect(text.split('; ')[0]).toBe(
      "frame-src 'self' blob: data: video.test *.pixel.test pixel.test pixel-frames.test *.map.test/akkoord-closed map.test/akkoord-closed",
    );
  });

  it('is none where everything that could be framed is allowed, or nothing could be', () => {
    expect(policy(['video', 'map', 'form'])).toBeUndefined();
    expect(policy([], ['pay.test'], [pixel])).toBeUndefined();
    expect(policy(['video', 'map'])).toBeDefined();
  });

  it('lets one address of a held service through, where the visitor has asked for it', () => {
    const once = new URL('https://video.test/embed/a;b,c?d#e');
    const found = framePolicy([video], {hosts: [], isAllowed: () => false, once});
    expect(found?.text).toMatch(
      /^frame-src 'self' blob: data: video\.test\/embed\/a%3bb%2cc video\.test\/akkoord/,
    );
    expect([found?.lets(once), found?.lets(new URL('https://video.test/embed/f'))]).toEqual([true, false]);
  });

  it('knows which addresses it lets through directly', () => {
    const found = policy(['map'], ['*.pay.test', 'video.own.test']);
    const lets = (address: string) => found?.lets(new URL(address));
    expect(['https://pay.test/', 'https://a.pay.test/x', 'https://tiles.map.test/'].map(lets)).toEqual([
      true,
      true,
      true,
    ]);
    expect(['https://video.test/embed/a', 'https://own.test/', 'https://form.test/'].map(lets)).toEqual([
      false,
      false,
      false,
    ]);
  });
});
