// @vitest-environment happy-dom
import {afterEach, describe, expect, it, vi} from 'vitest';
import {defineWidget} from '../define.ts';
import {createFakeContext, type FakeContextOptions} from '../testing.ts';

async function place(attributes: Readonly<Record<string, string>>, options: FakeContextOptions = {}) {
  const context = createFakeContext(options);
  defineWidget(context);
  const embed = document.createElement('akkoord-embed') as HTMLElement & {updateComplete: Promise<void>};
  for (const [name, value] of Object.entries(attributes)) embed.setAttribute(name, value);
  document.body.append(embed);
  await embed.updateComplete;
  const root = embed.shadowRoot as ShadowRoot;
  return {embed, root, buttons: [...root.querySelectorAll('button')], consent: context.consent};
}

const spoken = () => document.querySelector('akkoord-status')?.textContent;

afterEach(() => document.body.replaceChildren());

describe('akkoord-embed', () => {
  it('is a group named after what it stands for and whose it is', async () => {
    const {root} = await place({service: 'filmpjes', label: 'Zo werkt het'});
    const group = root.querySelector('[role=group]');
    expect(root.getElementById(group?.getAttribute('aria-labelledby') ?? '')?.textContent).toBe(
      'Deze video komt van Filmpjes',
    );
    expect(root.textContent).toContain('Zo werkt het');
  });

  it('says who receives which data, and where to read on', async () => {
    const {root} = await place({service: 'filmpjes'});
    expect(root.textContent).toContain('Filmpjes Inc. (Verenigde Staten)');
    expect(root.textContent).toContain('je IP-adres en een nummer');
    expect(root.textContent).toMatch(/Waarvoor – .*video/);
    expect(root.querySelector('a')?.href).toBe('https://filmpjes.example/privacy');
  });

  it('loads nothing of the vendor itself', async () => {
    const {root} = await place({service: 'filmpjes'});
    expect(root.querySelectorAll('img, iframe, video, link, script')).toHaveLength(0);
  });

  it('stands for a service without details too', async () => {
    const {root} = await place({service: 'onbekend'});
    expect(root.querySelector('.title')?.textContent).toBe('Dit onderdeel komt van onbekend');
  });

  it('waits for the details of its service, and can be used where they do not come', async () => {
    const {services, ...context} = createFakeContext();
    const loads: (() => void)[] = [];
    defineWidget({
      ...context,
      services: [],
      loadServices: () => new Promise((_, reject) => loads.push(() => reject(new TypeError('offline')))),
    });
    const embed = document.createElement('akkoord-embed');
    embed.setAttribute('service', 'filmpjes');
    document.body.append(embed);
    await expect.poll(() => loads.length).toBe(1);
    expect(embed.shadowRoot?.querySelector('button')).toBeNull();
    loads[0]?.();
    await expect.poll(() => embed.shadowRoot?.querySelectorAll('button').length).toBe(2);
    embed.shadowRoot?.querySelector('button')?.click();
    expect(context.consent.loadedOnce).toEqual([embed]);
    defineWidget({...context, services});
    await expect.poll(() => embed.shadowRoot?.textContent).toContain('Filmpjes Inc.');
  });

  it('asks core to load its embed once, and decides nothing', async () => {
    const {buttons, consent, embed} = await place({service: 'filmpjes'});
    buttons[0]?.click();
    expect(consent.loadedOnce).toEqual([embed]);
    expect(consent.decisions).toEqual([]);
  });

  it('grants its own service and nothing else', async () => {
    const {buttons, consent} = await place({service: 'filmpjes'});
    buttons[1]?.click();
    expect(consent.decisions).toMatchObject([
      {choices: {filmpjes: 'granted'}, source: {action: 'embed', control: 'embed.filmpjes'}},
    ]);
    expect(Object.keys(consent.decisions[0]?.choices ?? {})).toEqual(['filmpjes']);
  });

  it('has it read out that the embed has loaded, where it was asked for here', async () => {
    const pressed = await place({service: 'filmpjes'});
    pressed.buttons[0]?.click();
    pressed.embed.remove();
    await expect.poll(spoken).toBe('Filmpjes is geladen');
  });

  it('says nothing where it goes for another reason', async () => {
    const {embed} = await place({service: 'filmpjes'});
    vi.useFakeTimers();
    embed.remove();
    await vi.advanceTimersByTimeAsync(10_000);
    vi.useRealTimers();
    expect(spoken() ?? '').toBe('');
  });

  /** A form with a placeholder in it, and what was sent of it. */
  const inForm = async (attributes: Readonly<Record<string, string>>) => {
    const placed = await place({service: 'filmpjes', ...attributes});
    const form = document.createElement('form');
    const sent: string[] = [];
    form.addEventListener('submit', event => {
      event.preventDefault();
      sent.push('sent');
    });
    document.body.append(form);
    form.append(placed.embed);
    await placed.embed.updateComplete;
    const send = async (): Promise<void> => {
      form.dispatchEvent(new SubmitEvent('submit', {bubbles: true, cancelable: true}));
      await placed.embed.updateComplete;
      await placed.embed.updateComplete;
    };
    return {...placed, sent, send, alert: () => placed.root.querySelector('[role=alert]')?.textContent};
  };

  it('keeps a form from being sent that needs it, and says what is missing where focus goes', async () => {
    const {send, sent, alert, root} = await inForm({required: ''});
    expect(alert()).toBe('');
    await send();
    expect(sent).toEqual([]);
    expect(alert()).toContain('Zonder Filmpjes kan dit formulier niet worden verstuurd');
    expect(root.activeElement).toBe(root.querySelector('button'));
  });

  it('lets a form be sent that can do without it', async () => {
    const {send, sent, alert} = await inForm({});
    await send();
    expect(sent).toEqual(['sent']);
    expect(alert()).toBe('');
  });

  it('says so from the start where core has seen the form being sent', async () => {
    const {root} = await place({service: 'filmpjes', missing: ''});
    expect(root.querySelector('[role=alert]')?.textContent).toContain('Zonder Filmpjes');
  });
});
