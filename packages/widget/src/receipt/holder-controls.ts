import type {Holder} from '@akkoord/core/holder';
import type {ErasureAnswer} from '@akkoord/schema';
import {html, nothing, type TemplateResult} from 'lit/html.js';
import {outsideLink} from '../catalogue/service-facts.ts';
import type {WidgetContext} from '../consent-context.ts';
import type {DrawnElement, HostPart} from '../drawn-element.ts';
import {dateWords} from '../words/date-words.ts';

/**
 * What the holder of a receipt may do at the collector (GDPR art. 17): have the record erased, and be told before
 * asking what the site does then; or go to a page of one's own. Nothing is offered where this browser has no receipt.
 */
export class HolderControls implements HostPart {
  readonly #host: DrawnElement;
  readonly #onErased: (words: string) => void;
  /** The decision that was asked about, and what came of it. */
  #decidedAt: number | undefined;
  #holder: Holder | undefined;
  #policy: ErasureAnswer | undefined;
  #isAsking = false;
  #hasFailed = false;

  /** `onErased` is given what there is to tell once the collector has taken the order. */
  constructor(host: DrawnElement, onErased: (words: string) => void) {
    this.#host = host;
    this.#onErased = onErased;
    host.addPart(this);
  }

  /** Forgets what was asked: what holds at the collector may be another thing the next time. */
  hostDisconnected(): void {
    this.forget();
  }

  /** The same for a host that stays on the page while it is closed. */
  forget(): void {
    this.#decidedAt = undefined;
    this.#holder = undefined;
    this.#policy = undefined;
    this.#hasFailed = false;
  }

  /** The controls, as soon as it is known what they lead to. */
  template(context: WidgetContext): TemplateResult | typeof nothing {
    const {consent, t} = context;
    if (consent.state.status === 'undecided') return nothing;
    if (consent.state.decidedAt !== this.#decidedAt) void this.#ask(consent, consent.state.decidedAt);
    const [holder, policy] = [this.#holder, this.#policy];
    if (!holder || !policy) return nothing;
    return html`<p>${t('holder.text')} ${policyWords(policy, context) || t('holder.now')}</p>
      <button type="button" class="plain" data-control="receipt.erase" @click=${() => this.#erase(holder, context)}>
        ${t('holder.erase')}
      </button>
      <p role="status">${this.#hasFailed ? t('holder.failed') : nothing}</p>
      ${outsideLink(holder.page, t('holder.page'), context)}`;
  }

  async #ask(consent: WidgetContext['consent'], decidedAt: number): Promise<void> {
    this.forget();
    this.#decidedAt = decidedAt;
    const held = await consent.ownReceipt();
    const holder = await held?.holder().catch(() => undefined);
    const state = await holder?.state();
    // Where the collector gives no answer there is nothing to press either.
    if (!state || this.#decidedAt !== decidedAt) return;
    this.#holder = holder;
    this.#policy = state.erasure;
    this.#host.requestUpdate();
  }

  /** At the collector first: what this browser still knows is what the order can be repeated with. */
  async #erase(holder: Holder, context: WidgetContext): Promise<void> {
    if (this.#isAsking) return;
    this.#isAsking = true;
    const answer = await holder.erase();
    this.#isAsking = false;
    this.#hasFailed = !answer;
    this.#host.requestUpdate();
    if (answer) this.#onErased(policyWords(answer, context) || context.t('holder.erased'));
  }
}

/** By when a record goes, or until when and why it stays; nothing for one that goes at once. */
function policyWords(policy: ErasureAnswer, {t, language}: WidgetContext): string {
  const day = (time: string): string => dateWords(Date.parse(time), language);
  if (policy.status === 'scheduled') return t('holder.by', {date: day(policy.by)});
  if (policy.status === 'erased') return '';
  return t('holder.restricted', {date: day(policy.until), reason: policy.reason});
}
