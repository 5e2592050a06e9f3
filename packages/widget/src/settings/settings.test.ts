// @vitest-environment happy-dom
import type {ErasureAnswer, Receipt, Service} from '@akkoord/schema';
import {afterEach, describe, expect, it, vi} from 'vitest';
import {defineWidget, openSettings} from '../define.ts';
import {createFakeContext, exampleServices, type FakeContextOptions} from '../testing.ts';

async function open(options: FakeContextOptions = {}) {
  const context = createFakeContext(options);
  defineWidget(context);
  await openSettings();
  const element = document.querySelector('akkoord-settings') as HTMLElement & {updateComplete: Promise<void>};
  const root = element.shadowRoot as ShadowRoot;
  const find = <T extends Element = HTMLElement>(selector: string) => root.querySelector<T>(selector) as T;
  const box = (name: string) => find<HTMLInputElement>(`input[name="${name}"]`);
  const settled = () => element.updateComplete;
  const unfold = async () => {
    for (const details of root.querySelectorAll('details')) {
      details.open = true;
      details.dispatchEvent(new Event('toggle'));
    }
    await settled();
  };
  const tick = async (name: string) => {
    box(name).click();
    await settled();
  };
  const press = (control: string) => find(`[data-control="settings.${control}"]`).click();
  return {consent: context.consent, element, root, find, box, settled, unfold, tick, press};
}

const grantedOf = (choices: Readonly<Record<string, string>> = {}) =>
  Object.keys(choices).filter(id => choices[id] === 'granted');

afterEach(() => {
  vi.useRealTimers();
  document.body.replaceChildren();
});

describe('akkoord-settings: accessibility', () => {
  it('is a native dialog that its heading names', async () => {
    const {find, root} = await open();
    const dialog = find<HTMLDialogElement>('dialog');
    expect(dialog.open).toBe(true);
    expect(root.getElementById(dialog.getAttribute('aria-labelledby') ?? '')?.textContent).toBe(
      'Cookie-instellingen',
    );
  });

  it('says in which language it speaks', async () => {
    const {element} = await open({language: 'en'});
    expect([element.lang, element.dir]).toEqual(['en', 'ltr']);
  });

  it('gives every box a name of its own', async () => {
    const {root, unfold} = await open();
    await unfold();
    const names = [...root.querySelectorAll('input')].map(input =>
      input.closest('label')?.textContent?.trim(),
    );
    expect(names).toEqual(['Analytisch', 'Tellen', 'Tracking', 'Filmpjes', 'Volgen']);
  });
});

describe('akkoord-settings: boxes', () => {
  it('are all off for who has not chosen', async () => {
    const {root, unfold} = await open();
    await unfold();
    const boxes = [...root.querySelectorAll('input')];
    expect(boxes.map(input => input.checked || input.indeterminate)).toEqual(boxes.map(() => false));
  });

  it('show the choices in force, a category in part as neither', async () => {
    const {box, unfold} = await open({choices: {analytical: 'granted', filmpjes: 'granted'}});
    await unfold();
    expect([box('analytical').checked, box('tellen').checked, box('filmpjes').checked]).toEqual([
      true,
      true,
      true,
    ]);
    expect([box('tracking').checked, box('tracking').indeterminate]).toEqual([false, true]);
  });

  it('do not exist for the exempt category, whose reason is given', async () => {
    const {box, root} = await open();
    expect(box('functional')).toBeNull();
    expect(root.textContent).toContain('Altijd aan');
    expect(root.textContent).toContain('Geen toestemming nodig: strikt nodig');
  });

  it('of a category tick its services, and follow them', async () => {
    const {box, tick, unfold} = await open();
    await unfold();
    await tick('tracking');
    expect([box('filmpjes').checked, box('volgen').checked]).toEqual([true, true]);
    await tick('volgen');
    expect([box('tracking').checked, box('tracking').indeterminate]).toEqual([false, true]);
    await tick('tracking');
    expect([box('tracking').checked, box('tracking').indeterminate, box('volgen').checked]).toEqual([
      true,
      false,
      true,
    ]);
  });

  it('change nothing by being ticked', async () => {
    const {consent, find, tick} = await open();
    await tick('analytical');
    expect(consent.decisions).toEqual([]);
    expect(find<HTMLDialogElement>('dialog').open).toBe(true);
  });
});

