// @vitest-environment happy-dom
import {afterEach, describe, expect, it} from 'vitest';
import {defineFirstLayer} from '../first-layer.ts';
import {createFakeContext} from '../testing.ts';

afterEach(() => document.body.replaceChildren());

describe('akkoord-settings-link', () => {
  it('works where it stood on the page before the SDK arrived', () => {
    const link = document.createElement('akkoord-settings-link');
    document.body.append(link);
    const context = createFakeContext();
    defineFirstLayer(context);
    link.shadowRoot?.querySelector('button')?.click();
    expect(context.consent.settingsCalls).toBe(1);
  });

  it('is labelled by us, in the language of the visitor', () => {
    defineFirstLayer(createFakeContext({language: 'en'}));
    const link = document.createElement('akkoord-settings-link');
    document.body.append(link);
    const slot = link.shadowRoot?.querySelector('slot');
    expect(slot?.textContent).toBe('Cookie settings');
    expect(slot?.lang).toBe('en');
  });

  it('keeps the label of the site', () => {
    defineFirstLayer(createFakeContext());
    const link = document.createElement('akkoord-settings-link');
    link.textContent = 'Mijn cookies';
    document.body.append(link);
    expect(link.textContent).toBe('Mijn cookies');
  });

  it('has focus to come back to when it was pressed', () => {
    defineFirstLayer(createFakeContext());
    const link = document.createElement('akkoord-settings-link');
    document.body.append(link);
    link.shadowRoot?.querySelector('button')?.click();
    expect(document.activeElement).toBe(link);
  });
});
