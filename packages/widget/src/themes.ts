import type {Theme} from '@akkoord/schema';

/**
 * Three ready values for the key `theme` of a config: `paper`, warm and with a serif; `slate`, dark whatever
 * the visitor's scheme; `plain`, black on white without corners, for the highest contrast.
 */
export const themes: Readonly<Record<'paper' | 'slate' | 'plain', Theme>> = {
  paper: {
    accent: '#7a3b00',
    accentDark: '#f0b27a',
    surface: '#fffaf2',
    surfaceDark: '#1d1712',
    font: 'Georgia, serif',
    radius: '4px',
  },
  slate: {scheme: 'dark', accentDark: '#9fd3c7', surfaceDark: '#161b22', radius: '14px'},
  plain: {
    accent: '#000000',
    accentDark: '#ffffff',
    surface: '#ffffff',
    surfaceDark: '#000000',
    radius: '0px',
  },
};
