// @vitest-environment happy-dom
import {afterEach, describe, expect, it, vi} from 'vitest';
import {defineFirstLayer, sayInBanner} from '../first-layer.ts';
import {createFakeContext, type FakeContextOptions} from '../testing.ts';

function open(options: FakeContextOptions = {}) {
  const context = createFakeContext(options);
  defineFirstLayer(context);
  const banner = document.createElement('akkoord-banner');
  document.body.prepend(banner);
  const button = (control: string) => banner.querySelector<HTMLElement>(`[data-control="${control}"]`);
  return {banner, button, consent: context.consent, context};
}

afterEach(() => {
  document.body.replaceChildren();
  sayInBanner('');
});

describe('akkoord-banner: accessibility', () => {
  it('is a dialog that its heading names, and is not modal', () => {
    const {banner} = open();
    expect(banner.getAttribute('role')).toBe('dialog');
    expect(banner.hasAttribute('aria-modal')).toBe(false);
    const heading = document.getElementById(banner.getAttribute('aria-labelledby') ?? '');
    expect(heading?.textContent).toBe('Cookies op deze website');
  });

  it.each([
    ['nl', 'Cookies op deze website'],
    ['en', 'Cookies on this website'],
  ] as const)('says in which language it speaks (%s)', (language, heading) => {
    const {banner} = open({language});
    expect(banner.lang).toBe(language);
    expect(banner.dir).toBe('ltr');
    expect(banner.querySelector('h2')?.textContent).toBe(heading);
  });

  it('leaves focus where it is', () => {
    const input = document.createElement('input');
    document.body.append(input);
    input.focus();
    open();
    expect(document.activeElement).toBe(input);
  });

  it('is a landmark too, as a dialog without focus is not met by who goes from one to the next', () => {
    const frame = open().banner.shadowRoot?.querySelector('[role=region]');
    expect(frame?.ariaLabel).toBe('Cookies op deze website');
  });

  it('gives focus back to where it was once an answer was given', () => {
    const input = document.createElement('input');
    const {button} = open();
    document.body.append(input);
    input.focus();
    const refuse = button('layer1.refuse');
    refuse?.dispatchEvent(new FocusEvent('focusin', {bubbles: true, relatedTarget: input}));
    refuse?.focus();
    refuse?.click();
    expect(document.activeElement).toBe(input);
  });

  it('keeps focus where it draws itself anew, and gives it back after the answer', () => {
    vi.spyOn(console, 'warn').mockImplementation(() => {});
    const input = document.createElement('input');
    const {banner, button} = open();
    document.body.append(input);
    input.focus();
    const altered = button('layer1.accept');
    altered?.dispatchEvent(new FocusEvent('focusin', {bubbles: true, relatedTarget: input}));
    altered?.focus();
    button('layer1.refuse')?.remove();
    altered?.click();
    expect(banner.isConnected).toBe(true);
    expect(document.activeElement).toBe(button('layer1.accept'));
    button('layer1.accept')?.click();
    expect(document.activeElement).toBe(input);
  });

  it('puts a status message on the page before there is anything to say', () => {
    open();
    const status = document.querySelector('akkoord-status');
    expect(status?.getAttribute('role')).toBe('status');
    expect(status?.textContent).toBe('');
  });
});

describe('akkoord-banner: content', () => {
  it('says who asks, for what, how many others receive data, and what a refusal means', () => {
    const text = open().banner.textContent;
    expect(text).toContain('Voorbeeld BV vraagt je toestemming voor:');
    expect(text).toContain('Analytisch');
    expect(text).toContain('Tracking');
    expect(text).toContain('krijgen 3 andere partijen gegevens');
    expect(text).toContain('Weiger je, dan');
    expect(text).not.toContain('Functioneel');
  });

  it('names no other parties where there are none', () => {
    expect(open({services: []}).banner.textContent).not.toContain('partij gegevens');
  });

  it('offers accept, refuse and settings in this order, made alike', () => {
    const {banner} = open();
    const buttons = [...banner.querySelectorAll('button[slot=choices]')];
    expect(buttons.map(button => button.textContent)).toEqual([
      'Alles accepteren',
      'Alles weigeren',
      'Instellingen',
    ]);
    const shapes = buttons.map(button =>
      [...button.attributes]
        .map(({name}) => name)
        .sort()
        .join(),
    );
    expect(new Set(shapes).size).toBe(1);
  });

  it('links to the privacy statement', () => {
    expect(open().banner.querySelector('a')?.getAttribute('href')).toBe('/privacy');
  });

  it('leaves out a privacy statement that is no web address', () => {
    expect(open({config: {privacy: 'javascript:alert(1)'}}).banner.querySelector('a')).toBeNull();
  });

  it.each(['start', 'center', 'end'] as const)('stands at the %s where the site says so', position => {
    expect(open({config: {layout: 'card', position}}).banner.getAttribute('position')).toBe(position);
  });

  it('says why it asks again', () => {
    expect(open().banner.textContent).not.toContain('vorige keuze');
    document.body.replaceChildren();
    const context = createFakeContext({choices: {analytical: 'granted'}});
    context.consent.state = {...context.consent.state, status: 'stale'} as typeof context.consent.state;
    defineFirstLayer(context);
    const banner = document.createElement('akkoord-banner');
    document.body.prepend(banner);
    expect(banner.textContent).toContain('Sinds je vorige keuze is er iets veranderd');
  });

  it('takes words of the site as text', () => {
    const {banner} = open({config: {controller: {name: '<img src=x onerror=alert(1)>'}}});
    expect(banner.querySelector('img')).toBeNull();
    expect(banner.textContent).toContain('<img src=x onerror=alert(1)>');
  });
});

