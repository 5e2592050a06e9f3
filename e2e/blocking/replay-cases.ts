import type {StandIns} from '@akkoord/testkit';
import {LISTED_CODE, MEASURED_CODE, type Site} from './site.ts';
import {LISTED, MEASURED, type PageParts, tag} from './site-page.ts';

const L = `https://${LISTED_CODE}`;
const M = `https://${MEASURED_CODE}`;

/** How held scripts come back with a grant of everything: what each page adds to its list `seen`. */
export interface ReplayCase {
  readonly id: string;
  readonly title: string;
  readonly parts: PageParts;
  /** Scripts of the vendors, by address. */
  readonly code?: Readonly<Record<string, string>>;
  /** How the vendors' hosts behave meanwhile. */
  readonly delays?: Readonly<Record<string, Parameters<StandIns['behave']>[1]>>;
  /** What `seen` holds before the grant; absent: nothing. */
  readonly before?: readonly unknown[];
  readonly after: readonly unknown[];
  /** Values that expressions have afterwards. */
  readonly facts?: readonly (readonly [string, unknown])[];
}

/** The tag of these pages, and the list that they add to. */
export const REPLAYED = `${tag({services: [LISTED, MEASURED]})}<script>window.seen=[]</script>`;

/** Lets the site play the vendor's file at `address`. */
export function putCode(site: Site, address: string, body: string): void {
  const {host, pathname} = new URL(address);
  site.put(pathname, {body, type: 'text/javascript'}, host);
}

const naming = (...names: readonly string[]): Record<string, string> =>
  Object.fromEntries(names.map(name => [`${L}/${name}.js`, `seen.push('${name}')`]));

