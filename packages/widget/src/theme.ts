import type {Config} from '@akkoord/schema';
import {SCHEMES} from '@akkoord/schema/theme';

/**
 * Colours and measures, on the class `theme` inside a shadow root, where page CSS cannot reach them. A site
 * names them in its config, or sets `--akkoord-accent`, `--akkoord-surface`, `--akkoord-font` and
 * `--akkoord-radius`.
 *
 * Whatever the properties say, the words on a button keep a contrast of at least 5:1: in light mode the accent
 * is darkened to an OKLCH lightness of .46 at most (lightness and chroma by one factor, which is dimming in
 * linear light and never leaves the gamut) and the ground is nearly white, in dark mode the accent is raised to
 * .8 at least and the ground is nearly black. Browsers without relative colours show our own.
 */
const schemeRules = ({accent, surface, ink}: (typeof SCHEMES)[''], words: string, clamped: string): string =>
  `.theme{--_surface:${surface};--_ink:${ink};--_accent:${accent};${words}}
@supports(color:oklch(from red l c h)){.theme{${clamped}}}`;

const relative = (token: string, fallback: string, channels: string): string =>
  `--_${token}:oklch(from var(--akkoord-${token},${fallback}) ${channels} h/1);`;

const light = (): string => {
  const {accent, surface} = SCHEMES[''];
  return schemeRules(
    SCHEMES[''],
    'color-scheme:light;--_soft:#525a66;--_radius:var(--akkoord-radius,8px);--_fill:color-mix(in srgb,var(--_ink) 5%,var(--_surface));--_line:color-mix(in srgb,var(--_ink) 18%,var(--_surface))',
    relative('accent', accent, 'min(l,.46) calc(c*min(1,.46/l))') +
      relative('surface', surface, 'max(l,.96) min(c,.02)'),
  );
};

const dark = (): string => {
  const {accent, surface} = SCHEMES.Dark;
  return schemeRules(
    SCHEMES.Dark,
    'color-scheme:dark;--_soft:#b3bac6',
    relative('accent', accent, 'max(l,.8) min(c,.09)') + relative('surface', surface, 'min(l,.3) min(c,.03)'),
  );
};

const MEDIA = {light: 'not all', dark: 'all', system: '(prefers-color-scheme:dark)'};

let made: {readonly config: Config; readonly sheet: CSSStyleSheet} | undefined;

/**
 * The tokens as `config` has them, for every surface of a page. What the config names is taken as it is: its
 * colours have been checked, other than those of custom properties.
 */
export function themeSheet(config: Config): CSSStyleSheet {
  if (made?.config !== config) {
    const sheet = new CSSStyleSheet();
    const {scheme = 'system', accent, accentDark, surface, surfaceDark, radius, font} = config.theme ?? {};
    sheet.replaceSync(
      `${font ? `:host{--akkoord-font:${font}!important}` : ''}${light()}${own({accent, surface, radius})}
@media ${MEDIA[scheme]}{${dark()}${own({accent: accentDark, surface: surfaceDark})}}`,
    );
    made = {config, sheet};
  }
  return made.sheet;
}

const own = (tokens: Readonly<Record<string, string | undefined>>): string =>
  `.theme{${Object.entries(tokens)
    .map(([name, value]) => (value ? `--_${name}:${value};` : ''))
    .join('')}}`;

/** The font of every surface of ours. `medium` is the size that the visitor chose in the browser. */
export const font = 'medium/1.5 var(--akkoord-font,system-ui,sans-serif)';

/** The one look of every button that takes or opens a choice, in both layers; a flex container in the font around it. */
export const choice =
  'box-sizing:border-box;align-items:center;justify-content:center;min-height:44px;padding:.5em 1em;border:1px solid var(--_accent);border-radius:var(--_radius);background:color-mix(in srgb,var(--_accent) 9%,var(--_surface));color:var(--_accent);font-weight:600;line-height:1.3;text-align:center;cursor:pointer';

/** How a choice button answers the pointer; the same for each of them. */
export const choiceHover = 'box-shadow:inset 0 0 0 1px var(--_accent)';

/** The mark of keyboard focus: a ring of the accent, set off by the surface. */
export const focusRing = 'outline:3px solid var(--_accent);outline-offset:2px';
