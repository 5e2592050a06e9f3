import type {Choices, Consent, ConsentEvents, ConsentState, DecisionSource, Leak} from '@akkoord/core';
import type {HeldReceipt, Holder} from '@akkoord/core/holder';
import type {Choice, Config, ConsentRecord, NoticeCategory, Receipt, Service} from '@akkoord/schema';
import {categoriesOf} from '@akkoord/schema/notice';

/** A decision as the stand-in was asked to take it. */
export interface TakenDecision {
  readonly choices: Choices;
  readonly source: DecisionSource;
}

/** What a stand-in starts from. */
export interface FakeConsentOptions {
  readonly config: Config;
  readonly services: readonly Service[];
  /** Choices in force at the start; absent means that nothing was decided yet. */
  readonly choices?: Choices;
  readonly receipt?: Receipt;
  /** What the receipt's secret lets do; absent: the code for it never arrives. */
  readonly holder?: Holder;
  /** What opens the settings. */
  readonly settings?: () => void;
}

const DECIDED_AT = Date.UTC(2026, 4, 7, 9);
const EXPIRES_AT = Date.UTC(2026, 10, 7, 9);
const ID = '6f9c1f0e-3d52-4c1b-9a57-2f4f1d6c8b10';

/**
 * A consent that keeps its decisions in memory, for tests of pages and elements: it blocks nothing, stores
 * nothing and sends nothing, and tells subscribers and the document about a decision as the real one does.
 */
export class FakeConsent implements Consent {
  readonly config: Config;
  readonly categories: readonly NoticeCategory[];
  readonly services: readonly Service[];
  readonly leaks: readonly Leak[] = [];
  readonly ready = Promise.resolve();
  /** Every decision that was asked for, first one first. */
  readonly decisions: TakenDecision[] = [];
  /** Every placeholder that asked to load once. */
  readonly loadedOnce: Element[] = [];
  /** How often the settings were asked for. */
  settingsCalls = 0;
  state: ConsentState = {status: 'undecided'};
  record: ConsentRecord | null = null;
  readonly #options: FakeConsentOptions;
  readonly #listeners = new Set<() => void>();

  constructor(options: FakeConsentOptions) {
    this.#options = options;
    this.config = options.config;
    this.categories = categoriesOf(options.config);
    this.services = options.services;
    if (options.choices)
      this.#keep(options.choices, {action: 'custom', control: 'settings.save', trusted: true});
  }

  choiceOf(id: string): Choice {
    const category = this.services.find(service => service.id === id)?.category ?? id;
    if (this.categories.find(one => one.id === category)?.exempt) return 'granted';
    if (this.state.status !== 'decided') return 'denied';
    return this.state.choices[id] ?? this.state.choices[category] ?? 'denied';
  }

  isGranted(id: string): boolean {
    return this.choiceOf(id) === 'granted';
  }

  async decide(choices: Choices, source: DecisionSource): Promise<void> {
    this.decisions.push({choices, source});
    const record = this.#keep(choices, source);
    this.#notify();
    const type = source.action === 'withdraw' ? 'akkoord-withdrawn' : 'akkoord-decided';
    document.dispatchEvent(new CustomEvent(type, {detail: {record}}));
  }

  show(): void {}

  settings(): void {
    this.settingsCalls += 1;
    this.#options.settings?.();
  }

  acceptAll(): Promise<void> {
    return this.#decideAll('granted', 'accept-all');
  }

  rejectAll(): Promise<void> {
    return this.#decideAll('denied', 'reject-all');
  }

  set(choices: Choices): Promise<void> {
    return this.decide(choices, {action: 'custom', control: 'api', trusted: true});
  }

  withdraw(): Promise<void> {
    return this.#decideAll('denied', 'withdraw');
  }

  async erase(): Promise<void> {
    this.state = {status: 'undecided'};
    this.record = null;
    this.#notify();
  }

  async receipt(): Promise<Receipt | null> {
    return this.#options.receipt ?? null;
  }

  async ownReceipt(): Promise<HeldReceipt | undefined> {
    const {receipt, holder} = this.#options;
    if (!receipt) return undefined;
    const noCode = async () => Promise.reject(new TypeError('Failed to fetch dynamically imported module'));
    return {receipt, holder: holder ? async () => holder : noCode};
  }

  loadOnce(embed: Element): void {
    this.loadedOnce.push(embed);
  }

  on<T extends keyof ConsentEvents>(
    type: T,
    listener: (detail: ConsentEvents[T], event: CustomEvent) => void,
  ): () => void {
    const heard = (event: Event): void => listener((event as CustomEvent).detail, event as CustomEvent);
    document.addEventListener(type, heard);
    return () => document.removeEventListener(type, heard);
  }

  subscribe(listener: () => void): () => void {
    this.#listeners.add(listener);
    return () => void this.#listeners.delete(listener);
  }

  #decideAll(choice: Choice, action: DecisionSource['action']): Promise<void> {
    const ids = [...this.categories, ...this.services].map(({id}) => id);
    return this.decide(Object.fromEntries(ids.map(id => [id, choice])), {
      action,
      control: 'api',
      trusted: true,
    });
  }

  #notify(): void {
    for (const listener of [...this.#listeners]) listener();
  }

  #keep(choices: Choices, {action, control}: DecisionSource): ConsentRecord {
    const kept = {...(this.state.status === 'decided' ? this.state.choices : {}), ...choices};
    this.state = {status: 'decided', choices: kept, decidedAt: DECIDED_AT, expiresAt: EXPIRES_AT};
    this.record = {
      schema: 'akkoord/record/1',
      id: ID,
      site: this.config.site,
      decidedAt: new Date(DECIDED_AT).toISOString(),
      notice: {hash: '', version: this.config.version ?? '1', language: 'nl'},
      choices: kept,
      action,
      control,
      signals: [],
      expiresAt: new Date(EXPIRES_AT).toISOString(),
      previous: null,
      consentId: Object.values(kept).includes('granted') ? ID : null,
    };
    return this.record;
  }
}