describe('akkoord-banner: choices', () => {
  const all = (choice: string) => ({
    analytical: choice,
    tracking: choice,
    tellen: choice,
    filmpjes: choice,
    volgen: choice,
  });

  it.each([
    ['layer1.accept', 'accept-all', 'granted'],
    ['layer1.refuse', 'reject-all', 'denied'],
    ['layer1.close', 'reject-all', 'denied'],
  ])('records %s as %s', (control, action, choice) => {
    const {button, consent} = open();
    button(control)?.click();
    expect(consent.decisions).toMatchObject([{choices: all(choice), source: {action, control}}]);
    expect(Object.keys(consent.decisions[0]?.choices ?? {})).toHaveLength(5);
  });

  it('opens the settings and decides nothing', () => {
    const {button, consent, banner} = open();
    button('layer1.settings')?.click();
    expect(consent.settingsCalls).toBe(1);
    expect(consent.decisions).toEqual([]);
    expect(banner.isConnected).toBe(true);
  });

  it.each(['Escape', 'Enter', ' '])('takes the key %j on the banner for no answer', key => {
    const {banner, consent} = open();
    for (const type of ['keydown', 'keyup'])
      banner.dispatchEvent(new KeyboardEvent(type, {key, bubbles: true}));
    expect(consent.decisions).toEqual([]);
    expect(banner.isConnected).toBe(true);
  });

  it.each<[string, (refuse: HTMLButtonElement) => void]>([
    ['is gone', refuse => refuse.remove()],
    ['is somewhere else', refuse => document.body.append(refuse)],
    ['does nothing', refuse => Object.assign(refuse, {disabled: true})],
    ['says nothing', refuse => Object.assign(refuse, {textContent: ' '})],
    [
      'has something of the page beside it',
      refuse => refuse.after(Object.assign(document.createElement('p'), {slot: 'tail'})),
    ],
  ])('takes no grant while refuse %s, and draws itself anew', (_, alter) => {
    vi.spyOn(console, 'warn').mockImplementation(() => {});
    const {banner, button, consent} = open();
    alter(button('layer1.refuse') as HTMLButtonElement);
    button('layer1.accept')?.click();
    expect(consent.decisions).toEqual([]);
    expect(banner.querySelectorAll('button[slot=choices]')).toHaveLength(3);
    banner.querySelector<HTMLElement>('[data-control="layer1.accept"]')?.click();
    expect(consent.decisions).toMatchObject([{source: {control: 'layer1.accept'}}]);
  });

  it('says what it is given to say as its own words, drawn anew too, and takes a grant beside them', () => {
    vi.spyOn(console, 'warn').mockImplementation(() => {});
    sayInBanner('Your browser asks not to be tracked.');
    const {banner, button, consent} = open();
    button('layer1.refuse')?.remove();
    button('layer1.accept')?.click();
    expect(consent.decisions).toEqual([]);
    expect(
      [...banner.querySelectorAll('p')].filter(({textContent}) => /tracked/.test(textContent)),
    ).toHaveLength(1);
    banner.querySelector<HTMLElement>('[data-control="layer1.accept"]')?.click();
    expect(consent.decisions).toMatchObject([{source: {control: 'layer1.accept'}}]);
  });

  it('takes a grant beside what is in it and not seen', () => {
    const {banner, button, consent} = open();
    banner.append(document.createElement('p'));
    button('layer1.accept')?.click();
    expect(consent.decisions).toMatchObject([{source: {control: 'layer1.accept'}}]);
  });

  it('leaves the page once a decision was made, wherever it was made', async () => {
    const {banner, consent} = open();
    await consent.rejectAll();
    expect(banner.isConnected).toBe(false);
  });

  it('stays where it was shown again after a decision, until the next one', async () => {
    const {banner, consent} = open({choices: {tracking: 'denied'}});
    expect(banner.isConnected).toBe(true);
    await consent.rejectAll();
    expect(banner.isConnected).toBe(false);
  });

  it.each([
    ['akkoord-decided', 'rejectAll', 'Keuze opgeslagen'],
    ['akkoord-withdrawn', 'withdraw', 'Toestemming ingetrokken'],
  ] as const)('has %s read out', async (_event, act, message) => {
    const {consent} = open();
    await consent[act]();
    await expect.poll(() => document.querySelector('akkoord-status')?.textContent).toBe(message);
  });
});

describe('akkoord-banner: context', () => {
  it('keeps its buttons when only the details of services arrive', () => {
    const {button, context} = open();
    const before = button('layer1.settings');
    defineFirstLayer({...context, services: []});
    expect(button('layer1.settings')).toBe(before);
  });

  it('speaks another language when one is provided', () => {
    const {banner} = open();
    defineFirstLayer(createFakeContext({language: 'en'}));
    expect(banner.textContent).toContain('Refuse all');
    expect(banner.querySelectorAll('h2')).toHaveLength(1);
  });

  it('gives the page its scroll room back when it goes', () => {
    const before = document.adoptedStyleSheets.length;
    const {banner} = open();
    expect(document.adoptedStyleSheets.length).toBe(before + 1);
    banner.remove();
    expect(document.adoptedStyleSheets.length).toBe(before);
  });
});
