import {describe, expect, it} from 'vitest';
import {decideRequest, type SeenRequest} from './index.ts';

const site = {origin: 'https://www.site.test', isHeld: (url: string) => url.includes('listed.test')};
const request = (given: Partial<SeenRequest>): SeenRequest => ({
  url: 'https://www.site.test/page',
  method: 'GET',
  mode: 'no-cors',
  destination: 'script',
  ...given,
});
const page = {mode: 'navigate', destination: 'document'};

describe('the verdict on a request', () => {
  it.each(['script', 'image', 'style', 'font', 'video', 'worker', ''])('refuses a held %s', destination => {
    expect(decideRequest(request({url: 'https://a.listed.test/x', destination}), site)).toBe('refuse');
  });

  it('refuses whatever the method is', () => {
    expect(decideRequest(request({url: 'https://a.listed.test/x', method: 'POST', mode: 'cors'}), site)).toBe(
      'refuse',
    );
  });

  it('looks through pages and frames of the site', () => {
    expect(decideRequest(request(page), site)).toBe('page');
    for (const destination of ['iframe', 'frame', 'embed', 'object'])
      expect(decideRequest(request({...page, destination}), site)).toBe('frame');
  });

  it.each([
    ['the site’s own files', {}],
    ['unlisted third parties', {url: 'https://cdn.test/x.js'}],
    ['forms that are sent', {...page, method: 'POST'}],
    ['pages of other origins', {...page, url: 'https://other.site.test/'}],
    ['addresses without a host', {url: 'blob:https://a.listed.test/1'}],
  ])('passes %s', (_title, given) => {
    expect(decideRequest(request(given), site)).toBe('pass');
  });
});
