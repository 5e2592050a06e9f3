import {html, LitElement, nothing, type PropertyDeclarations, type TemplateResult} from 'lit';
import {findService} from '../catalogue/find-service.ts';
import {outsideLink, vendorWords} from '../catalogue/service-facts.ts';
import type {WidgetContext} from '../consent-context.ts';
import {ConsentController} from '../consent-controller.ts';
import {choiceButtons} from '../settings/choice-buttons.ts';
import {ensureStatus} from '../status/status.ts';
import {listWords} from '../words/list-words.ts';
import {embedStyles} from './embed.styles.ts';

/**
 * The placeholder, `<akkoord-embed>`: stands where a held embed would be, says whose it is and what it would
 * be told, and lets the visitor load it once or allow its service for good. It asks nothing of the vendor,
 * no thumbnail either. Core puts it there, gives it its box, takes it away when the embed loads and moves
 * focus to the embed; the placeholder has that read out.
 *
 * @attr service - id of the service
 * @attr label - title of the embed, where the page gave it one
 */
export class AkkoordEmbed extends LitElement {
  static override properties: PropertyDeclarations = {service: {}, label: {}};
  static override styles = embedStyles;

  declare service: string;
  declare label: string;
  readonly #consent = new ConsentController(this);
  #loading: string | undefined;

  constructor() {
    super();
    this.service = '';
    this.label = '';
  }

  /** Says that the embed has loaded, where its loading was asked for here. */
  override disconnectedCallback(): void {
    super.disconnectedCallback();
    if (this.#loading) ensureStatus().say(this.#loading);
    this.#loading = undefined;
  }

  /** Draws nothing before a context has been provided. */
  override render(): TemplateResult | typeof nothing {
    const {context} = this.#consent;
    if (!context) return nothing;
    const {t} = context;
    const name = context.consent.services.find(({id}) => id === this.service)?.name ?? this.service;
    const details = findService(context, this.service);
    const vendor = details ? vendorWords(details, context.language) : name;
    const control = `embed.${this.service}`;
    return html`<div class="theme" role="group" aria-labelledby="title">
      <div class="inner">
        <h3 id="title">${t(`embed.${details?.embed?.kind ?? 'title'}`, {service: name})}</h3>
        ${this.label ? html`<p translate="no">${this.label}</p>` : nothing}
        <p>${t('embed.text', {vendor})} ${this.#dataWords(context)}</p>
        ${choiceButtons([
          {control, label: t('embed.once'), press: () => this.#loadOnce(context, name)},
          {
            control,
            label: t('embed.always', {service: name}),
            press: event => this.#allow(event, context, name),
          },
        ])}
        ${details ? outsideLink(details.privacy, t('service.privacy', {vendor: details.vendor}), context) : nothing}
      </div>
    </div>`;
  }

  #dataWords(context: WidgetContext): string {
    const {t, language} = context;
    const data = findService(context, this.service)?.data ?? [];
    return data.length
      ? t('embed.data', {
          data: listWords(
            data.map(code => t(`data.${code}`)),
            language,
          ),
        })
      : '';
  }

  #loadOnce({consent, t}: WidgetContext, service: string): void {
    this.#loading = t('status.loaded', {service});
    consent.loadOnce(this);
  }

  #allow(event: Event, {consent, t}: WidgetContext, service: string): void {
    this.#loading = t('status.loaded', {service});
    void consent.decide(
      {[this.service]: 'granted'},
      {action: 'embed', control: `embed.${this.service}`, trusted: event.isTrusted},
    );
  }
}
