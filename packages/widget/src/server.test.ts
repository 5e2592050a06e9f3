import {describe, expect, it} from 'vitest';
import {defineWidget} from './define.ts';
import {defineFirstLayer} from './first-layer.ts';
import * as widget from './index.ts';
import {createFakeContext} from './testing.ts';

describe('on a server', () => {
  it('is really without a DOM here', () => {
    expect('customElements' in globalThis && 'document' in globalThis).toBe(false);
  });

  it('imports every element', () => {
    expect(Object.keys(widget)).toContain('AkkoordBanner');
  });

  it('defines nothing and throws nothing', () => {
    const context = createFakeContext();
    expect(() => {
      defineFirstLayer(context);
      defineWidget(context);
    }).not.toThrow();
  });
});
