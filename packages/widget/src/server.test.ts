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

  it.each(['', '/entry', '/themes', '/testing'])('imports @akkoord/widget%s', async entry => {
    await expect(import(`@akkoord/widget${entry}`)).resolves.toBeTruthy();
  });

  it.each(['', '/releasing', '/vendors'])('imports @akkoord/core%s', async entry => {
    await expect(import(`@akkoord/core${entry}`)).resolves.toBeTruthy();
  });

  it('defines nothing and throws nothing', () => {
    const context = createFakeContext();
    expect(() => {
      defineFirstLayer(context);
      defineWidget(context);
    }).not.toThrow();
  });
});
