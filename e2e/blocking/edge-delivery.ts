import type {ElementRow} from './element-row.ts';

const inline = (code: string): string => `<script>${code}</script>`;

/** Edge cases of how a page arrives, and of how its mark-up writes an address. */
export const deliveryCases: readonly ElementRow[] = [
  {
    id: 'chunk-script',
    title: 'a script that arrives after the tag has run',
    markup: host => `§<p>later</p>§<script src="https://${host}/s.js"></script>`,
    bare: 'X',
    ahead: 'race',
    afterGrant: 'X',
  },
  {
    id: 'chunk-frame',
    title: 'a frame whose tag arrives in two pieces',
    markup: host => `<iframe title="frame" src="https://${host}§/f.html"></iframe>`,
    bare: 'R',
    ahead: 'race',
    afterGrant: 'R',
  },
  {
    id: 'chunk-style',
    title: 'a style whose text arrives in pieces',
    markup: host =>
      `<style>.bg{color:navy;background:url(https://${host.slice(0, 6)}§${host.slice(6)}/b.png)}</style>§<p class="bg">background</p>`,
    bare: 'R',
    afterGrant: 'R',
  },
  {
    id: 'chunk-import',
    title: 'an inline module whose text arrives in pieces',
    markup: host =>
      `<script type="module">const early = 1;§import 'https://${host.slice(0, 6)}§${host.slice(6)}/m.js'</script>`,
    bare: 'X',
    afterGrant: 'X',
  },
  {
    id: 'chunk-inline',
    title: 'an inline script that arrives in pieces and makes a script',
    markup: host =>
      inline(
        `var made=document.createElement('script');made.src='https://§${host}/s.js';§document.body.append(made)`,
      ),
    bare: 'X',
    afterGrant: 'X',
  },
  {
    id: 'nomodule',
    title: '`<script nomodule>`, which no browser of today runs',
    markup: host => `<script nomodule src="https://${host}/s.js"></script>`,
    bare: '·',
  },
  {
    id: 'svg-script',
    title: 'a script inside an SVG, which the parser begins to load at once',
    markup: host => `<svg><script href="https://${host}/s.js"></script></svg>`,
    bare: 'X',
    ahead: 'always',
  },
  {
    id: 'imagesrcset',
    title: '`<link rel=preload imagesrcset>`',
    markup: host => `<link rel="preload" as="image" imagesrcset="https://${host}/i.png 1x">`,
    where: 'head',
    bare: 'R',
    ahead: 'always',
  },
  {
    id: 'relative',
    title: 'protocol-relative address',
    markup: host => `<script src="//${host}/s.js"></script>`,
    bare: 'X',
    ahead: 'always',
    afterGrant: 'X',
  },
  {
    id: 'entities',
    title: 'address in character references',
    markup: host =>
      `<script src="&#104;ttps&colon;&sol;&#x2f;${host.replace('.', '&period;')}/s.js"></script>`,
    bare: 'X',
    ahead: 'always',
    afterGrant: 'X',
  },
  {
    id: 'upper-case',
    title: 'tag, attribute, scheme and host in upper case',
    markup: host => `<SCRIPT SRC="HTTPS://${host.toUpperCase()}/s.js"></SCRIPT>`,
    bare: 'X',
    ahead: 'always',
    afterGrant: 'X',
  },
  {
    id: 'unquoted',
    title: 'attribute without quotes',
    markup: host => `<script async src=https://${host}/s.js></script>`,
    bare: 'X',
    ahead: 'always',
    afterGrant: 'X',
  },
  {
    id: 'odd-slashes',
    title: 'backslashes, a tab and a line end in the address',
    markup: host => `<script src="https:\\\t/\n${host}/s.js"></script>`,
    bare: 'X',
    ahead: 'race',
    afterGrant: 'X',
  },
  {
    id: 'no-slashes',
    title: 'scheme without slashes from a page that has none of its own',
    markup: host => `<base href="http://www.site.test/"><script src="https:${host}/s.js"></script>`,
    bare: 'X',
    ahead: 'race',
    afterGrant: 'X',
  },
  {
    id: 'dotted',
    title: 'host with a dot at its end',
    markup: host => inline(`new Image().src='https://${host}./i.gif'`),
    bare: 'R',
  },
  {
    id: 'port',
    title: 'host before a port',
    markup: host => inline(`new Image().src='https://${host}:443/i.gif'`),
    bare: 'R',
  },
  {
    id: 'percent',
    title: 'host in percent-encoding',
    markup: host => inline(`new Image().src='https://${host.replace('t', '%74')}/i.gif'`),
    bare: 'R',
  },
  {
    id: 'base',
    title: 'relative address under a foreign `<base>`',
    markup: host => `<base href="https://${host}/app/">${inline(`new Image().src='i.gif'`)}`,
    where: 'head',
    bare: 'R',
  },
  {
    id: 'body-background',
    title: '`<table background>`',
    markup: host => `<table background="https://${host}/b.png"><tbody><tr><td>cell</td></tr></tbody></table>`,
    bare: 'R',
    afterGrant: 'R',
  },
  {
    id: 'image-tag',
    title: '`<image src>`, which the parser makes an `<img>`',
    markup: host => `<div id="into"></div>${inline(`into.innerHTML='<image src="https://${host}/i.png">'`)}`,
    bare: 'R',
    afterGrant: 'R',
  },
  {
    id: 'srcdoc-script',
    title: '`srcdoc` with a snippet that makes a script',
    markup: host =>
      `<iframe title="frame" srcdoc="&lt;script&gt;var s=document.createElement('script');s.src='https://${host}/s.js';document.head.append(s)&lt;/script&gt;"></iframe>`,
    bare: 'X',
    afterGrant: 'X',
  },
  {
    id: 'srcdoc-set',
    title: '`frame.srcdoc=` with an `<img>`',
    markup: host =>
      inline(
        `var made=document.createElement('iframe');made.title='made';document.body.append(made);made.srcdoc='<img alt="" src="https://${host}/i.png">'`,
      ),
    bare: 'R',
    afterGrant: 'R',
  },
  {
    id: 'dsd-script',
    title: 'declarative shadow root with a script',
    markup: host =>
      `<div><template shadowrootmode="open"><p>shadow</p><script src="https://${host}/s.js"></script></template></div>`,
    bare: 'X',
    ahead: 'always',
    afterGrant: 'X',
  },
  {
    id: 'importmap',
    title: 'import of a name that the page maps itself',
    markup: host =>
      `<script type="importmap">{"imports":{"vendor":"https://${host}/m.js"}}</script><script type="module">import 'vendor'</script>`,
    bare: 'X',
    limit: {cell: 'X', closedBy: 'worker'},
  },
  {
    id: 'link-header',
    title: '`Link: rel=preload` header',
    markup: () => '<p>header</p>',
    headers: host => ({link: `<https://${host}/p.js>; rel=preload; as=script`}),
    bare: 'R',
    limit: {cell: 'R', closedBy: 'server'},
  },
];
