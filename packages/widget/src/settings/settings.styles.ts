import {styleSheet} from '../style-sheet.ts';
import {surface} from '../surface.styles.ts';
import {font} from '../theme.ts';

/** The look of the second layer. It shares tokens and buttons with the first, and nothing of the page reaches it. */
export const settingsStyles = [
  surface,
  styleSheet(`
:host{all:initial!important;font:${font}!important}
dialog{box-sizing:border-box;flex-direction:column;width:min(46em,100vw - 24px);max-width:none;max-height:calc(100vh - 24px);max-height:calc(100dvh - 24px);padding:0;border:1px solid var(--_line);border-radius:calc(var(--_radius) + 4px);background:var(--_surface);color:var(--_ink);box-shadow:0 16px 64px rgb(10 20 40/.3);font-size:.9375em;overflow:hidden}
dialog[open]{display:flex}
dialog::backdrop{background:rgb(12 16 24/.5)}
.head{flex:none;display:flex;align-items:center;gap:12px;padding-block:16px 12px;padding-inline:20px 12px;border-bottom:1px solid var(--_line)}
h2{flex:1;margin:0;font-size:1.2em;font-weight:650;line-height:1.3}
.close{flex:none;width:44px;height:44px;padding:0;border:0;border-radius:var(--_radius);background:none;color:var(--_soft);font:inherit;font-size:1.6em;line-height:1;cursor:pointer}
.close:hover{background:var(--_fill)}
.body{position:relative;flex:1 1 auto;min-height:8em;overflow:auto;padding:16px 20px}
.foot{flex:none;padding:14px 20px;border-top:1px solid var(--_line)}
.choices{display:grid;grid-auto-rows:1fr;gap:8px}
p{margin:0 0 10px;max-width:66ch}
.small{padding-top:18px;border-top:1px solid var(--_line);color:var(--_soft);font-size:.9375em}
.category,.own{padding:18px 0;border-top:1px solid var(--_line)}
h2,h3,.badge{overflow-wrap:anywhere}
h3{margin:0;font-size:1.1em;font-weight:650;line-height:1.4}
.own h3{margin-bottom:8px}
.own dl{margin-bottom:12px}
.small h3{font-size:1em;color:var(--_ink)}
address{margin-bottom:12px;font-style:normal}
address p{margin:0}
.lines{white-space:pre-line}
.changes{margin-bottom:16px;padding:14px 16px;border:1px solid var(--_line);border-inline-start:4px solid var(--_accent);border-radius:var(--_radius);background:var(--_fill)}
.changes h3{margin-bottom:4px}
.changes p{margin:0}
.search label{display:grid;gap:4px;font-weight:600}
[type=search]{box-sizing:border-box;width:100%;max-width:24em;height:auto;min-height:44px;padding:.5em .75em;border:1px solid var(--_soft);border-radius:var(--_radius);background:var(--_surface);color:var(--_ink);font:inherit;font-weight:400;cursor:text}
.search span{color:var(--_soft)}
h4{margin:16px 0 4px;font-size:1em;font-weight:600}
.box{display:flex;align-items:center;gap:12px;min-height:44px;cursor:pointer}
input{flex:none;width:22px;height:22px;margin:0;accent-color:var(--_accent);cursor:pointer}
.always{display:flex;flex-wrap:wrap;align-items:center;gap:4px 12px;min-height:44px}
.mark{flex:none;width:22px;text-align:center;color:var(--_soft)}
.badge{padding:2px 10px;border-radius:99px;background:var(--_fill);color:var(--_soft);font-size:.85em;font-weight:500}
.beside{color:var(--_soft)}
.beside dd,.beside td,.beside tbody th{color:var(--_ink)}
ul{margin:0;padding:0;list-style:none}
li{padding:4px 0;color:var(--_ink);font-weight:400}
summary{min-height:32px;padding:6px 0;color:var(--_accent);cursor:pointer}
details details{padding-bottom:8px}
details dl{margin:6px 0 12px}
@media(min-width:36em){
.head{padding-block:16px;padding-inline:28px 16px}
h2{font-size:1.33em}
.body{padding:20px 28px}
.foot{padding:16px 28px}
.choices{grid-template-columns:repeat(3,1fr)}
.category>.beside,li>.beside{margin-inline-start:34px}
}
@media(max-height:20em){dialog[open]{display:block;overflow:auto}.body{overflow:visible}}
@media print{:host{display:none!important}}
`),
];
