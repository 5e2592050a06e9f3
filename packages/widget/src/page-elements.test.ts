// @vitest-environment happy-dom
import {afterEach, describe, expect, it, vi} from 'vitest';
import {defineWidget} from './define.ts';
import {createFakeContext, type FakeContextOptions} from './testing.ts';

type LitHost = HTMLElement & {updateComplete: Promise<void>};

async function place(tag: string, options: FakeContextOptions = {}) {
  const context = createFakeContext(options);
  defineWidget(context);
  const element = document.createElement(tag) as LitHost;
  document.body.append(element);
  await element.updateComplete;
  return {element, root: element.shadowRoot as ShadowRoot, consent: context.consent, context};
}

afterEach(() => {
  document.body.replaceChildren();
  vi.unstubAllGlobals();
});

describe('akkoord-declaration', () => {
  it('lists each category with its services, and each cookie with how long it is kept', async () => {
    const {root} = await place('akkoord-declaration');
    expect([...root.querySelectorAll('h3')].map(heading => heading.textContent)).toEqual([
      'Functioneel',
      'Analytisch',
      'Tracking',
    ]);
    const rows = [...root.querySelectorAll('tbody tr')].map(row =>
      [...row.children].map(cell => cell.textContent?.trim()),
    );
    expect(rows).toEqual([
      ['_tellen', '13 maanden', 'cookie van deze website'],
      ['tellen.*', expect.any(String), 'lokale opslag van deze website'],
      ['vid', 'tot je de browser sluit', 'cookie van de aanbieder'],
    ]);
  });

  it('heads each column and row for who hears the table', async () => {
    const {root} = await place('akkoord-declaration');
    const scopes = [...root.querySelectorAll('th')].map(cell => cell.scope);
    expect(new Set(scopes)).toEqual(new Set(['col', 'row']));
  });

  it.each(['akkoord-declaration', 'akkoord-receipt', 'akkoord-embed'])(
    '%s asks for the details of services that are not there yet, and is drawn with them',
    async tag => {
      const {services, ...context} = createFakeContext({choices: {tracking: 'granted', volgen: 'denied'}});
      defineWidget({...context, services: [], loadServices: async () => services});
      const element = document.createElement(tag);
      element.setAttribute('service', 'volgen');
      document.body.append(element);
      expect(element.shadowRoot?.textContent?.trim() ?? '').toBe('');
      await expect.poll(() => element.shadowRoot?.textContent).toContain('Volgen');
    },
  );

  it('draws itself anew in another language', async () => {
    const {element, root} = await place('akkoord-declaration', {language: 'en'});
    defineWidget(createFakeContext({language: 'nl'}));
    await element.updateComplete;
    expect(root.querySelector('h3')?.textContent).toBe('Functioneel');
    expect(element.lang).toBe('nl');
  });
});

describe('akkoord-last-modified', () => {
  it('gives the date of the notice, for people and for machines', async () => {
    const {root} = await place('akkoord-last-modified', {config: {date: '2025-03-01'}, language: 'en'});
    expect(root.textContent).toBe('March 1, 2025');
    expect(root.querySelector('time')?.dateTime).toBe('2025-03-01');
  });

  it('is empty where the config names no date', async () => {
    expect((await place('akkoord-last-modified')).root.textContent).toBe('');
  });
});

describe('akkoord-receipt', () => {
  const collector = {collector: 'https://consent.example'};

  it('tells what was chosen, refusals too, and names what differs from its category', async () => {
    const {root} = await place('akkoord-receipt', {choices: {analytical: 'granted', volgen: 'granted'}});
    const pairs = [...root.querySelectorAll('dl:last-of-type div')].map(pair => pair.textContent);
    expect(pairs).toEqual(['Analytischtoegestaan', 'Trackinggeweigerd (Volgen: toegestaan)']);
  });

  it('draws itself anew after another decision', async () => {
    const {consent, element, root} = await place('akkoord-receipt');
    expect(root.textContent).toContain('Je hebt nog niet gekozen');
    await consent.acceptAll();
    await element.updateComplete;
    expect(root.textContent).toContain('toegestaan');
  });

  it('hands the receipt over as a JSON file', async () => {
    const blobs: Blob[] = [];
    const names: string[] = [];
    vi.stubGlobal(
      'URL',
      class extends URL {
        static override createObjectURL = (blob: Blob) => `blob:${blobs.push(blob)}`;
        static override revokeObjectURL = () => {};
      },
    );
    const click = vi.spyOn(HTMLAnchorElement.prototype, 'click').mockImplementation(function (
      this: HTMLAnchorElement,
    ) {
      names.push(this.download);
    });
    const receipt = {
      row: {record: {id: 'r-1'}, receivedAt: '2026-05-07T09:00:05.000Z'},
      log: {origin: 'example/2026', index: 41},
    } as never;
    const {element, root} = await place('akkoord-receipt', {
      choices: {analytical: 'granted'},
      config: collector,
      receipt,
    });
    root.querySelector<HTMLButtonElement>('button')?.click();
    await expect.poll(() => names).toEqual(['akkoord-receipt-r-1.json']);
    await element.updateComplete;
    expect(JSON.parse((await blobs[0]?.text()) ?? '')).toEqual(receipt);
    expect([...root.querySelectorAll('dl:last-of-type dd')].map(value => value.textContent)).toEqual([
      'r-1',
      expect.stringContaining('7 mei 2026'),
      'example/2026/41',
    ]);
    expect(root.querySelector('[role=status]')?.textContent).toBe('Ontvangstbewijs gedownload');
    click.mockRestore();
  });

  it('offers no file without a collector or before a decision', async () => {
    expect((await place('akkoord-receipt', {config: collector})).root.querySelector('button')).toBeNull();
    document.body.replaceChildren();
    const {root} = await place('akkoord-receipt', {choices: {analytical: 'granted'}});
    expect(root.querySelector('button')).toBeNull();
  });
});

describe('a second copy of the SDK', () => {
  it('leaves the elements of the first in place and throws nothing', async () => {
    const context = createFakeContext();
    defineWidget(context);
    const first = customElements.get('akkoord-embed');
    vi.resetModules();
    const copy = await import('./define.ts');
    expect(copy.defineWidget).not.toBe(defineWidget);
    expect(() => copy.defineWidget(context)).not.toThrow();
    expect(customElements.get('akkoord-embed')).toBe(first);
  });
});
