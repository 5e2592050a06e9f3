import type {Service, ServiceCookie} from '@akkoord/schema';
import {html, type TemplateResult} from 'lit/html.js';
import type {WidgetContext} from '../consent-context.ts';
import {durationWords} from '../words/duration-words.ts';

/** Everything that `service` keeps in the browser: name, how long, what kind and whose. */
export function cookieTable(service: Service, {t}: WidgetContext): TemplateResult {
  if (service.cookies.length === 0) return html`<p class="soft">${t('service.noCookies')}</p>`;
  return html`<table>
    <thead>
      <tr>
        <th scope="col">${t('cookie.name')}</th>
        <th scope="col">${t('cookie.duration')}</th>
        <th scope="col">${t('cookie.kind')}</th>
      </tr>
    </thead>
    <tbody>
      ${service.cookies.map(
        cookie => html`<tr>
          <th scope="row" translate="no"><bdi dir="ltr">${cookie.name}</bdi></th>
          <td>${durationWords(cookie.duration, t)}</td>
          <td>${kindWords(cookie, t)}</td>
        </tr>`,
      )}
    </tbody>
  </table>`;
}

/** "cookie of this website": what kind of storage, and who can read it. */
const kindWords = ({kind = 'cookie', party = 'first'}: ServiceCookie, t: WidgetContext['t']): string =>
  t(`cookie.party.${party}`, {kind: t(`cookie.kind.${kind}`)});
