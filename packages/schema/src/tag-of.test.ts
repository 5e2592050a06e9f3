import {expect, it} from 'vitest';
import type {Config} from './config.ts';
import {tagOf} from './tag-of.ts';

const BASE = 'https://consent.example/';
const PLACE = {src: `${BASE}akkoord/akkoord.js`, collector: BASE};
const config: Config = {
  site: 'shop',
  controller: {name: 'C & "Co"'},
  privacy: '/privacy',
  languages: ['nl', 'en'],
};

it('says everything in attributes where they can say it', () => {
  expect(tagOf(config, PLACE)).toBe(`<script src="https://consent.example/akkoord/akkoord.js"
  data-site="shop"
  data-controller="C &amp; &quot;Co&quot;"
  data-privacy="/privacy"
  data-languages="nl en"
  data-collector="https://consent.example/"></script>`);
});

it.each<[string, Partial<Config>]>([
  ['a controller with an address', {controller: {name: 'Shop', email: 'privacy@shop.example'}}],
  ['texts of its own', {texts: {nl: {'banner.title': '</script><b>'}}}],
  ['an empty list', {frames: []}],
])('puts %s into a block before the tag, which no text of it can end', (_, change) => {
  const [, block, tag] =
    /^<script type="application\/json" id="akkoord-config">\n(.*)\n<\/script>\n(.*)$/s.exec(
      tagOf({...config, ...change, notice: {hash: 'a', materialHash: 'b'}}, PLACE),
    ) as unknown as [string, string, string];
  expect(block).not.toContain('<');
  expect(JSON.parse(block)).toEqual({...config, ...change, collector: BASE});
  expect(tag).toBe('<script src="https://consent.example/akkoord/akkoord.js"></script>');
});

it('leads to the collector of the config, or to none, where no other is given', () => {
  const {src} = PLACE;
  expect(tagOf({...config, collector: BASE}, {src})).toContain(`data-collector="${BASE}"`);
  expect(tagOf(config, {src})).not.toContain('collector');
  expect(tagOf({...config, frames: []}, {src})).not.toContain('collector');
});

it('has a browser refuse another script where the hash is known', () => {
  const tag = tagOf({...config, frames: []}, {...PLACE, integrity: 'sha384-x'});
  expect(tag).toMatch(/akkoord\.js" integrity="sha384-x" crossorigin="anonymous"><\/script>$/);
});
