import {html, nothing, type TemplateResult} from 'lit/html.js';
import {ConsentController} from '../consent-controller.ts';
import {DrawnElement} from '../drawn-element.ts';
import {pageStyles} from '../page.styles.ts';
import {ownChoices, ownFacts} from './own-choice.ts';
import {ReceiptDownload} from './receipt-download.ts';

/**
 * `<akkoord-receipt>`: the visitor's own choice on a page of the site: when, until when, under which id, what
 * exactly, and the receipt to take along where a collector keeps one.
 *
 * @tag akkoord-receipt
 */
export class AkkoordReceipt extends DrawnElement {
  static override readonly styles = [pageStyles];

  readonly #consent = new ConsentController(this, 'services');
  readonly #receipt = new ReceiptDownload(this);

  /** Draws nothing before a context has been provided. */
  override render(): TemplateResult | typeof nothing {
    const {context} = this.#consent;
    if (!context) return nothing;
    const decided = context.consent.state.status === 'decided';
    return html`<section>
      <h3>${context.t('own.title')}</h3>
      ${ownFacts(context)}
      ${decided ? html`<h4>${context.t('own.choices')}</h4>${ownChoices(context)}` : nothing}
      ${this.#receipt.template(context)}
    </section>`;
  }
}
