import type {ServiceSummary} from '@akkoord/core';
import type {NoticeCategory, Service} from '@akkoord/schema';
import {html, nothing, type TemplateResult} from 'lit/html.js';
import {cookieTable} from '../catalogue/cookie-table.ts';
import {findService} from '../catalogue/find-service.ts';
import {serviceFacts} from '../catalogue/service-facts.ts';
import type {WidgetContext} from '../consent-context.ts';
import {categoryDescription, exemptReason} from '../words/category-reason.ts';
import {categoryLabel} from '../words/category-words.ts';
import {type Draft, serves, tickedOf} from './draft.ts';
import {matchesQuery} from './search.ts';

/** What a category section draws from, and whom it tells what was ticked or unfolded. */
export interface CategoryView {
  readonly context: WidgetContext;
  readonly draft: Draft;
  /** Ids of what the visitor has unfolded; the rest is not drawn, a catalogue can be long. */
  readonly unfolded: ReadonlySet<string>;
  /** Ids of what is new since the last choice. */
  readonly added: readonly string[];
  /** What the visitor searches for; empty shows all. */
  readonly query: string;
  readonly tickCategory: (id: string, on: boolean) => void;
  readonly tickService: (id: string, on: boolean) => void;
  readonly unfold: (id: string) => void;
  /** True while the details of the services are on their way. */
  readonly isLoading: boolean;
  /** The visitor comes near what tells those details. */
  readonly approach: () => void;
}

/**
 * One category: its box or, where it is exempt, the reason why there is none, and the services in it. Nothing
 * where the visitor searches for a service and it has none of them.
 */
export function categorySection(
  category: NoticeCategory,
  view: CategoryView,
): TemplateResult | typeof nothing {
  const {context, query} = view;
  const {id, exempt} = category;
  const services = context.consent.services.filter(
    service => serves(service, id) && matchesQuery(service, query, context),
  );
  if (query && services.length === 0) return nothing;
  return html`<div class="category" role="group" aria-labelledby="category-${id}">
    <h3 id="category-${id}">${exempt && !category.optOut ? alwaysOn(category, context) : categoryBox(category, view)}</h3>
    <div class="beside">
      <p id="about-${id}">${categoryDescription(category, context)}</p>
      ${exempt ? html`<p>${context.t('settings.exempt', {reason: exemptReason(category, context)})}</p>` : nothing}
      ${serviceList(category, services, view)}
    </div>
  </div>`;
}

const alwaysOn = (category: NoticeCategory, context: WidgetContext): TemplateResult =>
  html`<span class="always"
    ><span class="mark" aria-hidden="true">✓</span>${categoryLabel(category, context)}<span class="badge">${context.t('settings.always')}</span></span>`;

const categoryBox = (
  category: NoticeCategory,
  {context, draft, added, tickCategory}: CategoryView,
): TemplateResult => {
  const {id} = category;
  const ticked = tickedOf(draft, id);
  return html`<label class="box">
    <input
      type="checkbox"
      name=${id}
      aria-describedby="about-${id}"
      .checked=${ticked === 'all'}
      .indeterminate=${ticked === 'some'}
      @change=${(event: Event) => tickCategory(id, isChecked(event))}
    />${categoryLabel(category, context)}${isNew(id, {added, context})}</label>`;
};

const serviceList = (
  category: NoticeCategory,
  services: readonly ServiceSummary[],
  view: CategoryView,
): TemplateResult => {
  const {t} = view.context;
  if (services.length === 0) return html`<p>${t('settings.noServices')}</p>`;
  const asked = !category.exempt || category.optOut === true;
  return fold(view, {
    id: category.id,
    summary: t('settings.services', {count: services.length}),
    isHeldOpen: view.query !== '',
    content: () =>
      view.isLoading
        ? html`<p role="status">${t('settings.loading')}</p>`
        : html`<ul>${services.map(service => serviceItem(service, {...view, asked}))}</ul>`,
  });
};

const serviceItem = (
  {id}: ServiceSummary,
  view: CategoryView & {readonly asked: boolean},
): TemplateResult => {
  const {context, draft, tickService, asked} = view;
  const service = findService(context, id);
  const name = service?.name ?? id;
  const box = html`<label class="box">
    <input
      type="checkbox"
      name=${id}
      .checked=${draft.ticked.has(id)}
      @change=${(event: Event) => tickService(id, isChecked(event))}
    />${name}${isNew(id, view)}</label>`;
  return html`<li>
    ${asked ? box : html`<span class="always"><span class="mark" aria-hidden="true">✓</span>${name}</span>`}
    <div class="beside">${service ? serviceFold(service, view) : nothing}</div>
  </li>`;
};

const serviceFold = (service: Service, view: CategoryView): TemplateResult => {
  const {context} = view;
  const {t} = context;
  return fold(view, {
    id: `details-${service.id}`,
    summary: t('settings.details', {service: service.name}),
    content: () =>
      html`${serviceFacts(service, context)}<h4>${t('service.cookies')}</h4>${cookieTable(service, context)}`,
  });
};

/** Said in words, as a colour alone would not be heard. */
const isNew = (
  id: string,
  {added, context}: Pick<CategoryView, 'added' | 'context'>,
): TemplateResult | typeof nothing =>
  added.includes(id) ? html`<span class="badge">${context.t('settings.new')}</span>` : nothing;

interface Fold {
  readonly id: string;
  readonly summary: string;
  /** True while it is open because of a search, which closes it again when it ends. */
  readonly isHeldOpen?: boolean;
  readonly content: () => TemplateResult;
}

/** Native disclosure whose content is drawn once it has been opened. */
const fold = (
  {unfolded, unfold, approach}: CategoryView,
  {id, summary, content, isHeldOpen = false}: Fold,
): TemplateResult =>
  html`<details ?open=${isHeldOpen || unfolded.has(id)} @toggle=${isHeldOpen ? nothing : () => unfold(id)}>
    <summary @pointerover=${approach} @focus=${approach}>${summary}</summary>
    ${isHeldOpen || unfolded.has(id) ? content() : nothing}
  </details>`;

const isChecked = (event: Event): boolean => (event.currentTarget as HTMLInputElement).checked;