describe('akkoord-settings: answers', () => {
  it.each([
    ['accept', 'accept-all', ['analytical', 'tracking', 'tellen', 'filmpjes', 'volgen']],
    ['refuse', 'reject-all', []],
    ['save', 'custom', ['analytical', 'tellen']],
  ])('records settings.%s as %s and closes', async (control, action, granted) => {
    const {consent, find, press, tick} = await open();
    await tick('analytical');
    press(control);
    expect(consent.decisions).toMatchObject([{source: {action, control: `settings.${control}`}}]);
    expect(grantedOf(consent.decisions[0]?.choices).sort()).toEqual([...granted].sort());
    expect(Object.keys(consent.decisions[0]?.choices ?? {})).toHaveLength(5);
    expect(find<HTMLDialogElement>('dialog').open).toBe(false);
  });

  it('forgets what was ticked when it is closed without saving', async () => {
    const {box, consent, find, settled, tick} = await open();
    await tick('analytical');
    find('.close').click();
    await settled();
    expect(consent.decisions).toEqual([]);
    await openSettings();
    expect(box('analytical').checked).toBe(false);
  });

  it('is modal again where the page has moved it, with what was ticked', async () => {
    const {element, find, tick, box} = await open();
    await tick('analytical');
    const modal = vi.spyOn(find<HTMLDialogElement>('dialog'), 'showModal');
    const main = document.createElement('main');
    document.body.append(main);
    main.append(element);
    expect(modal).toHaveBeenCalledOnce();
    await Promise.resolve();
    expect([find<HTMLDialogElement>('dialog').open, box('analytical').checked]).toEqual([true, true]);
  });

  it('does not come back open with a page that had taken it out', async () => {
    const {element, find} = await open();
    element.remove();
    await Promise.resolve();
    document.body.append(element);
    expect(find<HTMLDialogElement>('dialog').open).toBe(false);
  });

  it('opens once, whoever asks again', async () => {
    const {root} = await open();
    await openSettings();
    expect(document.querySelectorAll('akkoord-settings')).toHaveLength(1);
    expect(root.querySelectorAll('dialog[open]')).toHaveLength(1);
  });
});

describe('akkoord-settings: what it tells', () => {
  it('tells of each service who, what for, which data, where to and which cookies', async () => {
    const {root, unfold} = await open();
    await unfold();
    await unfold();
    const text = root.textContent ?? '';
    expect(text).toContain('Filmpjes Inc. (Verenigde Staten)');
    expect(text).toContain("video's tonen en advertenties tonen");
    expect(text).toContain('Data Privacy Framework');
    expect(text).toContain('Tellen BV (Nederland)');
    expect(text).toContain('13 maanden');
    expect(text).toContain('lokale opslag van deze website');
    expect(text).toContain('Deze dienst bewaart niets in je browser.');
  });

  it('links to web addresses only, and tells them nothing', async () => {
    const {root, unfold} = await open();
    await unfold();
    await unfold();
    const links = [...root.querySelectorAll('a')];
    expect(links.map(link => new URL(link.href).pathname)).toEqual(['/privacy', '/privacy', '/privacy']);
    expect(links.every(link => link.rel === 'noopener noreferrer')).toBe(true);
  });

  it('names version and date of the notice', async () => {
    const {root} = await open({config: {version: '3', date: '2026-03-01'}});
    expect(root.textContent).toContain('Versie 3, laatst gewijzigd op 1 maart 2026');
  });
});

