import {styleSheet} from '../style-sheet.ts';
import {surface} from '../surface.styles.ts';
import {font} from '../theme.ts';

/**
 * The look of the placeholder. The host keeps the box that the embed had on the page (its size comes from
 * outside); what does not fit into it scrolls, so that nothing around it moves.
 */
export const embedStyles = [
  surface,
  styleSheet(`
:host{display:block;position:relative;box-sizing:border-box;min-width:12em;min-height:10em;container-type:size;font:${font};font-size:.9375rem}
.theme{position:absolute;inset:0;display:flex;overflow:auto;padding:20px;border:1px solid var(--_line);border-radius:var(--_radius);background:var(--_fill);color:var(--_ink)}
.inner{width:100%;max-width:34em;margin:auto;text-align:center}
p{margin:0 0 12px;color:var(--_soft)}
.title{margin:0 0 6px;color:var(--_ink);font-size:1.1em;font-weight:650;line-height:1.35}
.missing{color:var(--_ink);font-weight:650}
.missing:empty{display:none}
.choices{display:grid;grid-auto-rows:1fr;grid-template-columns:1fr 1fr;gap:8px;margin-bottom:12px}
.more p{margin:0 0 4px;font-size:.9375em}
@container(max-width:22em){.choices{grid-template-columns:1fr}}
@container(max-height:17em){
.theme{padding:10px 12px;font-size:.875em;line-height:1.35}
p{margin-bottom:6px}
.title{margin:0;font-size:1em}
.label{display:none}
.choices{grid-template-columns:1fr 1fr;gap:6px;margin-bottom:6px}
.choice{padding:2px 4px!important}
}
`),
];
