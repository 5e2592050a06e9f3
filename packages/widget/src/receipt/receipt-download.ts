import type {TextKey} from '@akkoord/locales';
import type {Receipt} from '@akkoord/schema';
import {html, nothing, type TemplateResult} from 'lit/html.js';
import type {WidgetContext} from '../consent-context.ts';
import type {DrawnElement, HostPart} from '../drawn-element.ts';
import {momentWords} from '../words/date-words.ts';
import {downloadReceipt} from './download-receipt.ts';

/** The receipt, its button and the message beside it, for any element that offers the receipt. */
export class ReceiptDownload implements HostPart {
  readonly #host: DrawnElement;
  #message: TextKey | undefined;
  /** The decision whose receipt was asked for, and the receipt once it is there. */
  #decidedAt: number | undefined;
  #receipt: Receipt | null = null;

  constructor(host: DrawnElement) {
    this.#host = host;
    host.addPart(this);
  }

  /** Forgets the last message. */
  hostDisconnected(): void {
    this.#message = undefined;
  }

  /** Nothing where no collector is configured or nothing was decided: there is no receipt to come then. */
  template(context: WidgetContext): TemplateResult | typeof nothing {
    const {consent, t} = context;
    const {state} = consent;
    if (!consent.config.collector || state.status === 'undecided') return nothing;
    if (state.decidedAt !== this.#decidedAt) this.#ask(consent, state.decidedAt);
    return html`<h4>${t('receipt.title')}</h4>
      ${this.#receipt ? receiptFacts(this.#receipt, context) : nothing}
      <p>${t('receipt.text')}</p>
      <button type="button" class="plain" data-control="receipt.download" @click=${() => this.#download(consent)}>
        ${t('receipt.download')}
      </button>
      <p role="status">${this.#message ? t(this.#message) : nothing}</p>`;
  }

  #ask(consent: WidgetContext['consent'], decidedAt: number): void {
    this.#decidedAt = decidedAt;
    this.#receipt = null;
    void consent.receipt().then(receipt => {
      if (this.#decidedAt !== decidedAt || !receipt) return;
      this.#receipt = receipt;
      this.#host.requestUpdate();
    });
  }

  async #download(consent: WidgetContext['consent']): Promise<void> {
    this.#receipt = await downloadReceipt(consent);
    this.#message = this.#receipt ? 'receipt.ready' : 'receipt.pending';
    this.#host.requestUpdate();
  }
}

/** What somebody who looks the record up needs of it: its number, when it came in, where it stands in the log. */
const receiptFacts = ({row, log}: Receipt, {t, language}: WidgetContext): TemplateResult => html`<dl>
  <div>
    <dt>${t('receipt.id')}</dt>
    <dd><code translate="no">${row.record.id}</code></dd>
  </div>
  <div>
    <dt>${t('receipt.received')}</dt>
    <dd><time datetime=${row.receivedAt}>${momentWords(Date.parse(row.receivedAt), language)}</time></dd>
  </div>
  <div>
    <dt>${t('receipt.log')}</dt>
    <dd><code translate="no">${log.origin}/${log.index}</code></dd>
  </div>
</dl>`;
