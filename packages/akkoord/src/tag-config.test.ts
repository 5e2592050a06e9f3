// @vitest-environment happy-dom
import {afterEach, expect, it, vi} from 'vitest';
import {filesAddress, readTagConfig, tagFaults} from './tag-config.ts';

/** A document that loads nothing, and the tag in it. */
const page = (html: string): {document: Document; tag: HTMLScriptElement} => {
  const document = new DOMParser().parseFromString(`<head>${html}</head>`, 'text/html');
  return {document, tag: document.querySelector('script[src]') as HTMLScriptElement};
};
const TAG =
  '<script src="/a.js" data-site="s" data-controller="C &amp; Co" data-privacy="/p" data-collector="/" data-services="youtube  vimeo"></script>';

afterEach(() => vi.restoreAllMocks());

it('reads lists, the controller and the collector from attributes', () => {
  const {tag, document} = page(TAG);
  expect(readTagConfig(tag, document)).toEqual({
    site: 's',
    controller: {name: 'C & Co'},
    privacy: '/p',
    collector: new URL('/', document.baseURI).href,
    services: ['youtube', 'vimeo'],
  });
});

it('reads vendors, and what a container carries', () => {
  const {tag, document} = page(
    TAG.replace(
      '></script>',
      ' data-ga4="G-ABC123" data-meta-pixel="12345" data-gtm-for="analytical, tracking" data-matomo="https://stats.example/ 3"></script>',
    ),
  );
  expect(readTagConfig(tag, document).tags).toEqual({
    ga4: 'G-ABC123',
    metaPixel: '12345',
    gtmFor: ['analytical', 'tracking'],
    matomo: 'https://stats.example/ 3',
  });
});

it('adds vendors of the tag to those of the block', () => {
  const {tag, document} = page(
    `<script type="application/json" id="akkoord-config">{"tags":{"ga4":"G-OTHER1","uet":"12345"}}</script>${TAG.replace('></script>', ' data-ga4="G-ABC123"></script>')}`,
  );
  expect(readTagConfig(tag, document).tags).toEqual({ga4: 'G-ABC123', uet: '12345'});
});

it('lets attributes win over the block before the tag', () => {
  const {tag, document} = page(
    `<script type="application/json" id="akkoord-config">{"site":"other","layout":"card"}</script>${TAG}`,
  );
  expect(readTagConfig(tag, document)).toMatchObject({site: 's', layout: 'card'});
});

it.each(['{', '[]', '"x"', 'null'])('says that a block of %s is no object, and goes on without it', block => {
  const warn = vi.spyOn(console, 'warn').mockImplementation(() => {});
  const {tag, document} = page(`<script type="application/json" id="akkoord-config">${block}</script>${TAG}`);
  expect(readTagConfig(tag, document)).toMatchObject({site: 's'});
  // Once per page and code; the first of these cases has said it.
  if (block === '{') expect(warn.mock.calls[0]?.[0]).toContain('config-not-json');
});

it.each([
  '<script type="application/json" id="akkoord-config">{}</script>',
  '<script type="importmap">{"integrity": {}}</script>',
  '<script type="application/ld+json">{}</script>',
])('says nothing of a tag that is the first script to run, behind %s', data => {
  const {tag, document} = page(data + TAG);
  expect(tagFaults(tag, document)).toEqual([]);
});

it('says where a script stands before the tag', () => {
  const {tag, document} = page(`<script>1</script>${TAG}`);
  expect(tagFaults(tag, document)).toEqual([{code: 'tag-not-first', path: ''}]);
});

it.each(['async', 'defer', 'type="module"'])('says of a tag with %s that it comes too late', mark => {
  const {tag, document} = page(TAG.replace('<script', `<script ${mark}`));
  expect(tagFaults(tag, document)).toEqual([{code: 'tag-async', path: ''}]);
  expect(tagFaults(null, document)).toEqual([{code: 'tag-async', path: ''}]);
});

it.each([
  ['/akkoord-0.1.0/', 'https://shop.example/akkoord-0.1.0/'],
  ['https://static.example/x/', 'https://static.example/x/'],
  // An address that is none must not keep anything from being held.
  ['https://%cdn%/', 'https://shop.example/page'],
  ['//', 'https://shop.example/page'],
])('looks for the other files of a tag that stands in the page at %s', (files, address) => {
  vi.stubGlobal('document', {baseURI: 'https://shop.example/page'});
  const tag = {src: '', dataset: {files}} as unknown as HTMLScriptElement;
  expect(filesAddress(tag)).toBe(address);
  vi.unstubAllGlobals();
});
