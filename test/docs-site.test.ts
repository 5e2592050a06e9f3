/* The site that `npm run docs` makes: it leads to every document, and its anchors are those that links name. */
import {describe, expect, it} from 'vitest';
// @ts-expect-error: a script without declarations
import {sidebar as parts} from '../docs/.vitepress/sidebar.mjs';
// @ts-expect-error: a script without declarations
import {slugify} from '../docs/.vitepress/slugify.mjs';
import {files} from './source-files.ts';

const sidebar = parts as readonly {readonly items: readonly {readonly link: string}[]}[];
const links = sidebar.flatMap(({items}) => items.map(({link}) => link));

describe('the sidebar of the docs', () => {
  it('leads to every document, and to none that is not there', () => {
    const documents = files
      .filter(file => /^docs\/.*\.md$/.test(file))
      .map(file => `/${file.replace(/\.md$/, '')}`);
    expect(links.filter(link => link.startsWith('/docs/')).sort()).toEqual(documents.sort());
  });

  it('names each once', () => {
    expect(new Set(links).size).toBe(links.length);
  });
});

describe('an anchor', () => {
  it.each([
    ['Rows, leaves, receipts', 'rows-leaves-receipts'],
    ['A key that may be known to others', 'a-key-that-may-be-known-to-others'],
    ['`data-gtm-for`, and what it is', 'data-gtm-for-and-what-it-is'],
  ])('of "%s" is %s', (heading, anchor) => expect(slugify(heading)).toBe(anchor));
});
