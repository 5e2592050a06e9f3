/** A request as the stand-ins see it. */
export interface Visit {
  readonly url: URL;
  readonly method: string;
  /** `sec-fetch-dest`; empty where the client sends none. */
  readonly dest: string;
  readonly accept: string;
}

/** What a stand-in says. */
export interface Answer {
  readonly status?: number;
  readonly type: string;
  readonly body: string | Buffer;
  /** `Set-Cookie` lines. */
  readonly cookies?: readonly string[];
}

/** Plays one third party; `undefined` for what it does not know. */
export type StandIn = (visit: Visit) => Answer | undefined;

/**
 * A script that first records its execution in `__ran` (as host and path) and then runs `code`. Written in
 * plain old JavaScript, since it runs in pages, workers and modules alike.
 */
export function script(visit: Visit, code: string): Answer {
  const name = JSON.stringify(visit.url.host + visit.url.pathname);
  const body = `(function(){var root=typeof self==='undefined'?globalThis:self;
(root.__ran=root.__ran||[]).push(${name});
${code}
})();`;
  return {type: 'text/javascript; charset=utf-8', body};
}

/** A page, as it stands inside a frame. */
export function page(title: string, body: string, cookies: readonly string[] = []): Answer {
  const html = `<!doctype html><html lang="en"><meta charset="utf-8"><title>${title}</title><body>${body}</body></html>`;
  return {type: 'text/html; charset=utf-8', body: html, cookies};
}

/** `Set-Cookie` line of a third party that wants its cookie back in other sites' pages. */
export function thirdPartyCookie(
  name: string,
  value: string,
  options: {domain: string; days?: number},
): string {
  const age = options.days === undefined ? '' : `; Max-Age=${options.days * 86_400}`;
  return `${name}=${value}; Domain=${options.domain}; Path=/${age}; Secure; SameSite=None`;
}

/** A 1×1 transparent GIF. */
export const pixel: Answer = {
  type: 'image/gif',
  body: Buffer.from('R0lGODlhAQABAIAAAAAAAP///yH5BAEAAAAALAAAAAABAAEAAAIBRAA7', 'base64'),
};

/** Nothing, as a collector of hits says it. */
export const noContent: Answer = {status: 204, type: 'text/plain', body: ''};

/**
 * Source of `setCookie(name, value, seconds)`: like the vendors' own, on the highest domain that the
 * browser lets the page write to.
 */
export const SET_COOKIE = `function setCookie(name,value,seconds){
  var parts=location.hostname.split('.');
  for(var n=1;n<=parts.length+1;n++){
    var domain=n>parts.length||parts.length===1?'':';domain='+parts.slice(-n).join('.');
    document.cookie=name+'='+value+';path=/;max-age='+seconds+domain+';SameSite=Lax';
    if(('; '+document.cookie).indexOf('; '+name+'='+value)>=0)return;
  }
}
function readCookie(name){
  var found=('; '+document.cookie).split('; '+name+'=');
  return found.length>1?found[1].split(';')[0]:'';
}`;

/** Source of `whenParsed(fn)`: calls it once the document is parsed, at once where it is. */
export const WHEN_PARSED = `function whenParsed(fn){
  if(document.readyState==='loading')document.addEventListener('DOMContentLoaded',fn);else fn();
}`;
