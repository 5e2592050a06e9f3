import type {ElementRow} from './element-row.ts';

const inline = (code: string): string => `<div id="into"></div><script>${code}</script>`;

/** Code that makes `made`, a script of `host`, and uses it. */
const withScript = (host: string, code: string): string =>
  inline(`var made=document.createElement('script');made.src='https://${host}/s.js';${code}`);

/** Code that lets an inert parser make \`made\` out of `html`, and uses it. */
const withParsed = (html: string, code: string): string =>
  inline(
    `var made=new DOMParser().parseFromString(${JSON.stringify(html)},'text/html').body.firstChild;${code}`,
  );

const img = (host: string): string => `<img alt='' src='https://${host}/i.gif'>`;

/** A row whose script runs once it stands in the document. */
const running = (id: string, title: string, code: string): ElementRow => ({
  id,
  title,
  markup: host => withScript(host, code),
  bare: 'X',
  afterGrant: 'X',
});

/** A row whose image loads once it is adopted. */
const adopting = (id: string, title: string, code: string): ElementRow => ({
  id,
  title,
  markup: host => withParsed(img(host), code),
  bare: 'R',
  afterGrant: 'R',
});

/** A row that takes HTML as text. */
const parsing = (id: string, title: string, code: (html: string) => string): ElementRow => ({
  id,
  title,
  markup: host => inline(code(`"${img(host)}"`)),
  bare: 'R',
  afterGrant: 'R',
});

