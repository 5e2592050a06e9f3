import {styleSheet} from '../style-sheet.ts';
import {choice, choiceHover, focusRing, font, theme} from '../theme.ts';

/**
 * The look of the first layer. What carries meaning (words, link, buttons) are light children, so that any
 * client can read them, and is dressed here with `::slotted`: an `!important` declaration of a shadow root
 * outranks every declaration of the page. The custom properties are inherited by force for the same reason,
 * and everything is a flex container because a page's `::first-line` does not reach into one.
 */
export const bannerSheet = styleSheet(`${theme}
:host{all:initial!important;display:block!important;position:fixed!important;z-index:2147483647!important;inset:auto 12px 12px!important;max-width:70em!important;margin:0 auto!important;font:${font}!important}
:host([layout=card]){max-width:25em!important;margin:0!important}
.theme{box-sizing:border-box;display:flex;flex-direction:column;max-height:75vh;max-height:75dvh;overflow:auto;padding:20px;gap:16px;border:1px solid var(--_line);border-radius:calc(var(--_radius) + 4px);background:var(--_surface);color:var(--_ink);box-shadow:0 8px 40px rgb(10 20 40/.18);font-size:.9375em}
.text{flex:1 1 auto;min-height:8em;overflow:auto}
dl{display:grid;grid-template-columns:fit-content(50%) 1fr;gap:2px 12px;margin:4px 0 10px}
.choices{flex:none;display:grid;gap:8px}
@media(min-width:36em){.theme{padding:24px}:host(:not([layout=card])) .choices{grid-template-columns:repeat(3,1fr)}}
@media(min-width:60em){:host(:not([layout=card])) .theme{flex-direction:row;align-items:center;gap:40px;padding:24px 56px 24px 28px}:host(:not([layout=card])) .choices{grid-template-columns:13.5em}}
@media print{:host{display:none!important}}
::slotted(*){all:initial!important;--_accent:inherit!important;--_on:inherit!important;--_radius:inherit!important;--_surface:inherit!important;--_soft:inherit!important;display:flex!important;font:inherit!important;color:inherit!important;overflow-wrap:anywhere!important}
::slotted(*)::before,::slotted(*)::after{content:none!important}
::slotted(h2){margin:0 40px 4px 0!important;font-size:1.2em!important;font-weight:650!important;line-height:1.3!important}
::slotted(dt){font-weight:600!important}
::slotted(p),::slotted(dd){color:var(--_soft)!important}
::slotted(a){display:inline-flex!important;margin-top:2px!important;padding:2px 0!important;color:var(--_accent)!important;text-decoration:underline!important;text-underline-offset:.2em!important;cursor:pointer!important}
::slotted(button){${choice}}
::slotted(button:hover){${choiceHover}}
::slotted([slot=close]){position:absolute!important;top:6px!important;right:6px!important;width:44px!important;padding:0!important;border-color:transparent!important;background:var(--_surface)!important;color:var(--_soft)!important;font-size:1.5em!important;font-weight:400!important;line-height:1!important}
::slotted(:focus-visible){${focusRing}}`);
