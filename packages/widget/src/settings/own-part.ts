import {html, nothing, type TemplateResult} from 'lit/html.js';
import type {WidgetContext} from '../consent-context.ts';
import type {HolderControls} from '../receipt/holder-controls.ts';
import {hasGrants, ownFacts} from '../receipt/own-choice.ts';
import type {ReceiptDownload} from '../receipt/receipt-download.ts';

/** What the visitor can do with a choice that was made. */
export interface OwnActions {
  readonly receipt: ReceiptDownload;
  readonly holder: HolderControls;
  readonly withdraw: (event: Event) => void;
  readonly erase: () => void;
}

/** The visitor's own choice: since when, under which id, its receipt, and the ways to end it. */
export function ownPart(
  context: WidgetContext,
  {receipt, holder, withdraw, erase}: OwnActions,
): TemplateResult {
  const {consent, t} = context;
  return html`<div class="own" role="group" aria-labelledby="own">
    <h3 id="own">${t('own.title')}</h3>
    ${ownFacts(context)}
    ${receipt.template(context)}
    ${
      hasGrants(context)
        ? html`<p>${t('own.withdrawText')}</p>
            ${plainButton('settings.withdraw', t('own.withdraw'), withdraw)}`
        : nothing
    }
    ${
      consent.state.status === 'undecided'
        ? nothing
        : html`<p>${t('own.eraseText')}</p>
            ${plainButton('settings.erase', t('own.erase'), erase)}`
    }
    ${holder.template(context)}
  </div>`;
}

const plainButton = (control: string, label: string, press: (event: Event) => void): TemplateResult =>
  html`<button type="button" class="plain" data-control=${control} @click=${press}>${label}</button>`;
