import {LISTED_CODE, type Site, type SitePage} from './site.ts';
import {pageOf, tag} from './site-page.ts';

const NONCE = 'r4nd0m';
const L = `https://${LISTED_CODE}`;

/** The strictest policies under which vendors' scripts can run at all. */
const STRICT = [
  `script-src 'nonce-${NONCE}' 'strict-dynamic'`,
  "object-src 'none'",
  "base-uri 'none'",
  "style-src 'self'",
  "require-trusted-types-for 'script'",
  'trusted-types akkoord lit-html site',
].join('; ');

const LISTENER = `<script nonce="${NONCE}">window.seen=[];window.violations=[];
addEventListener('securitypolicyviolation',event=>violations.push(event.effectiveDirective+' '+event.blockedURI+' '+event.sample));
addEventListener('error',event=>violations.push(event.message));</script>`;

/** Scripts of the vendor on `strictPage`, each of which notes its name in `seen`. */
const SCRIPTS = ['static', 'module', 'made', 'template', 'marked'];

/** What `strictPage` has noted in `seen` once everything is granted. */
export const SEEN_STRICT: readonly string[] = [...SCRIPTS, 'inline', 'template inline'].sort();

/** Hosts that only `strictPage` asks once everything is granted, beside the scripts. */
export const ASKED_STRICT = ['pixel.listed.test', 'doc.listed.test', 'film.listed.test'] as const;

/** A page under the policy `policy` that notes what has run in `seen`, and what was refused in `violations`. */
export function underPolicy(policy: string, {head = '', body = ''}): SitePage {
  const html = pageOf({tag: LISTENER + tag({nonce: NONCE}), head, body});
  return {body: html, headers: {'content-security-policy': policy}};
}

/** Puts the vendor's scripts on `site`, and gives a page that holds whatever can run under the strictest policies. */
export function strictPage(site: Site): SitePage {
  for (const name of SCRIPTS)
    site.put(`/${name}.js`, {body: `seen.push('${name}')`, type: 'text/javascript'}, LISTED_CODE);
  return underPolicy(STRICT, {
    head: `<script nonce="${NONCE}" src="${L}/static.js"></script>
<script nonce="${NONCE}" type="module" src="${L}/module.js"></script>
<script nonce="${NONCE}">const policy=trustedTypes.createPolicy('site',{createScriptURL:url=>url,createHTML:html=>html});
const made=document.createElement('script');made.src=policy.createScriptURL('${L}/made.js');document.head.append(made);</script>
<script nonce="${NONCE}" type="text/plain" data-category="tracking">seen.push('inline')</script>
<script nonce="${NONCE}" type="text/plain" data-category="tracking" data-src="${L}/marked.js"></script>
<template data-category="tracking"><script nonce="${NONCE}" src="${L}/template.js"></script><script nonce="${NONCE}">seen.push('template inline')</script></template>`,
    body: `<div id="box"></div><iframe id="doc" title="doc" srcdoc="&lt;img alt='' src='https://doc.listed.test/strict.gif'&gt;"></iframe>
<iframe title="film" src="https://film.listed.test/f.html"></iframe>
<script nonce="${NONCE}">box.innerHTML=policy.createHTML('<img alt="" src="https://pixel.listed.test/strict.gif">')</script>`,
  });
}
