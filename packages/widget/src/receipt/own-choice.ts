import {html, nothing, type TemplateResult} from 'lit/html.js';
import {askedCategories, askedServices} from '../asked.ts';
import {serviceName} from '../catalogue/find-service.ts';
import type {WidgetContext} from '../consent-context.ts';
import {categoryLabel} from '../words/category-words.ts';
import {dateWords} from '../words/date-words.ts';
import {listWords} from '../words/list-words.ts';

/** When the visitor chose, until when that holds, and under which id it can be found; or that nothing was chosen. */
export function ownFacts({consent, t, language}: WidgetContext): TemplateResult {
  const {state} = consent;
  if (state.status !== 'decided') return html`<p>${t(`own.${state.status}`)}</p>`;
  const consentId = consent.record?.consentId;
  return html`<dl>
      ${pair(t('own.decided'), dateWords(state.decidedAt, language))}
      ${pair(t('own.expires'), dateWords(state.expiresAt, language))}
      ${consentId ? pair(t('own.id'), html`<code translate="no">${consentId}</code>`) : nothing}
    </dl>
    ${hasGrants({consent}) ? nothing : html`<p>${t('own.noId')}</p>`}`;
}

/** What was allowed and what was refused: each category, and each service that differs from its category. */
export function ownChoices(context: WidgetContext): TemplateResult {
  const {consent, t, language} = context;
  const items = askedCategories(consent).map(category => {
    const choice = consent.choiceOf(category.id);
    const differing = askedServices(consent).filter(
      service => service.category === category.id && consent.choiceOf(service.id) !== choice,
    );
    const other = choice === 'granted' ? 'denied' : 'granted';
    const names = listWords(
      differing.map(({id}) => serviceName(context, id)),
      language,
    );
    return pair(
      categoryLabel(category, context),
      names ? `${t(`own.${choice}`)} (${names}: ${t(`own.${other}`)})` : t(`own.${choice}`),
    );
  });
  return html`<dl>${items}</dl>`;
}

/** True where something that is asked about is granted, so that there is something to withdraw. */
export function hasGrants({consent}: Pick<WidgetContext, 'consent'>): boolean {
  return [...askedCategories(consent), ...askedServices(consent)].some(
    ({id}) => consent.choiceOf(id) === 'granted',
  );
}

const pair = (name: string, value: string | TemplateResult): TemplateResult =>
  html`<div><dt>${name}</dt><dd>${value}</dd></div>`;
