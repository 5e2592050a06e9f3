import type {ElementRow} from './element-row.ts';

/** A row whose code gives `el`, or a sheet, a background at `url`. */
const row = (id: string, title: string, code: (url: string) => string): ElementRow => ({
  id,
  title,
  markup: host =>
    `<style id="sheet">.el{color:navy}</style><p id="el" class="el">text</p><script>${code(`url(https://${host}/b.png)`)}</script>`,
  bare: 'R',
  afterGrant: 'R',
});

/** Edge cases of how CSS comes into a document. */
export const styleCases: readonly ElementRow[] = [
  row('c-css-text', '`style.cssText`', url => `el.style.cssText='background:${url}'`),
  row('c-style-set', '`element.style=`', url => `el.style='background:${url}'`),
  row('c-set-attribute', '`setAttribute(style)`', url => `el.setAttribute('style','background:${url}')`),
  row('c-set-property', '`setProperty`', url => `el.style.setProperty('background-image','${url}')`),
  row('c-dashed', "`style['background-image']`", url => `el.style['background-image']='${url}'`),
  row(
    'c-variable',
    'custom property',
    url => `el.style.background='var(--b)';el.style.setProperty('--b','${url}')`,
  ),
  row('c-typed', '`attributeStyleMap`', url => `el.attributeStyleMap.set('background-image','${url}')`),
  row(
    'c-forced',
    'forced layout in the same turn',
    url => `el.style.background='${url}';getComputedStyle(el).width;el.offsetWidth`,
  ),
  row('c-text-content', '`textContent` of a `<style>`', url => `sheet.textContent='.el{background:${url}}'`),
  row('c-inner-html', '`innerHTML` of a `<style>`', url => `sheet.innerHTML='.el{background:${url}}'`),
  row('c-append-text', 'text appended to a `<style>`', url => `sheet.append('.el{background:${url}}')`),
  row(
    'c-append-node',
    'text node appended to a `<style>`',
    url => `sheet.appendChild(document.createTextNode('.el{background:${url}}'))`,
  ),
  row(
    'c-text-data',
    '`data` of the text in a `<style>`',
    url => `sheet.firstChild.data='.el{background:${url}}'`,
  ),
  row(
    'c-made-style',
    'a `<style>` that code makes',
    url =>
      `var made=document.createElement('style');made.textContent='.el{background:${url}}';document.head.append(made)`,
  ),
  row(
    'c-html-style',
    '`innerHTML` with a `<style>`',
    url =>
      `var box=document.createElement('div');document.body.append(box);box.innerHTML='<style>@import ${url};.el{background:${url}}</style>'`,
  ),
  row(
    'c-html-attr',
    '`innerHTML` with a `style`',
    url => `document.body.insertAdjacentHTML('beforeend','<p style="background:${url}">p</p>')`,
  ),
  row(
    'c-media-rule',
    '`insertRule` below `@media`',
    url =>
      `sheet.sheet.insertRule('@media all{}');sheet.sheet.cssRules[0].insertRule('.el{background:${url}}')`,
  ),
  row('c-rule-style', '`rule.style`', url => `sheet.sheet.cssRules[0].style.background='${url}'`),
  row(
    'c-adopted',
    '`replaceSync` and `adoptedStyleSheets`',
    url =>
      `var s=new CSSStyleSheet();s.replaceSync('.el{background:${url}}');document.adoptedStyleSheets=[s]`,
  ),
  row(
    'c-replace',
    '`replace` of an adopted sheet',
    url => `var s=new CSSStyleSheet();document.adoptedStyleSheets=[s];s.replace('.el{background:${url}}')`,
  ),
  row(
    'c-shadow',
    'style in a shadow root',
    url => `el.attachShadow({mode:'open'}).innerHTML='<style>b{background:${url}}</style><b>b</b>'`,
  ),
  {
    id: 'c-escaped',
    title: 'address in CSS escapes',
    markup: host =>
      `<style>.el{background:url(h\\74tps\\:\\/\\/${host}/b.png)}</style><p class="el">text</p>`,
    bare: 'R',
    afterGrant: 'R',
  },
  {
    id: 'c-image-set',
    title: '`image-set` with a string',
    markup: host =>
      `<style>.el{background:image-set("https://${host}/b.png" 1x)}</style><p class="el">text</p>`,
    bare: 'R',
    afterGrant: 'R',
  },
  {
    id: 'c-cursor-list',
    title: '`cursor`, `list-style`, `border-image`, `mask`, `content`',
    markup: host =>
      `<ul><li id="el">text</li></ul><script>var u='url(https://${host}/b.png)';el.style.listStyleImage=u;el.style.borderImageSource=u;el.style.border='9px solid';el.style.maskImage=u;el.style.cursor=u+',auto';el.style.content=u</script>`,
    bare: 'R',
    afterGrant: 'R',
  },
  {
    id: 'c-first-party-file',
    title: 'address in a style sheet of the site',
    markup: () => '<link rel="stylesheet" href="/own.css"><p class="el">text</p>',
    files: host => ({'/own.css': `.el{background:url(https://${host}/b.png)}`}),
    bare: 'R',
    limit: {cell: 'R', closedBy: 'worker'},
  },
  {
    id: 'c-animate',
    title: '`element.animate` with a background',
    markup: host =>
      `<p id="el">text</p><script>el.animate([{backgroundImage:'url(https://${host}/b.png)'},{backgroundImage:'url(https://${host}/b.png)'}],9999)</script>`,
    bare: 'R',
    limit: {cell: 'R', closedBy: 'worker'},
  },
];
