import {html, nothing, type TemplateResult} from 'lit/html.js';
import {serviceName} from '../catalogue/find-service.ts';
import type {WidgetContext} from '../consent-context.ts';
import {categoryLabel} from '../words/category-words.ts';
import {listWords} from '../words/list-words.ts';
import type {Changes} from './changes.ts';

/** More than so many are counted instead; each is marked where it stands. */
const NAMED = 8;

/** Why the visitor is asked again, above everything else; nothing where nothing has changed. */
export function changesPart(
  changes: Changes | undefined,
  context: WidgetContext,
): TemplateResult | typeof nothing {
  if (!changes) return nothing;
  const {t, language} = context;
  const {added, altered, gone} = changes;
  const names = (ids: readonly string[]): string =>
    ids.length > NAMED
      ? t('settings.services', {count: ids.length})
      : listWords(
          ids.map(id => nameOf(id, context)),
          language,
        );
  return html`<div class="changes" role="group" aria-labelledby="changes">
    <h3 id="changes">${t('changed.title')}</h3>
    ${added.length ? html`<p>${t('changed.new', {services: names(added)})}</p>` : nothing}
    ${gone.length ? html`<p>${t('changed.gone', {services: names(gone)})}</p>` : nothing}
    ${altered.length ? html`<p>${t('changed.facts')} ${names(altered)}.</p>` : nothing}
    ${added.length || altered.length || gone.length ? nothing : html`<p>${t('changed.facts')}</p>`}
  </div>`;
}

const nameOf = (id: string, context: WidgetContext): string => {
  const category = context.consent.categories.find(one => one.id === id);
  return category ? categoryLabel(category, context) : serviceName(context, id);
};
