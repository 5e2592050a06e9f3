/**
 * Colours, corners and font of everything that is shown over a page; absent keys keep the default. Both
 * answers take them alike. Colours are `#rrggbb`; what the words on them could not be read on is refused
 * with `config-low-contrast`.
 */
export interface Theme {
  /** Absent means `system`: what the visitor has chosen for all pages. */
  readonly scheme?: 'light' | 'dark' | 'system';
  /** Words and borders of buttons, links, ticks and the mark of focus. */
  readonly accent?: string;
  readonly accentDark?: string;
  /** The ground of every surface. */
  readonly surface?: string;
  readonly surfaceDark?: string;
  /** Names of font families with commas between them, without quotes. */
  readonly font?: string;
  /** Corners, `0px` to `24px`. */
  readonly radius?: string;
}

/** Default accent and ground of a colour scheme, and the ink that stands on it. */
interface Scheme {
  readonly accent: string;
  readonly surface: string;
  readonly ink: string;
}

/** The default colours; what a theme leaves out is taken from here. */
export const SCHEMES: Readonly<Record<'' | 'Dark', Scheme>> = {
  '': {accent: '#1d4f91', surface: '#ffffff', ink: '#1b1f26'},
  Dark: {accent: '#a8c7fa', surface: '#1c1f25', ink: '#eceef2'},
};

/** How much of the accent the ground of a button holds. */
const TINT = 0.09;

/**
 * Keys of `theme` whose colour keeps words from being read: those on a button need 5:1 on its ground, which
 * is tinted with the accent, and text 7:1 on a surface.
 */
export function lowContrast(theme: Theme): readonly (keyof Theme)[] {
  return (['', 'Dark'] as const).flatMap(scheme => {
    const {accent, surface, ink} = SCHEMES[scheme];
    const words = channels(theme[`accent${scheme}`] ?? accent);
    const ground = channels(theme[`surface${scheme}`] ?? surface);
    const button = ground.map((part, at) => part + ((words[at] ?? 0) - part) * TINT);
    const key = theme[`accent${scheme}`] ? 'accent' : 'surface';
    return [
      ...(contrast(ground, channels(ink)) < 7 ? [`surface${scheme}` as const] : []),
      ...(contrast(words, button) < 5 ? [`${key}${scheme}` as const] : []),
    ];
  });
}

const channels = (hex: string): readonly number[] =>
  [1, 3, 5].map(at => Number.parseInt(hex.slice(at, at + 2), 16) / 255);

/** Contrast of two colours as WCAG 2.2 defines it, 1 to 21. */
const contrast = (one: readonly number[], other: readonly number[]): number => {
  const [dark = 0, light = 0] = [luminance(one), luminance(other)].sort((a, b) => a - b);
  return (light + 0.05) / (dark + 0.05);
};

const luminance = (parts: readonly number[]): number =>
  parts.reduce(
    (sum, part, at) =>
      sum +
      ([0.2126, 0.7152, 0.0722][at] ?? 0) *
        (part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4),
    0,
  );