describe('akkoord-settings: the visitor’s own choice', () => {
  it('says that nothing was chosen', async () => {
    const {find, root} = await open();
    expect(root.textContent).toContain('Je hebt nog niet gekozen');
    expect(find('[data-control="settings.withdraw"]')).toBeNull();
  });

  it('gives date, end and id after a grant, and a way to withdraw', async () => {
    const {consent, press, root} = await open({choices: {analytical: 'granted'}});
    expect(root.textContent).toContain('7 mei 2026');
    expect(root.textContent).toContain('7 november 2026');
    expect(root.textContent).toContain(consent.record?.consentId);
    press('withdraw');
    expect(consent.decisions).toMatchObject([{source: {action: 'withdraw', control: 'settings.withdraw'}}]);
    expect(grantedOf(consent.decisions[0]?.choices)).toEqual([]);
  });

  it('has nothing to withdraw and no id after a refusal', async () => {
    const {find, root} = await open({choices: {analytical: 'denied', tracking: 'denied'}});
    expect(find('[data-control="settings.withdraw"]')).toBeNull();
    expect(root.textContent).toContain('bewaren we geen kenmerk');
  });

  it('offers no receipt without a collector', async () => {
    const {root} = await open({choices: {analytical: 'granted'}});
    expect(root.textContent).not.toContain('Ontvangstbewijs');
  });

  it('says so when the receipt is not there yet', async () => {
    const {find, root, settled} = await open({
      choices: {analytical: 'granted'},
      config: {collector: 'https://consent.example'},
    });
    find('[data-control="receipt.download"]').click();
    await settled();
    await expect.poll(() => root.querySelector('[role=status]')?.textContent).toContain('is er nog niet');
  });

  it('shows the receipt that there is', async () => {
    const receipt = {
      row: {record: {id: 'r-1'}, receivedAt: '2026-05-07T09:00:05.000Z'},
      log: {origin: 'example/2026', index: 41},
    } as never;
    const {find, settled} = await open({
      choices: {analytical: 'granted'},
      config: {collector: 'https://consent.example'},
      receipt,
    });
    await settled();
    expect(find('.own').textContent).toContain('example/2026/41');
  });

  it('lets the choice be erased from this browser, and has it read out', async () => {
    const {consent, find, press} = await open({choices: {analytical: 'denied', tracking: 'denied'}});
    press('erase');
    expect(find<HTMLDialogElement>('dialog').open).toBe(false);
    await expect.poll(() => document.querySelector('akkoord-status')?.textContent).toBe('Keuze gewist');
    expect(consent.state.status).toBe('undecided');
  });

  it('has nothing to erase before there is a choice', async () => {
    const {find} = await open();
    expect(find('[data-control="settings.erase"]')).toBeNull();
  });
});

const RECEIPT = {
  row: {record: {id: '6f9c1f0e-3d52-4c1b-9a57-2f4f1d6c8b10'}, receivedAt: '2026-05-07T09:00:00.000Z'},
  log: {origin: 'example/2026', index: 41},
} as Receipt;
const BY: ErasureAnswer = {status: 'scheduled', by: '2026-06-06T09:00:00.000Z'};

/** A visitor who granted something, the receipt, and a collector that answers as told. */
async function openAsHolder(policy: ErasureAnswer | null, answer: ErasureAnswer | null = policy) {
  let calls = 0;
  const holder = {
    id: RECEIPT.row.record.id,
    page: 'https://consent.example/my-consent#id.secret',
    state: async () => (policy ? {status: 'in-force' as const, erasure: policy} : null),
    erase: async () => {
      calls += 1;
      return answer;
    },
  };
  const opened = await open({
    choices: {tracking: 'granted'},
    config: {collector: 'https://consent.example'},
    receipt: RECEIPT,
    holder,
  });
  const {root, find} = opened;
  const button = () => find('[data-control="receipt.erase"]');
  const text = () => root.textContent?.replace(/\s+/g, ' ') ?? '';
  return {...opened, button, text, calls: () => calls};
}

