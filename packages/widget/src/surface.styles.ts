import {held, styleSheet} from './style-sheet.ts';
import {choice, choiceHover, focusRing} from './theme.ts';

/** What every surface of the lazy part shares beside the tokens: choice buttons, plain buttons, links, facts, tables. */
export const surface = styleSheet(`
${held(`.choice{display:flex;font:inherit;overflow-wrap:anywhere;${choice}}.choice:hover{${choiceHover}}:focus-visible{${focusRing}}`)}
[tabindex="-1"]:focus{outline:none!important}
.plain{box-sizing:border-box;margin:2px 0 18px;min-height:44px;padding:.5em 1em;border:1px solid var(--_line);border-radius:var(--_radius);background:var(--_surface);color:var(--_ink);font:inherit;font-weight:500;cursor:pointer}
.plain:hover{background:var(--_fill)}
a{padding-block:4px;color:var(--_accent);text-underline-offset:.2em;overflow-wrap:anywhere}
dl{margin:0;display:grid;gap:8px}
dl>div{display:grid;gap:0 16px}
dt{color:var(--_soft)}
dd{margin:0;overflow-wrap:anywhere}
code{direction:ltr;unicode-bidi:isolate;font:.9375em/1.5 ui-monospace,SFMono-Regular,Menlo,Consolas,monospace}
table{width:100%;border-collapse:collapse;font-size:.9375em}
th,td{padding-block:8px;padding-inline-end:12px;border-bottom:1px solid var(--_line);text-align:start;vertical-align:top;font-weight:400;overflow-wrap:anywhere}
thead th{color:var(--_soft);overflow-wrap:normal;hyphens:auto}
th:first-child{width:36%}
.unseen{position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%);white-space:nowrap}
@media(min-width:36em){dl>div{grid-template-columns:minmax(8em,30%) 1fr}}
`);
