import {styleSheet} from './style-sheet.ts';

/** The look of what stands in the page's own text: its font and colours, and our way of setting facts and tables. */
export const pageStyles = styleSheet(`
:host{display:block}
:focus-visible{outline:3px solid;outline-offset:2px}
a{color:inherit;text-underline-offset:.2em;overflow-wrap:anywhere}
dl{margin:0 0 12px;display:grid;gap:6px}
dl>div{display:grid;gap:0 16px}
dt{font-weight:600}
dd{margin:0;overflow-wrap:anywhere}
code{direction:ltr;unicode-bidi:isolate;font-size:.9375em}
table{width:100%;border-collapse:collapse}
th,td{padding-block:8px;padding-inline-end:12px;border-bottom:1px solid color-mix(in srgb,currentcolor 25%,transparent);text-align:start;vertical-align:top;font-weight:400;overflow-wrap:anywhere}
thead th{font-weight:600;overflow-wrap:normal;hyphens:auto}
th:first-child{width:36%}
button{box-sizing:border-box;min-height:44px;padding:.5em 1em;border:1px solid;border-radius:8px;background:none;color:inherit;font:inherit;cursor:pointer}
.unseen{position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%);white-space:nowrap}
@media(min-width:36em){dl>div{grid-template-columns:minmax(9em,26%) 1fr}}
@media print{button{display:none}}
`);