/** The cases that every engine goes through. */
export const replayCases: readonly ReplayCase[] = [
  {
    id: 'order',
    title: 'released scripts run in document order, deferred and module ones last',
    code: naming('a', 'b', 'd', 'm', 'n'),
    delays: {[LISTED_CODE]: {delayMs: 50}},
    parts: {
      head: `<script src="${L}/a.js"></script>
<script type="module" src="${L}/m.js"></script>
<script defer src="${L}/d.js"></script>
<script type="text/plain" data-category="tracking">seen.push('inline')</script>`,
      body: `<template data-category="tracking"><script>seen.push('template')</script></template>
<script src="${L}/b.js"></script>
<script type="module" src="${L}/n.js"></script>
<script type="text/plain" data-category="tracking">seen.push('end')</script>`,
    },
    after: ['a', 'inline', 'template', 'b', 'end', 'm', 'd', 'n'],
  },
  {
    id: 'async',
    title: 'async scripts wait for nothing, and nothing waits for them',
    code: {[`${M}/fast.js`]: `seen.push('fast')`, ...naming('slow')},
    // Longer than a busy machine is late with the one that is not delayed.
    delays: {[LISTED_CODE]: {delayMs: 1_500}},
    parts: {
      // By code, as a browser that has fetched it ahead would not have to wait for it any more.
      head: `<script>{const made = document.createElement('script'); made.async = true; made.setAttribute('async', ''); made.src = '${L}/slow.js'; document.head.append(made)}</script><script src="${M}/fast.js"></script>`,
    },
    after: ['fast', 'slow'],
  },
  {
    id: 'events',
    title: 'load and error reach the attribute, the property and the listener, once',
    code: {[`${L}/a.js`]: ''},
    parts: {
      head: `<script id="a" src="${L}/a.js" onload="seen.push('attribute')"></script>
<script>a.addEventListener('load', () => seen.push('listener'))</script>
<script id="gone" src="${L}/gone.js" onerror="seen.push('error')"></script>`,
    },
    after: ['attribute', 'listener', 'error'],
  },
  {
    id: 'self',
    title: 'a released script finds itself, in its own place, with what the page gave it',
    code: {
      [`${L}/self.js`]: `var me = document.currentScript; seen.push(me.id, me.dataset.key, me.parentNode.id, me.src, me.previousElementSibling.id)`,
    },
    parts: {
      body: `<div id="box"><b id="before"></b><script id="me" data-key="k" src="${L}/self.js"></script></div>
<script type="text/plain" id="inline" data-category="tracking">seen.push(document.currentScript.id)</script>
<script>window.same = document.getElementById('me')</script>`,
    },
    after: ['me', 'k', 'box', `${L}/self.js`, 'before', 'inline'],
    facts: [[`same === document.getElementById('me') && same.isConnected`, true]],
  },
  {
    id: 'write',
    title: 'document.write of released scripts lands behind them, and the page stays',
    code: {[`${L}/writes.js`]: `document.write('<i id="outer">outer</i>')`},
    parts: {
      body: `<div id="box"><script type="text/plain" id="inline" data-category="tracking">document.write('<u id="one">1</u>'); document.writeln('<u id="two">2</u>')</script><b>after</b>
<script src="${L}/writes.js"></script></div>`,
    },
    after: [],
    facts: [
      [`document.querySelector('h1').textContent`, 'A page'],
      [
        `[...document.querySelectorAll('#box > *')].map(node => node.id || node.localName)`,
        ['inline', 'one', 'two', 'b', 'script', 'outer'],
      ],
    ],
  },
  {
    id: 'throws',
    title: 'a script that removes itself, and one that throws, do not stop the ones behind',
    code: {[`${L}/throws.js`]: `seen.push('throws'); throw new Error('on purpose')`},
    parts: {
      body: `<script type="text/plain" data-category="tracking">document.currentScript.remove(); seen.push('removed')</script>
<script src="${L}/throws.js"></script>
<script type="text/plain" data-category="tracking">throw new Error('on purpose')</script>
<script type="text/plain" data-category="tracking">seen.push('last')</script>`,
    },
    after: ['removed', 'throws', 'last'],
  },
  {
    id: 'missing',
    title: 'a missing and a hanging script do not stop the ones behind',
    delays: {'hangs.listed.test': {hang: true}},
    parts: {
      // Written, as a browser that has begun to fetch it ahead may wait for it before the page has loaded.
      body: `<script src="${L}/nowhere.js"></script><script>document.write('<script src="https://hangs.listed.test/s.js"><\\/script>')</script>
<script type="text/plain" data-category="tracking">seen.push('last')</script>`,
    },
    after: ['last'],
  },
  {
    id: 'late',
    title: 'late listeners of released scripts are called once, those of the page not again',
    code: {
      [`${L}/late.js`]: `document.addEventListener('DOMContentLoaded', event => seen.push('listed ' + event.type + (event.target === document)));
window.addEventListener('load', {handleEvent() { seen.push('listed load object') }});
window.onload = () => seen.push('listed onload');`,
    },
    parts: {
      head: `<script>document.addEventListener('DOMContentLoaded', () => seen.push('own DOMContentLoaded')); addEventListener('load', () => seen.push('own load'))</script>
<script src="${L}/late.js"></script>
<script type="text/plain" data-category="tracking">addEventListener('DOMContentLoaded', () => seen.push('inline')); seen.push('runs')</script>
<script type="text/plain" data-type="module" data-category="tracking">document.addEventListener('DOMContentLoaded', () => seen.push('module'))</script>`,
    },
    before: ['own DOMContentLoaded', 'own load'],
    after: [
      'own DOMContentLoaded',
      'own load',
      'runs',
      'listed DOMContentLoadedtrue',
      'listed load object',
      'listed onload',
      'inline',
      'module',
    ],
    facts: [
      [`addEventListener('load', () => seen.push('never'))`, undefined],
      [`Object.hasOwn(window, 'addEventListener') || Object.hasOwn(document, 'write')`, false],
      ['seen.length', 8],
    ],
  },
  {
    id: 'queue',
    title: 'queues of snippets are kept until their script comes',
    code: {[`${L}/queue.js`]: `seen.push(...dataLayer.map(entry => entry[0]))`},
    parts: {
      head: `<script async src="${L}/queue.js"></script><script>window.dataLayer=[];function gtag(){dataLayer.push(arguments)}gtag('js');gtag('config')</script>`,
      body: `<script>gtag('event')</script>`,
    },
    after: ['js', 'config', 'event'],
  },
];
