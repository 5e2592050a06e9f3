/** Host of a third party that no service lists. */
export const UNLISTED = 'cdn.unlisted.test';

/** What a page does of its own and with an unlisted third party; each part notes itself in `seen`. */
export const controlHead = `<script>window.seen=[];
addEventListener('error',event=>event.target===window&&seen.push('error '+event.message));
document.addEventListener('DOMContentLoaded',()=>seen.push('DOMContentLoaded'));addEventListener('load',()=>seen.push('load'))</script>
<script src="/control/blocking.js"></script>
<script defer src="/control/defer.js"></script>
<script type="module" src="/control/module.js"></script>
<script type="module">import {name} from '/control/dependency.js';seen.push('inline module '+name)</script>
<script src="https://${UNLISTED}/blocking.js"></script><script>seen.push('after '+__ran.length)</script>
<link rel="stylesheet" href="/control/style.css">
<style>@font-face{font-family:own;src:url(/control/font.woff2)}.own{font-family:own;background:url("/control/background.gif")}</style>
<script type="application/ld+json">{"@context":"https://schema.org","sameAs":"https://share.listed.test/page"}</script>`;

/** The same for the body. */
export const controlBody = `<p class="own" style="background:url('/control/inline.gif')">own</p>
<img alt="" class="image" src="/control/image.gif"><img alt="" src="https://${UNLISTED}/i.png" srcset="https://${UNLISTED}/i2.png 2x">
<iframe title="own" src="/control/frame.html"></iframe><iframe title="unlisted" src="https://${UNLISTED}/f.html"></iframe>
<iframe title="doc" srcdoc="&lt;a href='https://share.listed.test/page'&gt;share&lt;/a&gt;&lt;script&gt;parent.seen.push('srcdoc')&lt;/script&gt;"></iframe>
<a id="share" href="https://share.listed.test/sharer?u=1" target="_blank" rel="noopener">share</a>
<form id="pay" action="https://pay.listed.test/checkout" method="post" target="_top"><input name="a"></form>
<input id="link" value="https://share.listed.test/page"><textarea><img src="https://share.listed.test/t.gif"></textarea>
<script>seen.push('inline');
var made=document.createElement('script');made.src='/control/made.js';document.body.append(made);
document.write('<script src="/control/written.js"><\\/script>');
document.body.insertAdjacentHTML('beforeend','<b id="html" title=\\'https://share.listed.test\\'>html</b>');
new Image().src='/control/pixel.gif';
fetch('/control/data.json').then(r=>r.json()).then(data=>seen.push('fetch '+data.ok));
fetch('https://${UNLISTED}/data.json').then(r=>seen.push('unlisted fetch '+r.status));
var request=new XMLHttpRequest();request.open('GET','/control/data.json?xhr');request.onload=()=>seen.push('xhr '+request.responseText);request.send();
new Worker('/control/worker.js').onmessage=event=>seen.push('worker '+event.data);
new Worker(URL.createObjectURL(new Blob(['postMessage(typeof importScripts)']))).onmessage=event=>seen.push('blob worker '+event.data);
new WebSocket('wss://${UNLISTED}/live').onopen=()=>seen.push('socket');
import('/control/dynamic.js').then(({name})=>seen.push('import '+name));
localStorage.setItem('own','1');document.cookie='own=1; path=/';seen.push('stored '+localStorage.getItem('own')+document.cookie.includes('own=1'));
customElements.define('own-box',class extends HTMLElement{connectedCallback(){this.attachShadow({mode:'open'}).innerHTML='<slot></slot>';seen.push('element')}});
var bundle='s.src="https://snippet.listed.test/s.js"; import(x); "see https://share.listed.test/import"';seen.push('bundle '+bundle.length);
</script><own-box>box</own-box><script async src="/control/async.js"></script>`;

/** Files of the site that the controls ask for. */
export const controlFiles: Readonly<Record<string, {readonly body: string; readonly type: string}>> = {
  ...Object.fromEntries(
    ['blocking', 'defer', 'module', 'made', 'written', 'async'].map(name => [
      `/control/${name}.js`,
      {body: `seen.push('${name}')`, type: 'text/javascript'},
    ]),
  ),
  '/control/dependency.js': {body: `export const name='dependency'`, type: 'text/javascript'},
  '/control/dynamic.js': {body: `export const name='dynamic'`, type: 'text/javascript'},
  '/control/worker.js': {body: `postMessage('own')`, type: 'text/javascript'},
  '/control/style.css': {body: '.own{color:rgb(1, 2, 3)}', type: 'text/css'},
  '/control/data.json': {body: '{"ok":true}', type: 'application/json'},
  '/control/frame.html': {
    body: `<!doctype html><script>parent.seen.push('frame')</script>`,
    type: 'text/html',
  },
};
