import {readFileSync} from 'node:fs';
import {describe, expect, it} from 'vitest';
// @ts-expect-error: a script without declarations
import {makeElementFiles, manifestFile, pageFile} from '../scripts/elements.mjs';
import {codeFiles, isTest, read} from './source-files.ts';

const code = codeFiles
  .filter(file => file.startsWith('packages/widget/src/') && !isTest(file))
  .map(read)
  .join('\n');

interface Named {
  readonly name: string;
  readonly description?: string;
}

interface Element extends Named {
  readonly tagName: string;
  readonly attributes?: readonly (Named & {readonly fieldName?: string})[];
  readonly members: readonly (Named & {readonly kind: string; readonly attribute?: string})[];
  readonly slots?: readonly Named[];
  readonly cssParts?: readonly Named[];
  readonly cssProperties?: readonly Named[];
}

const made: {manifest: string; page: string} = makeElementFiles();
const {modules} = JSON.parse(made.manifest) as {modules: {declarations: Element[]}[]};
const elements = modules.flatMap(({declarations}) => declarations);

describe('the manifest of the elements', () => {
  it('is the one that the sources make, and so is its page', () => {
    expect(readFileSync(manifestFile, 'utf8')).toBe(made.manifest);
    expect(readFileSync(pageFile, 'utf8')).toBe(made.page);
  });

  it('has every element that is registered', () => {
    const registered = [...code.matchAll(/register\((?:'([\w-]+)'|SETTINGS), (\w+)\)/g)].map(
      ([, tag = 'akkoord-settings', name]) => `${tag} ${name}`,
    );
    expect(registered.length).toBeGreaterThan(6);
    expect(elements.map(({tagName, name}) => `${tagName} ${name}`).sort()).toEqual(
      [...new Set(registered)].sort(),
    );
  });

  it('has every part, every attribute and every custom property of the sources', () => {
    const of = (pattern: RegExp) =>
      [...new Set([...code.matchAll(pattern)].map(match => match[1] ?? ''))].sort();
    const names = (lists: readonly (readonly Named[] | undefined)[]) =>
      [...new Set(lists.flatMap(list => (list ?? []).map(({name}) => name)))].sort();
    expect(names(elements.map(({cssParts}) => cssParts))).toEqual(of(/\bpart(?:="|', ')([\w-]+)/g));
    expect(names(elements.map(({cssProperties}) => cssProperties))).toEqual(
      of(/[^.](--akkoord-[a-z]+)\b/g).filter(name => name !== '--akkoord-'),
    );
  });

  it('says of everything in it what it is', () => {
    const all = elements.flatMap(
      ({attributes = [], members, slots = [], cssParts = [], cssProperties = [], ...own}) => [
        own,
        ...attributes,
        ...members.filter(({kind}) => kind === 'method'),
        ...slots,
        ...cssParts,
        ...cssProperties,
      ],
    );
    expect(all.filter(({description}) => !description?.trim())).toEqual([]);
  });

  it('offers no part and no slot of a surface with answers', () => {
    const answers = elements.filter(({tagName}) => /banner|settings$|embed/.test(tagName));
    expect(answers).toHaveLength(3);
    expect(answers.flatMap(({cssParts = [], slots = []}) => [...cssParts, ...slots])).toEqual([]);
  });
});
