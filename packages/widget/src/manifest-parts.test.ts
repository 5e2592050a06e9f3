// @vitest-environment happy-dom
import {readFileSync} from 'node:fs';
import {describe, expect, it} from 'vitest';
import {defineWidget} from './define.ts';
import {defineFirstLayer} from './first-layer.ts';
import {createFakeContext} from './testing.ts';

interface Element {
  readonly tagName: string;
  readonly attributes?: readonly {readonly name: string}[];
  readonly members: readonly {readonly name: string; readonly kind: string}[];
  readonly slots?: readonly {readonly name: string}[];
  readonly cssParts?: readonly {readonly name: string}[];
}

const manifest = readFileSync('packages/widget/custom-elements.json', 'utf8');
const elements = (JSON.parse(manifest) as {modules: {declarations: Element[]}[]}).modules.flatMap(
  ({declarations}) => declarations,
);

const context = createFakeContext({choices: {analytical: 'granted'}, config: {date: '2026-03-01'}});
defineFirstLayer(context);
defineWidget(context);

/** An element on the page, drawn. */
async function drawn(tag: string): Promise<HTMLElement> {
  const element = document.createElement(tag);
  document.body.append(element);
  await (element as HTMLElement & {updateComplete?: Promise<unknown>}).updateComplete;
  return element;
}

describe.each(elements)(
  '$tagName, as its manifest tells',
  ({tagName, attributes = [], members, slots = [], cssParts = []}) => {
    it('is an element of ours that draws itself', async () => {
      expect(customElements.get(tagName)).toBeDefined();
      expect((await drawn(tagName)).shadowRoot?.childElementCount).toBeGreaterThan(0);
    });

    it('has each part and each slot', async () => {
      const root = (await drawn(tagName)).shadowRoot;
      for (const {name} of cssParts) expect(root?.querySelector(`[part~="${name}"]`), name).not.toBeNull();
      for (const {name} of slots)
        expect(root?.querySelector(name ? `slot[name="${name}"]` : 'slot:not([name])'), name).not.toBeNull();
    });

    it('has each property and method, and heeds each attribute', async () => {
      const element = await drawn(tagName);
      for (const {name, kind} of members) {
        expect(name in element, name).toBe(true);
        if (kind === 'method') expect(typeof element[name as keyof HTMLElement]).toBe('function');
      }
      const heeded = (element.constructor as {observedAttributes?: string[]}).observedAttributes ?? [];
      const documented = attributes.map(({name}) => name);
      expect(heeded.filter(name => !documented.includes(name))).toEqual([]);
    });
  },
);
