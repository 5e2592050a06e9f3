import type {TextKey} from '@akkoord/locales';
import {html, nothing, type ReactiveController, type ReactiveControllerHost, type TemplateResult} from 'lit';
import type {WidgetContext} from '../consent-context.ts';
import {downloadReceipt} from './download-receipt.ts';

/** The receipt's button and the message beside it, for any element that offers the receipt. */
export class ReceiptDownload implements ReactiveController {
  readonly #host: ReactiveControllerHost;
  #message: TextKey | undefined;

  constructor(host: ReactiveControllerHost) {
    this.#host = host;
    host.addController(this);
  }

  /** Forgets the last message. */
  hostDisconnected(): void {
    this.#message = undefined;
  }

  /** Nothing where no collector is configured or nothing was decided: there is no receipt to come then. */
  template({consent, t}: WidgetContext): TemplateResult | typeof nothing {
    if (!consent.config.collector || consent.state.status === 'undecided') return nothing;
    return html`<p>${t('receipt.text')}</p>
      <button type="button" class="plain" @click=${() => this.#download(consent)}>
        ${t('receipt.download')}
      </button>
      <p role="status">${this.#message ? t(this.#message) : nothing}</p>`;
  }

  async #download(consent: WidgetContext['consent']): Promise<void> {
    this.#message = (await downloadReceipt(consent)) ? 'receipt.ready' : 'receipt.pending';
    this.#host.requestUpdate();
  }
}