describe('akkoord-settings: the holder’s rights', () => {
  it.each<[string, ErasureAnswer]>([
    ['De registratie wordt meteen verwijderd.', {status: 'erased'}],
    ['De registratie wordt uiterlijk op 6 juni 2026 verwijderd.', BY],
    [
      'De registratie wordt tot 7 mei 2027 bewaard en alleen hiervoor gebruikt: een geschil',
      {status: 'restricted', until: '2027-05-07T09:00:00.000Z', reason: 'een geschil'},
    ],
  ])('tells beforehand: %s', async (words, policy) => {
    const {button, text} = await openAsHolder(policy);
    await expect.poll(button).not.toBeNull();
    expect(text()).toContain(words);
  });

  it('has the record erased, withdraws here without another record, and says what becomes of it', async () => {
    const {button, consent, find} = await openAsHolder(BY);
    await expect.poll(button).not.toBeNull();
    button().click();
    await expect.poll(() => consent.decisions).toHaveLength(1);
    expect(consent.decisions[0]).toMatchObject({
      choices: {analytical: 'denied', tracking: 'denied', filmpjes: 'denied'},
      source: {action: 'withdraw', control: 'receipt.erase', recorded: true},
    });
    expect(find<HTMLDialogElement>('dialog').open).toBe(false);
    await expect
      .poll(() => document.querySelector('akkoord-status')?.textContent)
      .toBe('De registratie wordt uiterlijk op 6 juni 2026 verwijderd.');
  });

  it('changes nothing and says so where the collector gives no answer', async () => {
    const {button, consent, find, text, calls} = await openAsHolder(BY, null);
    await expect.poll(button).not.toBeNull();
    button().click();
    await expect.poll(text).toContain('er is niets verwijderd');
    expect([consent.decisions.length, find<HTMLDialogElement>('dialog').open, calls()]).toEqual([0, true, 1]);
  });

  it('leads to the page of the visitor’s own', async () => {
    const {button, root} = await openAsHolder(BY);
    await expect.poll(button).not.toBeNull();
    const link = [...root.querySelectorAll('a')].find(({hash}) => hash === '#id.secret');
    expect([link?.target, link?.rel]).toEqual(['_blank', 'noopener noreferrer']);
    expect(link?.textContent).toContain('Je registratie op een eigen pagina bekijken');
  });

  it('offers nothing where the collector does not, and none without a receipt', async () => {
    const silent = await openAsHolder(null);
    await new Promise(resolve => setTimeout(resolve));
    await silent.settled();
    expect(silent.button()).toBeNull();
    document.body.replaceChildren();
    const {find} = await open({
      choices: {tracking: 'granted'},
      config: {collector: 'https://consent.example'},
    });
    await new Promise(resolve => setTimeout(resolve));
    expect(find('[data-control="receipt.erase"]')).toBeNull();
  });
});

describe('akkoord-settings: what changed', () => {
  async function openStale(answered: Readonly<Record<string, 'granted' | 'denied'>>) {
    const context = createFakeContext({choices: {analytical: 'granted'}});
    const {consent} = context;
    consent.state = {...consent.state, status: 'stale'} as typeof consent.state;
    consent.record = consent.record && {...consent.record, choices: answered};
    defineWidget(context);
    await openSettings();
    return document.querySelector('akkoord-settings')?.shadowRoot as ShadowRoot;
  }

  it('names what is new since the last choice, and marks it where it stands', async () => {
    const root = await openStale({
      analytical: 'granted',
      tracking: 'denied',
      tellen: 'granted',
      oud: 'denied',
    });
    const text = root.querySelector('.changes')?.textContent;
    expect(text).toContain('Nieuw: Filmpjes en Volgen.');
    expect(text).toContain('Niet meer gebruikt: oud.');
    for (const input of root.querySelectorAll('input')) expect(input.checked).toBe(false);
  });

  it('says that facts have changed where no name has', async () => {
    const root = await openStale({
      analytical: 'granted',
      tracking: 'denied',
      tellen: 'granted',
      filmpjes: 'denied',
      volgen: 'denied',
    });
    expect(root.querySelector('.changes')?.textContent).toContain('doel, de gegevens');
  });

  it('says nothing of the kind at a first choice', async () => {
    expect((await open()).find('.changes')).toBeNull();
  });
});

describe('akkoord-settings: many services', () => {
  const [first, ...others] = exampleServices;
  const many = [
    ...others,
    ...Array.from({length: 40}, (_, at) => ({...first, id: `dienst-${at}`, name: `Dienst ${at}`}) as Service),
  ];

  async function search(query: string) {
    const opened = await open({services: many});
    const input = opened.find<HTMLInputElement>('[type=search]');
    input.value = query;
    input.dispatchEvent(new Event('input'));
    await opened.settled();
    return opened;
  }

  it('draws no service before it is unfolded or searched for', async () => {
    const {find, root} = await open({services: many});
    expect(root.querySelectorAll('li')).toHaveLength(0);
    expect(find('[type=search]').closest('label')?.textContent).toContain('Zoek een dienst');
  });

  it('can be searched, and say how many were found', async () => {
    const {find, root} = await search('dienst 3');
    expect(root.querySelectorAll('li')).toHaveLength(11);
    expect(find('.search [role=status]').textContent).toBe('11 diensten gevonden');
    expect([...root.querySelectorAll('h3[id^=category]')]).toHaveLength(1);
  });

  it('keeps what was ticked in a search', async () => {
    const {consent, press, tick} = await search('dienst 39');
    await tick('dienst-39');
    press('save');
    expect(grantedOf(consent.decisions[0]?.choices)).toEqual(['dienst-39']);
  });

  it('offers no search among a few', async () => {
    expect((await open()).find('[type=search]')).toBeNull();
  });
});

