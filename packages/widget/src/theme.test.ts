// @vitest-environment happy-dom
import type {Config} from '@akkoord/schema';
import {expect, it} from 'vitest';
import {themeSheet} from './theme.ts';

const config: Config = {site: 'example', controller: {name: 'Voorbeeld BV'}, privacy: '/privacy'};
const textOf = (theme: Config['theme']): string =>
  [...themeSheet(theme ? {...config, theme} : config).cssRules].map(({cssText}) => cssText).join(' ');

it('is made once for a config', () => {
  expect(themeSheet(config)).toBe(themeSheet(config));
  expect(themeSheet({...config})).not.toBe(themeSheet(config));
});

it('takes colours, corners and font of the config', () => {
  const text = textOf({accent: '#7a1f3d', surfaceDark: '#101418', radius: '0px', font: 'Georgia, serif'});
  for (const value of ['#7a1f3d', '#101418', '0px', 'Georgia, serif']) expect(text).toContain(value);
});

it.each([
  ['system', '(prefers-color-scheme:dark)'],
  ['dark', 'all'],
  ['light', 'not all'],
] as const)('is dark in the scheme %s for %s', (scheme, media) => {
  expect(textOf({scheme}).replace(/\s/g, '')).toContain(`@media${media.replace(/\s/g, '')}{`);
});
