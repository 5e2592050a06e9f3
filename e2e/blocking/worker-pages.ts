import type {PageParts} from './site-page.ts';

/** A host of the service that the site's configuration lists. */
export const LISTED_HOST = 'https://a.listed.test';

/** What a page loads by its mark-up alone. */
export const STATIC_PARTS: PageParts = {
  head: `<link rel="preconnect" href="https://pre.listed.test"><link rel="dns-prefetch" href="https://dns.listed.test">
<link rel="preload" as="script" href="${LISTED_HOST}/preload.js"><link rel="stylesheet" href="${LISTED_HOST}/style.css">
<script src="${LISTED_HOST}/blocking.js"></script>
<script async src="${LISTED_HOST}/async.js">
</script>
<script src="${LISTED_HOST}/settings.js">{"lang": "nl"}</script>
<script type="module" src="${LISTED_HOST}/module.js"></script>
<style>@import url("${LISTED_HOST}/import.css");.bg{background:url(${LISTED_HOST}/bg.png)}</style>`,
  body: `<p class="bg">text</p><img alt="" src="${LISTED_HOST}/img.png">
<iframe title="frame" src="${LISTED_HOST}/frame.html"></iframe>
<object data="${LISTED_HOST}/object.html"></object><embed src="${LISTED_HOST}/embed.html">
<video poster="${LISTED_HOST}/poster.png"></video>`,
};

/** Paths at the listed host that such a page asks for once it may. */
export const STATIC_PATHS: readonly string[] = [
  ...['async', 'blocking', 'module', 'preload', 'settings'].map(name => `${name}.js`),
  ...[
    'import.css',
    'style.css',
    'bg.png',
    'img.png',
    'poster.png',
    'embed.html',
    'frame.html',
    'object.html',
  ],
].map(name => `a.listed.test/${name}`);

/** Those of them that run, by the name that stand-ins leave in `__ran`. */
export const STATIC_RAN: readonly string[] = ['async', 'blocking', 'module', 'settings'].map(
  name => `a.listed.test/${name}.js`,
);

/** What a page's own code asks for; addresses are put together, so that no blocker can read them in the mark-up. */
export const SCRIPTED = `<script>const host = ['https:/', 'a.listed.test', ''].join('/');
import(host + 'dynamic.js').catch(() => {});
fetch(host + 'fetch').catch(() => {});
new WebSocket(host.replace('http', 'ws') + 'socket');
new Worker(URL.createObjectURL(new Blob(['importScripts("' + host + 'imported.js")'])));
new Worker(URL.createObjectURL(new Blob(['fetch("' + host + 'worker-fetch")'])));
document.head.appendChild(Object.assign(document.createElement('script'), {src: host + 'added.js'}));
new Image().src = host + 'image.png';
</script>`;