describe('akkoord-settings: details that come later', () => {
  /** The settings of a page whose details of services are loaded, as told by the answers in turn. */
  async function openBare(...answers: readonly (readonly Service[] | Error)[]) {
    const {services, ...context} = createFakeContext();
    const loads: (() => void)[] = [];
    const loadServices = () =>
      new Promise<readonly Service[]>((resolve, reject) => {
        const answer = answers[loads.length];
        loads.push(() => (answer instanceof Error ? reject(answer) : resolve(answer ?? services)));
      });
    defineWidget({...context, services: [], loadServices});
    await openSettings();
    const root = document.querySelector('akkoord-settings')?.shadowRoot as ShadowRoot;
    const fold = (at: number) => root.querySelectorAll('details')[at] as HTMLDetailsElement;
    const unfold = (at: number) => {
      fold(at).open = true;
      fold(at).dispatchEvent(new Event('toggle'));
    };
    return {root, fold, unfold, loads};
  }

  it('do not come for who only answers', async () => {
    const {root, loads} = await openBare();
    expect(root.querySelectorAll('summary')).toHaveLength(2);
    expect(loads).toEqual([]);
  });

  it('are said to be on their way in what was unfolded, and come once', async () => {
    const {fold, unfold, loads} = await openBare();
    unfold(0);
    unfold(1);
    await expect.poll(() => fold(0).querySelector('[role=status]')?.textContent).toContain('nog geladen');
    expect([fold(0).querySelector('input'), loads.length]).toEqual([null, 1]);
    loads[0]?.();
    await expect.poll(() => fold(0).querySelector('label')?.textContent).toContain('Tellen');
    expect([fold(0).querySelector('[role=status]'), loads.length]).toEqual([null, 1]);
  });

  it.each(['pointerover', 'focus'])('are asked for at %s already', async type => {
    const {fold, loads} = await openBare();
    fold(0).querySelector('summary')?.dispatchEvent(new Event(type));
    expect(loads).toHaveLength(1);
  });

  it('leave services to be chosen by their ids while they are slow, and take their place when they come', async () => {
    vi.useFakeTimers({toFake: ['setTimeout']});
    const {fold, unfold, loads} = await openBare();
    unfold(0);
    await vi.advanceTimersByTimeAsync(10_000);
    vi.useRealTimers();
    await expect.poll(() => fold(0).querySelector('label')?.textContent?.trim()).toBe('tellen');
    loads[0]?.();
    await expect.poll(() => fold(0).querySelector('label')?.textContent).toContain('Tellen');
  });

  it('leave services to be chosen by their ids where they do not come, and are tried again', async () => {
    const {fold, unfold, loads} = await openBare(new TypeError('Failed to fetch'));
    unfold(0);
    loads[0]?.();
    await expect.poll(() => fold(0).querySelector('label')?.textContent?.trim()).toBe('tellen');
    unfold(1);
    expect([loads.length, fold(0).querySelector('[role=status]')]).toEqual([2, null]);
    loads[1]?.();
    await expect.poll(() => fold(0).querySelector('label')?.textContent).toContain('Tellen');
  });
});

describe('akkoord-settings: the controller', () => {
  it('is named with every way to reach it that the site gives', async () => {
    const controller = {
      name: 'Voorbeeld BV',
      address: 'Dorpsstraat 1',
      email: 'privacy@voorbeeld.example',
      url: 'https://voorbeeld.example/',
    };
    const {find} = await open({config: {controller}});
    expect(find('address').textContent).toContain('Dorpsstraat 1');
    expect([...find('address').querySelectorAll('a')].map(({href}) => href)).toEqual([
      'mailto:privacy@voorbeeld.example',
      'https://voorbeeld.example/',
    ]);
  });
});
