// @vitest-environment happy-dom
import {afterEach, describe, expect, it, vi} from 'vitest';
import {tendEntry} from '../entry.ts';
import {defineFirstLayer} from '../first-layer.ts';
import {createFakeContext} from '../testing.ts';
import {followLinks} from './follow-links.ts';

const tend = () => tendEntry(createFakeContext().consent.config, 'nl');

function defined() {
  const context = createFakeContext();
  defineFirstLayer(context);
  return context;
}

afterEach(() => {
  document.body.replaceChildren();
  tend();
  document.body.replaceChildren();
});

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

  it('tells the choice in force, and follows it', async () => {
    const {consent} = defined();
    const link = document.createElement('akkoord-settings-link');
    document.body.append(link);
    const state = () => link.shadowRoot?.querySelector('[part=state]')?.textContent;
    expect(state()).toBe(' (nog niet gekozen)');
    await consent.rejectAll();
    expect(state()).toBe(' (alles geweigerd)');
    await consent.set({analytical: 'granted'});
    expect(state()).toBe(' (aangepast)');
    await consent.acceptAll();
    expect(state()).toBe(' (alles toegestaan)');
  });
});

describe('the entry of a page without one', () => {
  const corner = () => document.querySelectorAll('akkoord-settings-link[corner]');

  it('stands last on the page, once', () => {
    const {consent} = defined();
    document.body.append(document.createElement('main'));
    tend();
    tend();
    expect(corner()).toHaveLength(1);
    expect(document.body.lastElementChild).toBe(corner()[0]);
    corner()[0]?.shadowRoot?.querySelector('button')?.click();
    expect(consent.settingsCalls).toBe(1);
  });

  it.each([
    ['the site’s own element', 'akkoord-settings-link', {}],
    ['a link to #akkoord-settings', 'a', {href: '/cookies#akkoord-settings'}],
    ['the banner', 'akkoord-banner', {}],
  ])('goes where there is %s', (_, tag, props) => {
    defined();
    tend();
    document.body.append(Object.assign(document.createElement(tag), props));
    tend();
    expect(corner()).toHaveLength(0);
  });

  it('comes back to a page whose body was swapped', () => {
    defined();
    tend();
    document.body.replaceChildren();
    tend();
    expect(corner()).toHaveLength(1);
  });
});

describe('a link to #akkoord-settings', () => {
  it('opens the settings and leads nowhere', () => {
    const settings = vi.fn();
    followLinks({settings});
    const link = Object.assign(document.createElement('a'), {href: '#akkoord-settings'});
    const inside = document.createElement('b');
    link.append(inside);
    document.body.append(link);
    const event = new MouseEvent('click', {bubbles: true, cancelable: true});
    inside.dispatchEvent(event);
    expect(settings).toHaveBeenCalledOnce();
    expect(event.defaultPrevented).toBe(true);
  });
});
