import type {ElementRow} from './element-row.ts';

const inline = (code: string): string => `<script>${code}</script>`;

const row = (id: string, title: string, markup: ElementRow['markup']): ElementRow => ({
  id,
  title,
  markup,
  bare: 'R',
});

/** Source of an expression for the address of a blob that holds `code`. */
const blob = (code: string): string =>
  `URL.createObjectURL(new Blob([${JSON.stringify(code)}],{type:'text/javascript'}))`;

const hit = (host: string): string => `fetch('https://${host}/hit',{mode:'no-cors'})`;

/** A frame in the page's mark-up, and code after it. */
const framed = (code: string): string =>
  `<iframe title="empty" id="frame" name="empty"></iframe>${inline(`var frame=document.getElementById('frame');${code}`)}`;

/** Edge cases of requests, workers, and frames of the page's own origin. */
export const requestCases: readonly ElementRow[] = [
  row('n-request', '`fetch` of a `Request`', host =>
    inline(`fetch(new Request('https://${host}/hit',{mode:'no-cors'})).catch(function(){})`),
  ),
  row('n-url', '`fetch` of a `URL`, keepalive', host =>
    inline(`fetch(new URL('https://${host}/hit'),{mode:'no-cors',keepalive:true}).catch(function(){})`),
  ),
  row('n-xhr-sync', 'synchronous `XMLHttpRequest`', host =>
    inline(`var x=new XMLHttpRequest();x.open('GET','https://${host}/hit',false);try{x.send()}catch(e){}`),
  ),
  row('n-worker-data', 'worker from `data:`', host =>
    inline(`new Worker('data:text/javascript,'+encodeURIComponent("${hit(host)}"))`),
  ),
  row('n-worker-base64', 'worker from `data:` in base64', host =>
    inline(`new Worker('data:text/javascript;base64,'+btoa("${hit(host)}"))`),
  ),
  row('n-worker-module', 'module worker from a blob', host =>
    inline(`new Worker(${blob(hit(host))},{type:'module'})`),
  ),
  row('n-worker-xhr', 'blob worker with `XMLHttpRequest`', host =>
    inline(`new Worker(${blob(`var x=new XMLHttpRequest();x.open('GET','https://${host}/hit');x.send()`)})`),
  ),
  row('n-worker-socket', 'blob worker with `WebSocket`', host =>
    inline(`new Worker(${blob(`new WebSocket('wss://${host}/live')`)})`),
  ),
  row('n-worker-shared', 'shared worker from a blob', host => inline(`new SharedWorker(${blob(hit(host))})`)),
  row('n-worker-revoked', 'blob worker whose address is revoked at once', host =>
    inline(`var u=${blob(hit(host))};new Worker(u);URL.revokeObjectURL(u)`),
  ),
  row('n-worker-realm', 'worker of an about:blank frame', host =>
    framed(`new frame.contentWindow.Worker(${blob(hit(host))})`),
  ),
  row('n-worklet', '`addModule` of a worklet', host =>
    inline(`CSS.paintWorklet.addModule('https://${host}/w.js').catch(function(){})`),
  ),
  row('n-open-frame', '`window.open` into a frame', host => framed(`open('https://${host}/f.html','empty')`)),
  row(
    'n-link-frame',
    'link into a frame, clicked by code',
    host =>
      `<iframe title="empty" name="empty"></iframe><a id="go" target="empty" href="https://${host}/f.html">go</a>${inline('go.click()')}`,
  ),
  row(
    'n-form-request',
    '`requestSubmit` into a frame',
    host =>
      `<iframe title="empty" name="empty"></iframe><form id="sent" target="empty" action="https://${host}/post"><input name="a"></form>${inline('sent.requestSubmit()')}`,
  ),
  row(
    'n-form-action',
    '`formaction` of a button, into a frame',
    host =>
      `<iframe title="empty" name="empty"></iframe><form action="/own" target="empty"><button id="go" formaction="https://${host}/post">go</button></form>${inline('go.click()')}`,
  ),
  row(
    'n-form-input',
    '`<input formaction>`, into a frame',
    host =>
      `<iframe title="empty" name="empty"></iframe><form action="/own"><input type="submit" id="go" value="go" formtarget="empty" formaction="https://${host}/post"></form>${inline('go.click()')}`,
  ),
  {
    // What it sends is no TCP, so the one of the page is taken by one that tells the address by a request.
    ...row('n-web-transport', '`WebTransport`', host => inline(`new WebTransport('https://${host}/live')`)),
    beforeTag: `<script>{const {fetch}=window;window.WebTransport=class{constructor(url){fetch(url,{mode:'no-cors'}).catch(function(){})}}}</script>`,
  },
  row(
    'n-frame-index',
    '`window[0].fetch` after `innerHTML`',
    host =>
      `<div id="into"></div>${inline(`into.innerHTML='<iframe title="f"></iframe>';window[0].${hit(host)}.catch(function(){})`)}`,
  ),
  row('n-frame-parsed', '`fetch` of a frame in the mark-up', host =>
    framed(`frames.empty.${hit(host)}.catch(function(){})`),
  ),
  row('n-frame-query', '`fetch` of a frame found by query', host =>
    framed(`document.querySelector('iframe').contentWindow.${hit(host)}.catch(function(){})`),
  ),
  row('n-frame-nested', '`fetch` of a frame in a frame', host =>
    framed(
      `var d=frame.contentDocument,f=d.createElement('iframe');f.title='f';d.body.append(f);f.contentWindow.${hit(host)}.catch(function(){})`,
    ),
  ),
  row(
    'n-frame-shadow',
    '`fetch` of a frame in a shadow root',
    host =>
      `<div id="into"></div>${inline(`var r=into.attachShadow({mode:'closed'});r.innerHTML='<iframe title="f"></iframe>';r.firstChild.contentWindow.${hit(host)}.catch(function(){})`)}`,
  ),
  {
    id: 'n-frame-write',
    title: '`contentDocument.write` of a script',
    markup: host =>
      framed(
        `var d=frame.contentDocument;d.open();d.write('<script src="https://${host}/s.js"><\\/script>');d.close()`,
      ),
    bare: 'X',
    afterGrant: 'X',
  },
  {
    id: 'n-frame-html',
    title: '`innerHTML` in an about:blank frame',
    markup: host => framed(`frame.contentDocument.body.innerHTML='<img alt="" src="https://${host}/i.gif">'`),
    bare: 'R',
    afterGrant: 'R',
  },
  {
    id: 'n-frame-ago',
    title: 'frame whose window is kept from before it was removed',
    markup: host =>
      framed(
        `var w=frame.contentWindow;document.body.append(frame);frame.contentWindow.${hit(host)}.catch(function(){})`,
      ),
    bare: 'R',
  },
  {
    id: 'n-frame-js',
    title: '`javascript:` frame that writes a script',
    markup: host =>
      `<iframe title="js" src="javascript:'<script src=https://${host}/s.js></script>'"></iframe>`,
    bare: 'X',
    afterGrant: 'X',
  },
  {
    id: 'n-frame-refresh',
    title: '`srcdoc` with a `<meta http-equiv=refresh>`',
    markup: host =>
      `<iframe title="frame" srcdoc="&lt;meta http-equiv=refresh content='0;url=https://${host}/f.html'&gt;"></iframe>`,
    bare: 'R',
    afterGrant: 'R',
  },
  {
    id: 'n-frame-refresh-coded',
    title: '`srcdoc` with a refresh whose kind and address are written with character references',
    markup: host =>
      `<iframe title="frame" srcdoc="&lt;meta http-equiv=&amp;#114;efresh content='0;url=https&amp;colon;&amp;sol;&amp;#x2f;${host.replaceAll('.', '&amp;period;')}/f.html'&gt;"></iframe>`,
    bare: 'R',
    afterGrant: 'R',
  },
  {
    id: 'n-frame-refresh-written',
    title: '`<meta http-equiv=refresh>` that is written into an about:blank frame',
    markup: host =>
      framed(
        `var d=frame.contentDocument;d.open();d.write('<meta http-equiv="refresh" content="0;url=https://${host}/f.html">');d.close()`,
      ),
    bare: 'R',
    limit: {cell: 'R', closedBy: 'nothing'},
  },
  {
    id: 'n-frame-blob',
    title: 'frame from a blob of HTML',
    markup: host =>
      inline(
        `var f=document.createElement('iframe');f.title='f';f.src=URL.createObjectURL(new Blob(['<script src="https://${host}/s.js"><\\/script>'],{type:'text/html'}));document.body.append(f)`,
      ),
    bare: 'X',
    limit: {cell: 'X', closedBy: 'worker'},
  },
  {
    id: 'n-worker-import',
    title: 'module worker from a blob with a static import',
    markup: host => inline(`new Worker(${blob(`import 'https://${host}/m.js'`)},{type:'module'})`),
    bare: 'R',
    limit: {cell: 'R', closedBy: 'worker'},
  },
  {
    id: 'n-worker-file',
    title: 'worker from a file of the site, with `importScripts`',
    markup: () => inline(`new Worker('/worker.js')`),
    files: host => ({'/worker.js': `importScripts('https://${host}/w.js')`}),
    bare: 'R',
    limit: {cell: 'R', closedBy: 'worker'},
  },
  {
    id: 'n-worker-nested',
    title: 'worker that a blob worker makes',
    markup: host => inline(`new Worker(${blob(`new Worker(${blob(hit(host))})`)})`),
    bare: 'R',
    limit: {cell: 'R', closedBy: 'worker'},
  },
  {
    id: 'n-service-worker',
    title: 'service worker of the site, with `importScripts`',
    markup: () => inline(`navigator.serviceWorker.register('/own-worker.js',{scope:'/narrow/'})`),
    files: host => ({'/own-worker.js': `importScripts('https://${host}/w.js')`}),
    bare: 'R',
    limit: {cell: 'R', closedBy: 'the site’s own worker'},
  },
  {
    id: 'n-frame-page',
    title: 'page of the site in a frame, without a tag',
    markup: () => '<iframe title="own" src="/own.html"></iframe>',
    files: host => ({
      '/own.html': `<!doctype html><title>own</title><script src="https://${host}/s.js"></script>`,
    }),
    bare: 'X',
    limit: {cell: 'X', closedBy: 'the tag on that page'},
  },
];
