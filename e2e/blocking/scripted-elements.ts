import type {ElementRow} from './element-row.ts';

const inline = (code: string): string => `<script>${code}</script>`;

/** A frame of the page's own, in which code of the page does `code`. */
const inRealm = (code: string): string =>
  inline(
    `var frame=document.body.appendChild(document.createElement('iframe'));frame.title='realm';
var inner=frame.contentWindow;${code}`,
  );

const blobWorker = (code: string): string =>
  inline(`new Worker(URL.createObjectURL(new Blob([${JSON.stringify(code)}],{type:'text/javascript'})))`);

/** Rows whose request is made by code of the page, as vendors' snippets and libraries do it. */
export const scriptedElements: readonly ElementRow[] = [
  {
    id: 'gtm-inline',
    title: 'Google Tag Manager snippet (inline, insertBefore)',
    markup: host =>
      inline(`(function(w,d,s,l,i){w[l]=w[l]||[];w[l].push({'gtm.start':new Date().getTime(),event:'gtm.js'});
var f=d.getElementsByTagName(s)[0],j=d.createElement(s),dl=l!='dataLayer'?'&l='+l:'';j.async=true;
j.src='https://${host}/gtm.js?id='+i+dl;f.parentNode.insertBefore(j,f);})(window,document,'script','dataLayer','GTM-XYZ');`),
    where: 'head',
    bare: 'X',
    afterGrant: 'X',
  },
  {
    id: 'fb-inline',
    title: 'Meta pixel snippet (inline)',
    markup: host =>
      inline(`!function(f,b,e,v,n,t,s){if(f.fbq)return;n=f.fbq=function(){n.callMethod?n.callMethod.apply(n,arguments):n.queue.push(arguments)};
if(!f._fbq)f._fbq=n;n.push=n;n.loaded=!0;n.version='2.0';n.queue=[];t=b.createElement(e);t.async=!0;t.src=v;
s=b.getElementsByTagName(e)[0];s.parentNode.insertBefore(t,s)}(window,document,'script','https://${host}/fbevents.js');
fbq('init','42');fbq('track','PageView');`),
    where: 'head',
    bare: 'X',
    afterGrant: 'X',
  },
  {
    id: 'd-setattr',
    title: '`createElement(script)`, `setAttribute`, `append`',
    markup: host =>
      inline(
        `var made=document.createElement('script');made.setAttribute('src','https://${host}/s.js');document.head.append(made)`,
      ),
    bare: 'X',
    afterGrant: 'X',
  },
  {
    id: 'd-ctxfrag',
    title: '`createContextualFragment` with a `<script>`',
    markup: host =>
      inline(
        `document.body.append(document.createRange().createContextualFragment('<script src="https://${host}/s.js"><\\/script>'))`,
      ),
    bare: 'X',
    afterGrant: 'X',
  },
  {
    id: 'd-clone',
    title: '`cloneNode` of a script',
    markup: host =>
      inline(
        `var made=document.createElement('script');made.src='https://${host}/s.js';document.body.append(made.cloneNode(true))`,
      ),
    bare: 'X',
    afterGrant: 'X',
  },
  {
    id: 'd-image',
    title: '`new Image().src`',
    markup: host => inline(`new Image().src='https://${host}/i.gif'`),
    bare: 'R',
  },
  {
    id: 'd-img-html',
    title: '`innerHTML` with an `<img>`',
    markup: host =>
      `<div id="into"></div>${inline(`into.innerHTML='<img alt="" src="https://${host}/i.gif">'`)}`,
    bare: 'R',
    afterGrant: 'R',
  },
  {
    id: 'd-img-adj',
    title: '`insertAdjacentHTML` with an `<img>`',
    markup: host =>
      inline(`document.body.insertAdjacentHTML('beforeend','<img alt="" src="https://${host}/i.gif">')`),
    bare: 'R',
    afterGrant: 'R',
  },
  {
    id: 'd-if',
    title: '`createElement(iframe)` with `src`',
    markup: host =>
      inline(
        `var made=document.createElement('iframe');made.title='made';made.src='https://${host}/f.html';document.body.append(made)`,
      ),
    bare: 'R',
    afterGrant: 'R',
  },
  {
    id: 'd-if-after',
    title: '`<iframe>` appended, then `src`',
    markup: host =>
      inline(
        `var made=document.createElement('iframe');made.title='made';document.body.append(made);made.src='https://${host}/f.html'`,
      ),
    bare: 'R',
    afterGrant: 'R',
  },
  {
    id: 'd-if-html',
    title: '`innerHTML` with an `<iframe>`',
    markup: host =>
      `<div id="into"></div>${inline(`into.innerHTML='<iframe title="made" src="https://${host}/f.html"></iframe>'`)}`,
    bare: 'R',
    afterGrant: 'R',
  },
  {
    id: 'd-if-shadow',
    title: 'closed shadow root, `innerHTML` with an `<iframe>`',
    markup: host =>
      `<div id="host"></div>${inline(
        `host.attachShadow({mode:'closed'}).innerHTML='<iframe title="made" src="https://${host}/f.html"></iframe>'`,
      )}`,
    bare: 'R',
    afterGrant: 'R',
  },
  {
    id: 'd-if-loc',
    title: '`frame.contentWindow.location=`',
    markup: host => inRealm(`inner.location='https://${host}/f.html'`),
    bare: 'R',
    limit: {cell: 'R', closedBy: 'frame policy'},
  },
  {
    id: 'd-fetch',
    title: '`fetch`',
    markup: host => inline(`fetch('https://${host}/hit',{mode:'no-cors'}).catch(function(){})`),
    bare: 'R',
  },
  {
    id: 'd-xhr',
    title: '`XMLHttpRequest`',
    markup: host => inline(`var x=new XMLHttpRequest();x.open('GET','https://${host}/hit');x.send()`),
    bare: 'R',
  },
  {
    id: 'd-beacon',
    title: '`sendBeacon`',
    markup: host => inline(`navigator.sendBeacon('https://${host}/hit','x')`),
    bare: 'R',
  },
  {
    id: 'd-ws',
    title: '`WebSocket`',
    markup: host => inline(`new WebSocket('wss://${host}/live')`),
    bare: 'R',
  },
  {
    id: 'd-es',
    title: '`EventSource`',
    markup: host => inline(`new EventSource('https://${host}/events')`),
    bare: 'R',
  },
  {
    id: 'd-write',
    title: '`document.write` of a `<script src>`',
    markup: host => inline(`document.write('<script src="https://${host}/s.js"><\\/script>')`),
    bare: 'X',
    afterGrant: 'X',
  },
  {
    id: 'd-import',
    title: '`import()`',
    markup: host => inline(`import('https://${host}/m.js').catch(function(){})`),
    bare: 'X',
    afterGrant: 'X',
  },
  {
    id: 'd-import-static',
    title: 'inline module with a static `import`',
    markup: host => `<script type="module">import 'https://${host}/m.js'</script>`,
    bare: 'X',
    afterGrant: 'X',
  },
  {
    id: 'd-worker',
    title: 'blob worker with `importScripts`',
    markup: host => blobWorker(`importScripts('https://${host}/w.js')`),
    bare: 'R',
  },
  {
    id: 'd-worker-fetch',
    title: 'blob worker with `fetch`',
    markup: host => blobWorker(`fetch('https://${host}/hit',{mode:'no-cors'})`),
    bare: 'R',
  },
  {
    id: 'd-realm-fetch',
    title: '`fetch` of an about:blank frame',
    markup: host => inRealm(`inner.fetch('https://${host}/hit',{mode:'no-cors'}).catch(function(){})`),
    bare: 'R',
  },
  {
    id: 'd-realm-img',
    title: '`Image` of an about:blank frame',
    markup: host => inRealm(`new inner.Image().src='https://${host}/i.gif'`),
    bare: 'R',
  },
  {
    id: 'd-realm-script',
    title: 'script inside an about:blank frame',
    markup: host =>
      inRealm(
        `var made=inner.document.createElement('script');made.src='https://${host}/s.js';inner.document.body.append(made)`,
      ),
    bare: 'X',
    afterGrant: 'X',
  },
  {
    id: 'd-css',
    title: '`createElement(link rel=stylesheet)`',
    markup: host =>
      inline(
        `var made=document.createElement('link');made.rel='stylesheet';made.href='https://${host}/s.css';document.head.append(made)`,
      ),
    bare: 'R',
    afterGrant: 'R',
  },
  {
    id: 'd-cssom',
    title: '`element.style.backgroundImage`',
    markup: host =>
      `<p id="styled">background</p>${inline(`styled.style.backgroundImage='url(https://${host}/b.png)'`)}`,
    bare: 'R',
    afterGrant: 'R',
  },
  {
    id: 'd-rule',
    title: '`insertRule` with a background',
    markup: host =>
      `<style id="sheet">.rule{color:navy}</style><p class="rule">background</p>${inline(
        `sheet.sheet.insertRule('.rule{background:url(https://${host}/b.png)}',0)`,
      )}`,
    bare: 'R',
    afterGrant: 'R',
  },
  {
    id: 'd-fontface',
    title: '`new FontFace().load()`',
    markup: host => inline(`new FontFace('held','url(https://${host}/f.woff2)').load().catch(function(){})`),
    bare: 'R',
  },
  {
    id: 'd-popen',
    title: 'form sent into a frame',
    markup: host =>
      `<iframe title="target" name="sink"></iframe><form id="sent" target="sink" method="post" action="https://${host}/post"><input name="a" value="1"></form>${inline(
        'sent.submit()',
      )}`,
    bare: 'R',
  },
  {
    id: 'ck-ga',
    title: 'inline `document.cookie=_ga` (no request)',
    markup: () => inline(`document.cookie='_ga=GA1.1.1.1; path=/; max-age=1000'`),
    bare: 'X',
    cookie: '_ga',
  },
];
