import type {Service, ServiceCookie} from '@akkoord/schema';
import {
  type Answer,
  noContent,
  page,
  pixel,
  SET_COOKIE,
  script,
  thirdPartyCookie,
  type Visit,
} from './answer.ts';

/**
 * Answers for any host as its request asks: by `sec-fetch-dest`, else by the path's ending, else by
 * `accept`. The scripts and answers of a listed service leave the cookies and storage entries that the
 * catalogue documents; an unlisted host's script leaves `ran_<host>`.
 */
export function generic(visit: Visit, service: Service | undefined): Answer {
  const kind = kindOf(visit);
  const cookies = service ? thirdPartyCookies(visit, service) : [];
  if (kind === 'script') return {...script(visit, `${SET_COOKIE}\n${store(visit, service)}`), cookies};
  if (kind === 'page')
    return page(visit.url.host, `<p>${escapeHtml(visit.url.host + visit.url.pathname)}</p>`, cookies);
  return {...PLAIN[kind], cookies};
}

type Kind = 'script' | 'page' | 'style' | 'image' | 'json' | 'events' | 'nothing';

const PLAIN: Readonly<Record<Exclude<Kind, 'script' | 'page'>, Answer>> = {
  style: {type: 'text/css; charset=utf-8', body: ':root{--stand-in:1}'},
  image: pixel,
  json: {type: 'application/json', body: '{}'},
  events: {type: 'text/event-stream', body: 'data: stand-in\n\n'},
  nothing: noContent,
};

const BY_DEST: Readonly<Record<string, Kind>> = {
  script: 'script',
  worker: 'script',
  sharedworker: 'script',
  serviceworker: 'script',
  style: 'style',
  image: 'image',
  document: 'page',
  iframe: 'page',
  frame: 'page',
  embed: 'page',
  object: 'page',
};

const BY_ENDING: Readonly<Record<string, Kind>> = {
  js: 'script',
  mjs: 'script',
  css: 'style',
  gif: 'image',
  png: 'image',
  jpg: 'image',
  svg: 'image',
  html: 'page',
  php: 'page',
  json: 'json',
};

const kindOf = ({url, method, dest, accept}: Visit): Kind => {
  if (accept.includes('text/event-stream')) return 'events';
  const ending = /\.([a-z]+)$/.exec(url.pathname)?.[1] ?? '';
  const known = BY_DEST[dest] ?? BY_ENDING[ending];
  if (known) return known;
  if (method !== 'GET') return 'nothing';
  if (accept.includes('application/json')) return 'json';
  return accept.includes('text/html') ? 'page' : 'nothing';
};

const thirdPartyCookies = ({url}: Visit, {cookies}: Service): string[] =>
  cookies
    .filter(({party, kind = 'cookie'}) => party === 'third' && kind === 'cookie')
    .map(cookie => {
      const domain = url.hostname.split('.').slice(-2).join('.');
      const seconds = secondsOf(cookie.duration);
      return thirdPartyCookie(
        nameOf(cookie),
        'standin',
        seconds ? {domain, days: seconds / 86_400} : {domain},
      );
    });

/** Source that leaves what the service leaves on the site's own side. */
const store = (visit: Visit, service: Service | undefined): string => {
  const unlisted = {name: `ran_${visit.url.hostname.replaceAll(/[^a-z0-9]/g, '_')}`, duration: 'P30D'};
  const entries: readonly ServiceCookie[] = service ? service.cookies : [unlisted];
  const lines = entries.filter(({party}) => party !== 'third').map(writeEntry);
  return `if(typeof document!=='undefined'){${lines.join('')}}`;
};

const writeEntry = (cookie: ServiceCookie): string => {
  const name = JSON.stringify(nameOf(cookie));
  if (cookie.kind === 'localStorage' || cookie.kind === 'sessionStorage') {
    return `try{root.${cookie.kind}.setItem(${name},'standin')}catch(e){}`;
  }
  if (cookie.kind === 'indexedDB') return `try{root.indexedDB.open(${name})}catch(e){}`;
  return `readCookie(${name})||setCookie(${name},'standin',${secondsOf(cookie.duration) ?? "''"});`;
};

const nameOf = ({name}: ServiceCookie): string => name.replace(/\*$/, 'standin');

const DURATION = /^P(?:(\d+)Y)?(?:(\d+)M)?(?:(\d+)W)?(?:(\d+)D)?(?:T(?:(\d+)H)?(?:(\d+)M)?(?:(\d+)S)?)?$/;
const SECONDS = [31_536_000, 2_592_000, 604_800, 86_400, 3600, 60, 1];

/** Seconds of an ISO 8601 duration, a month being 30 days; `undefined` for `session`. */
const secondsOf = (duration: string): number | undefined =>
  DURATION.exec(duration)
    ?.slice(1)
    .reduce((sum, count, at) => sum + Number(count ?? 0) * (SECONDS[at] ?? 0), 0);

const escapeHtml = (text: string): string => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');
