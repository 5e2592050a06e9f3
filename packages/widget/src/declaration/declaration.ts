import type {NoticeCategory} from '@akkoord/schema';
import {html, nothing, type TemplateResult} from 'lit/html.js';
import {cookieTable} from '../catalogue/cookie-table.ts';
import {findService, serviceName} from '../catalogue/find-service.ts';
import {serviceFacts} from '../catalogue/service-facts.ts';
import type {WidgetContext} from '../consent-context.ts';
import {ConsentController} from '../consent-controller.ts';
import {DrawnElement} from '../drawn-element.ts';
import {pageStyles} from '../page.styles.ts';
import {styleSheet} from '../style-sheet.ts';
import {categoryDescription, exemptReason} from '../words/category-reason.ts';
import {categoryLabel} from '../words/category-words.ts';

/**
 * `<akkoord-declaration>`: the cookie table for a privacy or cookie page, by category and service, drawn
 * from what the notice states, so that page and notice cannot tell different stories. It takes font and
 * colours from the page around it.
 *
 * @tag akkoord-declaration
 * @csspart category - the section of one category
 * @csspart service - the section of one service
 */
export class AkkoordDeclaration extends DrawnElement {
  static override readonly styles = [
    pageStyles,
    styleSheet('section section{margin:16px 0 28px}h4{margin:0 0 8px;font-size:1.05em}'),
  ];

  readonly #consent = new ConsentController(this, 'services');

  /** Draws nothing before a context has been provided. */
  override render(): TemplateResult | typeof nothing {
    const {context} = this.#consent;
    if (!context) return nothing;
    return html`${context.consent.categories.map(category => this.#category(category, context))}`;
  }

  #category(category: NoticeCategory, context: WidgetContext): TemplateResult {
    const {t, consent} = context;
    const services = consent.services.filter(service => service.category === category.id);
    return html`<section part="category">
      <h3>${categoryLabel(category, context)}</h3>
      <p>${categoryDescription(category, context)}</p>
      ${category.exempt ? html`<p>${t('settings.exempt', {reason: exemptReason(category, context)})}</p>` : nothing}
      ${category.id === 'functional' ? html`<p>${t('settings.retention')}</p>` : nothing}
      ${services.length ? nothing : html`<p>${t('settings.noServices')}</p>`}
      ${services.map(({id}) => this.#service(id, context))}
    </section>`;
  }

  #service(id: string, context: WidgetContext): TemplateResult {
    const service = findService(context, id);
    return html`<section part="service">
      <h4 translate="no">${serviceName(context, id)}</h4>
      ${service ? html`${serviceFacts(service, context)}${cookieTable(service, context)}` : nothing}
    </section>`;
  }
}
