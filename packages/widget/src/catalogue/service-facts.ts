import type {Service} from '@akkoord/schema';
import {html, nothing, type TemplateResult} from 'lit/html.js';
import type {WidgetContext} from '../consent-context.ts';
import {categoryLabel} from '../words/category-words.ts';
import {countryName} from '../words/country-name.ts';
import {listWords} from '../words/list-words.ts';
import {safeLink} from '../words/safe-link.ts';

/** Who `service` is, what it is for, which data it gets, where that goes, and where to read on (GDPR art. 13). */
export function serviceFacts(service: Service, context: WidgetContext): TemplateResult {
  const {t, language} = context;
  const {purposes, data} = service;
  return html`<dl>
      ${fact(t('service.vendor'), vendorWords(service, language))}
      ${fact(
        t('service.purposes'),
        listWords(
          purposes.map(code => t(`purpose.${code}`)),
          language,
        ),
      )}
      ${fact(
        t('service.data'),
        listWords(
          data.map(code => t(`data.${code}`)),
          language,
        ),
      )}
      ${fact(t('service.carries'), carriedWords(service, context))}
      ${fact(t('service.transfer'), transferWords(service, context))}
    </dl>
    ${outsideLink(service.privacy, t('service.privacy', {vendor: service.vendor}), context)}`;
}

/** Legal name and country: "Vimeo.com, Inc. (United States)"; the name alone where the site is the vendor itself. */
export function vendorWords({vendor, country}: Service, language: string): string {
  return country ? `${vendor} (${countryName(country, language)})` : vendor;
}

/**
 * A link to a page of somebody else: it opens beside the page, tells that page nothing about this one, and
 * is left out where its address is not http(s).
 */
export function outsideLink(
  address: string,
  label: string,
  {t}: Pick<WidgetContext, 't'>,
): TemplateResult | typeof nothing {
  const href = safeLink(address);
  if (!href) return nothing;
  return html`<p>
    <a href=${href} target="_blank" rel="noopener noreferrer"
      >${label}<span class="unseen"> (${t('settings.newTab')})</span></a
    >
  </p>`;
}

const fact = (name: string, value: string): TemplateResult | typeof nothing =>
  value ? html`<div><dt>${name}</dt><dd>${value}</dd></div>` : nothing;

/** The categories of a tag manager: what it loads of them is told by the services in there. */
const carriedWords = ({carries = []}: Service, context: WidgetContext): string =>
  listWords(
    context.consent.categories
      .filter(({id}) => carries.includes(id))
      .map(category => categoryLabel(category, context)),
    context.language,
  );

const transferWords = ({transfer}: Service, {t, language}: WidgetContext): string =>
  transfer
    ? t(`transfer.${transfer.ground}`, {country: countryName(transfer.country, language)})
    : t('transfer.none');
