import type {Cell, ElementRow} from './element-row.ts';
import {pageOf, tag} from './site-page.ts';

/** One way for a site owner to hold third parties back, as a column of the truth table. */
export interface Level {
  readonly id: string;
  readonly title: string;
  /** Second-level domain of the hosts that pages of this level ask, so that requests can be told apart. */
  readonly domain: string;
  /** The page of a row; undefined where the level has no form for it. */
  readonly page: (row: ElementRow, host: string) => string | undefined;
  /** The cells that the level's claim allows before a grant. */
  readonly allows: (row: ElementRow) => readonly Cell[];
  /** The cell after everything was granted, without a reload. */
  readonly afterGrant: (row: ElementRow) => Cell;
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

/** The levels that the product claims, in the order of the table. */
export const levels: readonly Level[] = [
  {
    id: 'tag',
    title: 'tag',
    domain: 'listed.test',
    page: (row, host) => pageOf({...place(row, host), tag: (row.beforeTag ?? '') + tag()}),
    allows: ({ahead, limit}) => {
      if (limit) return [limit.cell];
      if (ahead) return ahead === 'always' ? ['R'] : ['R', '·'];
      return ['·'];
    },
    afterGrant: ({afterGrant, ahead, limit}) => afterGrant ?? limit?.cell ?? (ahead ? 'R' : '·'),
  },
  {
    id: 'marked-up-template',
    title: 'marked up: `<template>`',
    domain: 'marked.test',
    page: (row, host) => pageOf(place(row, host, template)),
    allows: () => ['·'],
    afterGrant: row => row.bare,
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
  },
];
