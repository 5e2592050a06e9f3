import {held, styleSheet} from '../style-sheet.ts';
import {choice, choiceHover, focusRing, font} from '../theme.ts';

/**
 * The look of the first layer. What carries meaning (words, link, buttons) are light children, so that any
 * client can read them; they are dressed here, where the page cannot reach. Custom properties are inherited
 * by force for the same reason, and all of it are flex containers because a page's `::first-line` does not
 * reach into one.
 *
 * Text that scrolls ends at a line, in forced colours too, with a shade above it until the last of it is in sight: the
 * shade stays where it is, and a cover of the ground moves over it with the text.
 */
export const bannerSheet = styleSheet(`.theme,.said{display:flex;flex-direction:column}
.theme{box-sizing:border-box;gap:16px;max-height:80dvh;overflow:auto;padding:20px;border:1px solid var(--_line);border-radius:calc(var(--_radius) + 4px);background:var(--_surface);color:var(--_ink);box-shadow:0 8px 40px rgb(10 20 40/.18);font-size:.9375em}
.said{flex:auto;min-height:8em}
dl{margin:6px 0 10px}
.choices{flex:none;display:grid;grid-auto-rows:1fr;gap:8px}
.text{overflow:auto;background:linear-gradient(var(--_surface) 0 0) bottom/1px 16px repeat-x local,linear-gradient(#0000,var(--_line)) bottom/1px 16px repeat-x}
.text[tabindex="0"]{border-bottom:1px solid var(--_line)}
@media(min-width:36em){.theme{padding:24px}dl{display:grid;grid-template-columns:fit-content(50%) 1fr;gap:0 12px}.bar .choices{grid-template-columns:repeat(3,1fr)}}
@media(min-width:60em){.bar{flex-direction:row;align-items:center;gap:48px;padding-inline:28px 60px}.bar .choices{grid-template-columns:13em}}
@media(max-height:30em){.theme{gap:8px;padding:10px}.theme .choices{gap:4px;grid-template-columns:repeat(3,1fr)}}
${held(`:host{all:initial;display:block;position:fixed;z-index:2147483647;inset:auto 12px 12px;max-width:70em;margin:0 auto;font:${font}}
:host([layout=card]){max-width:25em;margin-inline:0 auto}
:host([layout=card][position=center]){margin-inline:auto}
:host([layout=card][position=end]){margin-inline:auto 0}
::slotted(*){all:initial;--_accent:inherit;--_radius:inherit;--_surface:inherit;--_soft:inherit;display:flex;font:inherit;color:inherit;overflow-wrap:anywhere}
::slotted(*)::before,::slotted(*)::after{content:none}
::slotted(h2){margin-block-end:6px;margin-inline-end:36px;font-size:1.2em;font-weight:650;line-height:1.3}
::slotted(dt){font-weight:600}
::slotted(dd){margin-bottom:4px}
::slotted(p),::slotted(dd){color:var(--_soft)}
::slotted(a){align-self:start;padding:4px 0;color:var(--_accent);text-decoration:underline;text-underline-offset:.2em;cursor:pointer}
::slotted(button){${choice}}
::slotted(button:hover){${choiceHover}}
::slotted([slot=close]){position:absolute;top:6px;inset-inline-end:6px;width:44px;padding:0;border-color:transparent;background:var(--_surface);color:var(--_soft);font-size:1.5em;font-weight:400;line-height:1}
::slotted(:focus-visible),:focus-visible{${focusRing}}`)}
@media(max-height:30em) and (max-width:36em){::slotted([slot=choices]){padding:1px!important;font-size:.72em!important;hyphens:auto!important}}
@media print{:host{display:none!important}}`);