/** Edge cases of how nodes come into a document. */
export const domCases: readonly ElementRow[] = [
  running('m-insert-before', '`insertBefore`', 'into.parentNode.insertBefore(made,into)'),
  running('m-replace-child', '`replaceChild`', 'into.parentNode.replaceChild(made,into)'),
  running('m-prepend', '`prepend`', 'into.prepend(made)'),
  running('m-before', '`before`', 'into.before(made)'),
  running('m-after', '`after`', 'into.after(made)'),
  running('m-replace-with', '`replaceWith`', 'into.replaceWith(made)'),
  running('m-replace-children', '`replaceChildren`', 'into.replaceChildren(made)'),
  running('m-adjacent-element', '`insertAdjacentElement`', "into.insertAdjacentElement('afterend',made)"),
  running(
    'm-fragment',
    'a fragment',
    'var all=document.createDocumentFragment();all.append(made);into.append(all)',
  ),
  running(
    'm-range',
    '`Range.insertNode`',
    'var range=document.createRange();range.selectNode(into);range.insertNode(made)',
  ),
  running(
    'm-nested',
    'below a subtree that was built apart',
    "var box=document.createElement('div');box.append(made);into.append(box)",
  ),
  running(
    'm-surround',
    '`Range.surroundContents`',
    'var range=document.createRange();range.selectNodeContents(into);range.surroundContents(made)',
  ),
  running(
    'm-move-before',
    '`moveBefore`, apart from the document and in it',
    "var box=document.createElement('div'),move=box.moveBefore||box.insertBefore;box.append('text',made);move.call(box,made,box.firstChild);into.append(box);move.call(into,made,box)",
  ),
  running('m-closed-shadow', 'in a closed shadow root', "into.attachShadow({mode:'closed'}).append(made)"),
  {
    id: 'm-src-later',
    title: 'script appended, then `src`',
    markup: host =>
      inline(`var made=document.createElement('script');into.append(made);made.src='https://${host}/s.js'`),
    bare: 'X',
    afterGrant: 'X',
  },
  {
    id: 'm-class',
    title: 'custom element that loads in its `connectedCallback`',
    markup: host =>
      inline(
        `customElements.define('x-pixel',class extends HTMLElement{connectedCallback(){this.innerHTML="${img(host)}"}});into.innerHTML='<x-pixel></x-pixel>'`,
      ),
    bare: 'R',
    afterGrant: 'R',
  },
  {
    id: 'm-template-clone',
    title: 'contents of a `<template>`, cloned and appended',
    markup: host =>
      `<template id="box">${img(host)}</template>${inline('into.append(box.content.cloneNode(true))')}`,
    bare: 'R',
    afterGrant: 'R',
  },
  {
    id: 'm-template-import',
    title: 'contents of a `<template>` by `importNode`',
    markup: host =>
      `<template id="box"><script src="https://${host}/s.js"></script></template>${inline('into.append(document.importNode(box.content,true))')}`,
    bare: 'X',
    afterGrant: 'X',
  },
  adopting('m-adopt', '`DOMParser`, then `adoptNode`', 'into.append(document.adoptNode(made))'),
  {
    id: 'm-adopt-only',
    title: '`adoptNode` without an insertion',
    markup: host => withParsed(img(host), 'window.kept=document.adoptNode(made)'),
    bare: 'R',
  },
  adopting('m-import', '`DOMParser`, then `importNode`', 'into.append(document.importNode(made,true))'),
  adopting(
    'm-clone-deep',
    '`cloneNode(true)` of parsed nodes',
    "var box=made.ownerDocument.createElement('p');box.append(made);into.append(box.cloneNode(true))",
  ),
  adopting('m-append-parsed', 'parsed nodes appended', 'into.append(made)'),
  adopting(
    'm-detached-parsed',
    'parsed nodes in a detached box, then inserted',
    "var box=document.createElement('p');box.append(made);into.append(box)",
  ),
  parsing('m-outer', '`outerHTML`', html => `into.outerHTML=${html}`),
  parsing(
    'm-detached-html',
    '`innerHTML` of a detached element',
    html => `window.kept=document.createElement('p');kept.innerHTML=${html};into.append(kept)`,
  ),
  parsing('m-set-html-unsafe', '`setHTMLUnsafe`', html => `into.setHTMLUnsafe(${html})`),
  parsing(
    'm-get-html',
    '`getHTML`, set as `innerHTML`',
    html => `var box=document.createElement('p');box.setHTMLUnsafe(${html});into.innerHTML=box.getHTML()`,
  ),
  parsing(
    'm-shadow-html',
    '`innerHTML` of an open shadow root',
    html => `into.attachShadow({mode:'open'}).innerHTML=${html}`,
  ),
  parsing(
    'm-exec',
    '`execCommand(insertHTML)`',
    html => `into.contentEditable='true';into.focus();document.execCommand('insertHTML',false,${html})`,
  ),
  parsing(
    'm-write-parts',
    '`document.write` in parts of one call',
    html => `document.write(${html}.slice(0,9),${html}.slice(9))`,
  ),
  parsing('m-writeln', '`document.writeln`', html => `document.writeln(${html})`),
  {
    id: 'm-quotes',
    title: '`innerHTML` with a quote that belongs to no string',
    markup: host =>
      inline(
        `into.innerHTML='<b title=it&#39;s>b</b><img alt="x>" src="https://${host}/i.gif"><i title=\\'y\\'></i>'`,
      ),
    bare: 'R',
    afterGrant: 'R',
  },
  {
    id: 'm-entities',
    title: '`innerHTML` with an address in character references',
    markup: host =>
      inline(`into.innerHTML='<img alt="" src="&#x68;ttps&colon;//${host.replace('.', '&period;')}/i.gif">'`),
    bare: 'R',
    afterGrant: 'R',
  },
  {
    id: 'm-attr-node',
    title: '`setAttributeNode`',
    markup: host =>
      inline(
        `var at=document.createAttribute('src');at.value='https://${host}/i.gif';window.kept=new Image();kept.setAttributeNode(at);into.append(kept)`,
      ),
    bare: 'R',
    afterGrant: 'R',
  },
  {
    id: 'm-named-item',
    title: '`attributes.setNamedItem` on a frame in the page',
    markup: host =>
      inline(
        `var f=document.createElement('iframe');f.title='f';into.append(f);var at=document.createAttribute('src');at.value='https://${host}/f.html';f.attributes.setNamedItem(at)`,
      ),
    bare: 'R',
    afterGrant: 'R',
  },
  {
    id: 'm-attr-value',
    title: '`Attr.value` of a script in the page',
    markup: host =>
      inline(
        `var made=document.createElement('img');made.setAttribute('src','/none.gif');into.append(made);made.attributes.src.value='https://${host}/i.gif'`,
      ),
    bare: 'R',
    afterGrant: 'R',
  },
  {
    id: 'm-attribute-ns',
    title: '`setAttributeNS` with `xlink:href`',
    markup: host =>
      inline(
        `var ns='http://www.w3.org/2000/svg',svg=document.createElementNS(ns,'svg'),made=document.createElementNS(ns,'image');made.setAttributeNS('http://www.w3.org/1999/xlink','xlink:href','https://${host}/i.png');made.setAttribute('width','9');made.setAttribute('height','9');svg.append(made);into.append(svg)`,
      ),
    bare: 'R',
    afterGrant: 'R',
  },
  {
    id: 'm-audio',
    title: '`new Audio(url)`',
    markup: host => inline(`window.kept=new Audio('https://${host}/a.mp3');kept.play().catch(function(){})`),
    bare: 'R',
  },
  {
    id: 'm-image-srcset',
    title: '`image.srcset=`',
    markup: host => inline(`window.kept=new Image();kept.srcset='https://${host}/i.gif 1x'`),
    bare: 'R',
  },
  {
    id: 'm-link-rel-later',
    title: 'link whose `rel` comes after its `href`',
    markup: host =>
      inline(
        `var made=document.createElement('link');made.href='https://${host}/s.css';made.rel='stylesheet';document.head.append(made)`,
      ),
    bare: 'R',
    afterGrant: 'R',
  },
  {
    id: 'm-ping',
    title: '`<a ping>` that is clicked',
    markup: host =>
      `<a id="pinged" href="#here" ping="https://${host}/ping">link</a>${inline('pinged.click()')}`,
    bare: 'R',
  },
  {
    id: 'm-area-ping',
    title: '`<area ping>` that is clicked',
    markup: host =>
      `<map name="m"><area id="pinged" alt="area" href="#here" ping="https://${host}/ping"></map>${inline('pinged.click()')}`,
    bare: 'R',
  },
  {
    id: 'm-toggle',
    title: '`toggleAttribute(disabled)` of a style sheet',
    markup: host =>
      inline(
        `var made=document.createElement('link');made.rel='stylesheet';made.toggleAttribute('disabled');made.href='https://${host}/s.css';document.head.append(made);made.toggleAttribute('disabled')`,
      ),
    bare: 'R',
    afterGrant: 'R',
  },
  {
    id: 'm-track',
    title: '`<track src>`',
    markup: host =>
      `<video crossorigin="anonymous"><track id="track" kind="metadata" src="https://${host}/t.vtt"></video>${inline(`track.track.mode='hidden'`)}`,
    bare: 'R',
    afterGrant: 'R',
  },
  {
    id: 'm-track-made',
    title: '`track.src=`',
    markup: host =>
      inline(
        `var film=document.createElement('video'),made=document.createElement('track');film.crossOrigin='anonymous';made.kind='metadata';made.src='https://${host}/t.vtt';film.append(made);into.append(film);made.track.mode='hidden'`,
      ),
    bare: 'R',
    afterGrant: 'R',
  },
  {
    id: 'm-import-comment',
    title: '`import()` with a bundler’s comment and a template string',
    markup: host => inline(`import(/* webpackIgnore: true */ \`https://${host}/m.js\`).catch(function(){})`),
    bare: 'X',
    afterGrant: 'X',
  },
  {
    id: 'm-inline-made',
    title: 'inline script with an `import()` that code inserts',
    markup: host =>
      inline(
        `var made=document.createElement('script');made.textContent="import('https://${host}/m.js')";into.append(made)`,
      ),
    bare: 'X',
    afterGrant: 'X',
  },
  {
    id: 'm-write-split',
    title: '`document.write` of one tag in two calls',
    markup: host => inline(`document.write('<img alt="" src="https://${host}');document.write('/i.gif">')`),
    bare: 'R',
    limit: {cell: 'R', closedBy: 'worker'},
  },
  {
    id: 'm-eval-import',
    title: '`import()` in code that is made of text',
    markup: host =>
      inline(`new Function('u','return import(u)')('https://${host}/m.js').catch(function(){})`),
    bare: 'X',
    limit: {cell: 'X', closedBy: 'worker'},
  },
  {
    id: 'm-bundle-import',
    title: '`import()` in a script file of the site',
    markup: () => '<script src="/bundle.js"></script>',
    files: host => ({'/bundle.js': `import('https://${host}/m.js').catch(function(){})`}),
    bare: 'X',
    limit: {cell: 'X', closedBy: 'worker'},
  },
  {
    id: 'm-closed-dsd',
    title: 'closed declarative shadow root with a script',
    markup: host =>
      `<div><template shadowrootmode="closed"><script src="https://${host}/s.js"></script></template></div>`,
    bare: 'X',
    limit: {cell: 'X', closedBy: 'worker'},
  },
  {
    id: 'm-natives-before',
    title: 'natives that a script before the tag has kept',
    beforeTag: '<script>window.keptFetch=fetch</script>',
    markup: host => inline(`keptFetch('https://${host}/hit',{mode:'no-cors'}).catch(function(){})`),
    bare: 'R',
    limit: {cell: 'R', closedBy: 'the tag first in the head'},
  },
];
