import type {Action, Choice} from '@akkoord/schema';
import {html, LitElement, nothing, type PropertyDeclarations, type TemplateResult} from 'lit';
import {everyChoice} from '../asked.ts';
import {outsideLink} from '../catalogue/service-facts.ts';
import type {WidgetContext} from '../consent-context.ts';
import {ConsentController} from '../consent-controller.ts';
import {hasGrants, ownFacts} from '../receipt/own-choice.ts';
import {ReceiptDownload} from '../receipt/receipt-download.ts';
import {ensureStatus} from '../status/status.ts';
import {dayWords} from '../words/date-words.ts';
import {categorySection} from './category-section.ts';
import {choiceButtons} from './choice-buttons.ts';
import {choicesOf, type Draft, draftOf, withCategory, withService} from './draft.ts';
import {settingsStyles} from './settings.styles.ts';

/**
 * The second layer, `<akkoord-settings>`: a modal dialog with every category, every service, what each of
 * them does, and the visitor's own choice. It opens with the choices in force, so with all boxes off for who
 * has not chosen. Ticking changes nothing before one of the buttons is pressed; Escape and the cross close it
 * without a change. Focus goes back to what opened it.
 */
export class AkkoordSettings extends LitElement {
  static override properties: PropertyDeclarations = {
    draft: {attribute: false, state: true},
    unfolded: {attribute: false, state: true},
  };
  static override styles = settingsStyles;

  declare private draft: Draft | undefined;
  declare private unfolded: ReadonlySet<string>;
  readonly #consent = new ConsentController(this);
  readonly #receipt = new ReceiptDownload(this);

  constructor() {
    super();
    this.unfolded = new Set();
  }

  /** Opens the dialog; resolves once it can be seen. Does nothing where it is open or no context was provided. */
  async show(): Promise<void> {
    const {context} = this.#consent;
    if (!context || this.#dialog?.open) return;
    ensureStatus();
    this.draft = draftOf(context.consent);
    await this.updateComplete;
    if (this.isConnected && !this.#dialog?.open) this.#dialog?.showModal();
  }

  /** Closes the dialog and changes nothing. */
  close(): void {
    this.#dialog?.close();
  }

  /** Draws an empty, closed dialog until it is opened. */
  override render(): TemplateResult | typeof nothing {
    const {context} = this.#consent;
    if (!context) return nothing;
    return html`<dialog class="theme" aria-labelledby="title" @close=${this.#forget}>
      ${this.draft ? this.#content(context, this.draft) : nothing}
    </dialog>`;
  }

  get #dialog(): HTMLDialogElement | null {
    return this.renderRoot.querySelector('dialog');
  }

  readonly #forget = (): void => {
    this.draft = undefined;
    this.unfolded = new Set();
  };

  #content(context: WidgetContext, draft: Draft): TemplateResult {
    const {consent, t} = context;
    const view = {
      context,
      draft,
      unfolded: this.unfolded,
      tickCategory: (id: string, on: boolean) => {
        this.draft = withCategory(draft, id, on);
      },
      tickService: (id: string, on: boolean) => {
        this.draft = withService(draft, id, on);
      },
      unfold: (id: string) => {
        this.unfolded = new Set(this.unfolded).add(id);
      },
    };
    return html`<div class="head">
        <h2 id="title" tabindex="-1" autofocus>${t('settings.title')}</h2>
        <button type="button" class="close" aria-label=${t('settings.close')} title=${t('settings.close')} @click=${this.close}>×</button>
      </div>
      <div class="body">
        ${this.#intro(context)} ${consent.categories.map(category => categorySection(category, view))}
        ${this.#own(context)} ${this.#smallPrint(context)}
      </div>
      <div class="foot">${this.#answers(context, draft)}</div>`;
  }

  #intro(context: WidgetContext): TemplateResult {
    const {consent, t} = context;
    const {controller, privacy} = consent.config;
    return html`<p>${t('settings.intro', {controller: controller.name})}</p>
      ${outsideLink(privacy, t('banner.privacy'), context)}`;
  }

  #own(context: WidgetContext): TemplateResult {
    const {t} = context;
    const withdraw = (event: Event): void => this.#decide(event, 'denied', 'withdraw');
    return html`<div class="own" role="group" aria-labelledby="own">
      <h3 id="own">${t('own.title')}</h3>
      ${ownFacts(context)}
      ${
        hasGrants(context)
          ? html`<p>${t('own.withdrawText')}</p>
              <button type="button" class="plain" data-control="settings.withdraw" @click=${withdraw}>
                ${t('own.withdraw')}
              </button>`
          : nothing
      }
      ${this.#receipt.template(context)}
    </div>`;
  }

  #smallPrint({consent, t, language}: WidgetContext): TemplateResult {
    const {date, version = '1'} = consent.config;
    const notice = date
      ? t('settings.noticeDated', {version, date: dayWords(date, language)})
      : t('settings.notice', {version});
    return html`<div class="small"><p>${t('settings.retention')}</p><p>${notice}</p></div>`;
  }

  #answers({t}: WidgetContext, draft: Draft): TemplateResult {
    return choiceButtons([
      {
        control: 'settings.accept',
        label: t('choice.accept'),
        press: event => this.#decide(event, 'granted', 'accept-all'),
      },
      {
        control: 'settings.refuse',
        label: t('choice.refuse'),
        press: event => this.#decide(event, 'denied', 'reject-all'),
      },
      {
        control: 'settings.save',
        label: t('settings.save'),
        press: event => this.#decide(event, draft, 'custom'),
      },
    ]);
  }

  /** Closes first: while the dialog is open everything else is inert, and the status would not be read out. */
  #decide(event: Event, answer: Choice | Draft, action: Action): void {
    const {consent} = this.#consent.context ?? {};
    if (!consent) return;
    const control = (event.currentTarget as HTMLElement).dataset.control ?? '';
    this.close();
    const choices = typeof answer === 'string' ? everyChoice(consent, answer) : choicesOf(answer);
    void consent.decide(choices, {action, control, trusted: event.isTrusted});
  }
}
