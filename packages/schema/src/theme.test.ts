import {describe, expect, it} from 'vitest';
import {lowContrast, type Theme} from './theme.ts';

describe('the contrast of a theme', () => {
  it.each<Theme>([
    {},
    {accent: '#000000'},
    {accent: '#7a1f3d', accentDark: '#ffd27a'},
    {surface: '#fff8f0', surfaceDark: '#101418'},
    {font: 'Georgia', radius: '0px', scheme: 'dark'},
  ])('is enough in %j', theme => {
    expect(lowContrast(theme)).toEqual([]);
  });

  it.each<[Theme, string[]]>([
    [{accent: '#ffe600'}, ['accent']],
    [{accent: '#ffffff'}, ['accent']],
    [{accentDark: '#333333'}, ['accentDark']],
    [{surface: '#808080'}, ['surface', 'surface']],
    [{surfaceDark: '#8a8a8a'}, ['surfaceDark', 'surfaceDark']],
    [{surface: '#1c1f25', accent: '#a8c7fa'}, ['surface']],
    [{accent: '#767676'}, ['accent']],
  ])('is not in %j', (theme, keys) => {
    expect(lowContrast(theme)).toEqual(keys);
  });
});
