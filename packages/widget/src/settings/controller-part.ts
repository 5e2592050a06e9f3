import {html, nothing, type TemplateResult} from 'lit/html.js';
import type {WidgetContext} from '../consent-context.ts';
import {safeLink} from '../words/safe-link.ts';

/** Who is responsible and how to reach them, as far as the config says (GDPR art. 13(1)(a)). */
export function controllerPart({consent, t}: WidgetContext): TemplateResult {
  const {name, address, email, url} = consent.config.controller;
  const href = url && safeLink(url);
  return html`<h3>${t('settings.controller')}</h3>
    <address>
      <p>${name}</p>
      ${address ? html`<p class="lines">${address}</p>` : nothing}
      ${email ? html`<p><a href=${`mailto:${encodeURIComponent(email).replace('%40', '@')}`}>${email}</a></p>` : nothing}
      ${href ? html`<p><a href=${href} rel="noopener">${url}</a></p>` : nothing}
    </address>`;
}
