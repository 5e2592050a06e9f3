import type {Service} from '@akkoord/schema';
import type {Cell, ElementRow} from './element-row.ts';
import {FRAMED, pageOf, tag} from './site-page.ts';
import {staticElements} from './static-elements.ts';

/** One way for a site owner to hold third parties back, as a column of the truth table. */
export interface Level {
  readonly id: string;
  readonly title: string;
  /** Second-level domain of the hosts that pages of this level ask, so that requests can be told apart. */
  readonly domain: string;
  /** The page of a row; undefined where the level has no form for it. */
  readonly page: (row: ElementRow, host: string) => string | undefined;
  /** Services whose embeds the site's own server opens; absent: it opens none. */
  readonly opens?: readonly Service[];
  /** Connections that no request follows are told apart from requests. */
  readonly tellsConnections?: true;
  /** The cells that the level's claim allows before a grant. */
  readonly allows: (row: ElementRow) => readonly Cell[];
  /** The cell after everything was granted, without a reload. */
  readonly afterGrant: (row: ElementRow) => Cell;
  /** The rows that `npm test` tries of those of the full size: what the level does on its own. Absent: each. */
  readonly smaller?: (row: ElementRow) => boolean;
}

const place = ({where, markup}: ElementRow, host: string, wrap = (html: string) => html) =>
  where === 'head' ? {head: wrap(markup(host))} : {body: wrap(markup(host))};

const template = (html: string): string =>
  `<template data-category="tracking" data-service="listed">${html}</template>`;

/** Scripts become inert by their type, frames and images by having no address. */
const attributes = (html: string): string | undefined => {
  const open = /^<(?:script[^>]*|(?:iframe|img)(?: (?:alt|title|loading)="[^"]*")* src="[^"]*")>/.exec(
    html,
  )?.[0];
  if (!open || /<\/script><script/.test(html)) return undefined;
  const marked = open
    .replace(' type="module"', ' data-type="module"')
    .replace(' src=', ' data-src=')
    .replace(/^<script/, '<script type="text/plain"')
    .replace(/>$/, ' data-category="tracking">');
  return marked + html.slice(open.length);
};

/** A page without any blocker: shows that each row does what it says, and that the test can see it. */
export const bare: Level = {
  id: 'bare',
  title: 'no blocker',
  domain: 'bare.test',
  page: (row, host) => pageOf({...place(row, host), tag: row.beforeTag ?? ''}),
  allows: row => [row.bare],
  afterGrant: row => row.bare,
};

/** Rows that a policy for frames is about. */
const IN_FRAME = /^(if-(static|lazy)|object|embed|d-if.*|d-popen)$/;

/** Rows for which Chromium opens a connection before it asks the policy, as it does for a `preconnect`. */
const CONNECTS = /^(l-preconnect|if-static|d-if-loc)$/;

/** Code that is marked up is inert whatever it does, so one row is as good as the other. */
const isStatic = (row: ElementRow): boolean => staticElements.includes(row) || row.id === 'gtm-inline';

const tagAllows = ({ahead, limit}: ElementRow): readonly Cell[] => {
  if (limit) return [limit.cell];
  if (ahead) return ahead === 'always' ? ['R'] : ['R', '·'];
  return ['·'];
};
const tagAfterGrant = ({afterGrant, ahead, limit}: ElementRow): Cell =>
  afterGrant ?? limit?.cell ?? (ahead ? 'R' : '·');

/** The levels that the product claims, in the order of the table. */
export const levels: readonly Level[] = [
  {
    id: 'tag',
    title: 'tag',
    domain: 'listed.test',
    page: (row, host) => pageOf({...place(row, host), tag: (row.beforeTag ?? '') + tag()}),
    allows: tagAllows,
    afterGrant: tagAfterGrant,
  },
  {
    id: 'frame-policy',
    title: 'frame policy',
    domain: 'framed.test',
    page: (row, host) =>
      pageOf({
        ...place(row, host),
        tag: (row.beforeTag ?? '') + tag({services: [FRAMED], frames: ''}),
      }),
    opens: [FRAMED],
    tellsConnections: true,
    allows: row => {
      if (CONNECTS.test(row.id)) return ['c'];
      if (IN_FRAME.test(row.id)) return ['·'];
      const cells = tagAllows(row);
      return cells.length > 1 ? [...cells, 'c'] : cells;
    },
    // An address that code gives to the window of a frame does not go through our hands, and stays refused.
    afterGrant: row => (/^(l-preconnect|d-if-loc)$/.test(row.id) ? 'c' : tagAfterGrant(row)),
    smaller: ({id}) => CONNECTS.test(id) || IN_FRAME.test(id),
  },
  {
    id: 'marked-up-template',
    title: 'marked up: `<template>`',
    domain: 'marked.test',
    page: (row, host) => pageOf(place(row, host, template)),
    allows: () => ['·'],
    afterGrant: row => row.bare,
    smaller: isStatic,
  },
  {
    id: 'marked-up-attributes',
    title: 'marked up: `type`, `data-src`',
    domain: 'attributes.test',
    page: (row, host) => {
      const html = attributes(row.markup(host));
      return html && pageOf(row.where === 'head' ? {head: html} : {body: html});
    },
    allows: () => ['·'],
    afterGrant: row => row.bare,
    smaller: isStatic,
  },
];
