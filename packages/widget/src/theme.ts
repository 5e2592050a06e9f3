/**
 * Colours and measures, on the class `theme` inside a shadow root, where page CSS cannot reach them. A site
 * sets `--akkoord-accent`, `--akkoord-font` and `--akkoord-radius`.
 *
 * Whatever the accent, the words on a button keep a contrast of at least 5:1: in light mode the accent is
 * darkened to an OKLCH lightness of .46 at most (lightness and chroma by one factor, which is dimming in
 * linear light and never leaves the gamut), in dark mode it is raised to .8 at least. Browsers without
 * relative colours show our own accent.
 */
export const theme = `
.theme{color-scheme:light;--_surface:#fff;--_ink:#1b1f26;--_soft:#525a66;--_line:#d9dde4;--_accent:#1d4f91;--_radius:var(--akkoord-radius,8px)}
@supports(color:oklch(from red l c h)){.theme{--_accent:oklch(from var(--akkoord-accent,#1d4f91) min(l,.46) calc(c*min(1,.46/l)) h/1)}}
@media(prefers-color-scheme:dark){.theme{color-scheme:dark;--_surface:#1c1f25;--_ink:#eceef2;--_soft:#b3bac6;--_line:#3a404b;--_accent:#a8c7fa}
@supports(color:oklch(from red l c h)){.theme{--_accent:oklch(from var(--akkoord-accent,#a8c7fa) max(l,.8) min(c,.09) h/1)}}}`;

/** The font of every surface of ours. `medium` is the size that the visitor chose in the browser. */
export const font = 'medium/1.5 var(--akkoord-font,system-ui,sans-serif)';

/** The one look of every button that takes or opens a choice, in both layers. */
export const choice =
  'box-sizing:border-box;display:flex;align-items:center;justify-content:center;min-height:44px;padding:.5em 1em;border:1px solid var(--_accent);border-radius:var(--_radius);background:color-mix(in srgb,var(--_accent) 9%,var(--_surface));color:var(--_accent);font:inherit;font-weight:600;line-height:1.3;text-align:center;overflow-wrap:anywhere;cursor:pointer';

/** How a choice button answers the pointer; the same for each of them. */
export const choiceHover = 'box-shadow:inset 0 0 0 1px var(--_accent)';

/** The mark of keyboard focus: a ring of the accent, set off by the surface. */
export const focusRing = 'outline:3px solid var(--_accent);outline-offset:2px';
