import type {Service} from '@akkoord/schema';
import {html, nothing, type TemplateResult} from 'lit/html.js';
import {findService} from '../catalogue/find-service.ts';
import {outsideLink, vendorWords} from '../catalogue/service-facts.ts';
import {wantServices} from '../catalogue/want-services.ts';
import type {WidgetContext} from '../consent-context.ts';
import {ConsentController} from '../consent-controller.ts';
import {DrawnElement} from '../drawn-element.ts';
import {type ChoiceButton, choiceButtons} from '../settings/choice-buttons.ts';
import {say} from '../status/status.ts';
import {listWords} from '../words/list-words.ts';
import {embedStyles} from './embed.styles.ts';

/**
 * The placeholder, `<akkoord-embed>`: stands where a held embed would be, says whose it is and what it would
 * be told, and lets the visitor load it once or allow its service for good. It asks nothing of the vendor,
 * no thumbnail either. Core puts it there, gives it its box, takes it away when the embed loads and moves
 * focus to the embed; the placeholder has that read out.
 *
 * @tag akkoord-embed
 * @themed
 * @attr service - id of the service
 * @attr label - title of the embed, where the page gave it one
 * @attr required - the form around it cannot be sent without it, as with every captcha
 * @attr missing - the visitor has tried to send that form: says so, and takes focus
 */
export class AkkoordEmbed extends DrawnElement {
  static readonly observedAttributes = ['service', 'label', 'required', 'missing'];
  static override readonly styles = embedStyles;

  readonly #consent = new ConsentController(this);
  /** True where it was waited for the details of its service long enough: then it is drawn without them. */
  #hasWaited = false;
  #loading: string | undefined;
  #hasSaid = false;

  /** @attr service */
  get service(): string {
    return this.getAttribute('service') ?? '';
  }

  set service(id: string) {
    this.setAttribute('service', id);
  }

  /** @attr label */
  get label(): string {
    return this.getAttribute('label') ?? '';
  }

  set label(title: string) {
    this.setAttribute('label', title);
  }

  /** @attr required */
  get required(): boolean {
    return this.hasAttribute('required');
  }

  set required(is: boolean) {
    this.toggleAttribute('required', is);
  }

  /** @attr missing */
  get missing(): boolean {
    return this.hasAttribute('missing');
  }

  set missing(is: boolean) {
    this.toggleAttribute('missing', is);
  }

  /** Watches the form that it stands in; before any listener of the page, which would send it. */
  override connectedCallback(): void {
    super.connectedCallback();
    window.addEventListener('submit', this.#onSubmit, true);
  }

  /** Says that the embed has loaded, where its loading was asked for here. */
  override disconnectedCallback(): void {
    super.disconnectedCallback();
    window.removeEventListener('submit', this.#onSubmit, true);
    if (this.#loading) say(this.#loading);
    this.#loading = undefined;
  }

  /** Focus goes to what would help, once there is something to read. */
  override updated(): void {
    const first = this.shadowRoot?.querySelector('button');
    if (!this.missing || this.#hasSaid || !first) return;
    this.#hasSaid = true;
    first.focus();
  }

  /** Draws nothing before a context has been provided. */
  override render(): TemplateResult | typeof nothing {
    const {context} = this.#consent;
    if (!context) return nothing;
    if (context.loadServices && !this.#hasWaited) {
      void this.#wait(context);
      return nothing;
    }
    const {t} = context;
    const details = findService(context, this.service);
    const name = details?.name ?? this.service;
    const vendor = details ? vendorWords(details, context.language) : name;
    return html`<div class="theme" role="group" aria-labelledby="title">
      <div class="inner">
        <p id="title" class="title">${t(`embed.${details?.embed?.kind ?? 'title'}`, {service: name})}</p>
        ${this.label ? html`<p class="label">${this.label}</p>` : nothing}
        <p>${t('embed.text', {vendor})}</p>
        <p role="alert" class="missing">${this.missing ? t('embed.missing', {service: name}) : nothing}</p>
        ${choiceButtons(this.#buttons(context, name))}
        ${details ? this.#more(details, context) : nothing}
      </div>
    </div>`;
  }

  async #wait(context: WidgetContext): Promise<void> {
    await wantServices(context);
    this.#hasWaited = true;
    this.requestUpdate();
  }

  /** A form without the answer of its captcha would be refused, and what was typed may be lost with it. */
  readonly #onSubmit = (event: Event): void => {
    const {context} = this.#consent;
    const isNeeded =
      this.required || (context && findService(context, this.service)?.embed?.kind === 'captcha');
    if (!isNeeded || !this.closest('form') || event.target !== this.closest('form')) return;
    event.preventDefault();
    event.stopImmediatePropagation();
    // Emptied first, so that it is read out again.
    this.missing = false;
    this.#hasSaid = false;
    void this.updateComplete.then(() => {
      this.missing = true;
    });
  };

  #buttons(context: WidgetContext, service: string): readonly ChoiceButton[] {
    const {t} = context;
    const control = `embed.${this.service}`;
    return [
      {control, label: t('embed.once'), press: () => this.#loadOnce(context, service)},
      {
        control,
        label: t('embed.always', {service}),
        press: event => this.#allow(event, context, service),
      },
    ];
  }

  #more({purposes, data, privacy, vendor}: Service, context: WidgetContext): TemplateResult {
    const {t, language} = context;
    const list = (words: readonly string[]): string => listWords(words, language);
    const aims = list(purposes.map(code => t(`purpose.${code}`)));
    const words = list(data.map(code => t(`data.${code}`)));
    return html`<div class="more">
      ${aims ? html`<p>${`${t('service.purposes')} – ${aims}`}</p>` : nothing}
      ${words ? html`<p>${t('embed.data', {data: words})}</p>` : nothing}
      ${outsideLink(privacy, t('service.privacy', {vendor}), context)}
    </div>`;
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
