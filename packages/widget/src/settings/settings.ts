import {withdrawHere} from '@akkoord/core/holder';
import type {Action, Choice} from '@akkoord/schema';
import {html, LitElement, nothing, type PropertyDeclarations, type TemplateResult} from 'lit';
import {everyChoice} from '../asked.ts';
import {outsideLink} from '../catalogue/service-facts.ts';
import {wantServices} from '../catalogue/want-services.ts';
import type {WidgetContext} from '../consent-context.ts';
import {ConsentController} from '../consent-controller.ts';
import {HolderControls} from '../receipt/holder-controls.ts';
import {ReceiptDownload} from '../receipt/receipt-download.ts';
import {ensureStatus, say} from '../status/status.ts';
import {dayWords} from '../words/date-words.ts';
import {type CategoryView, categorySection} from './category-section.ts';
import {changesSince} from './changes.ts';
import {changesPart} from './changes-part.ts';
import {choiceButtons} from './choice-buttons.ts';
import {controllerPart} from './controller-part.ts';
import {choicesOf, type Draft, draftOf, withCategory, withService} from './draft.ts';
import {ownPart} from './own-part.ts';
import {matchesQuery, SEARCH_FROM} from './search.ts';
import {settingsStyles} from './settings.styles.ts';

/**
 * The second layer, `<akkoord-settings>`: a modal dialog with every category, every service, what each of
 * them does, and the visitor's own choice. It opens with the choices in force, so with all boxes off for who
 * has not chosen. Ticking changes nothing before one of the buttons is pressed; Escape and the cross close it
 * without a change. Focus goes back to what opened it.
 *
 * @tag akkoord-settings
 * @themed
 */
export class AkkoordSettings extends LitElement {
  static override properties: PropertyDeclarations = {
    draft: {attribute: false, state: true},
    unfolded: {attribute: false, state: true},
    query: {attribute: false, state: true},
    isLoading: {attribute: false, state: true},
  };
  static override styles = settingsStyles;

  declare private draft: Draft | undefined;
  declare private unfolded: ReadonlySet<string>;
  declare private query: string;
  declare private isLoading: boolean;
  readonly #consent = new ConsentController(this);
  /** Services are drawn by their ids then, and stay so while it is tried again. */
  #hasFailed = false;
  readonly #receipt = new ReceiptDownload(this);
  readonly #holder = new HolderControls(this, words => this.#withdrawHere(words));

  constructor() {
    super();
    this.unfolded = new Set();
    this.query = '';
    this.isLoading = false;
  }

  /** Opens the dialog; resolves once it can be seen. Does nothing where it is open or no context was provided. */
  async show(): Promise<void> {
    const {context} = this.#consent;
    if (!context || this.#dialog?.open) return;
    ensureStatus();
    // What has changed is told by name and above all else, so that it cannot come later.
    if (changesSince(context.consent)) await this.#wantServices();
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

  /** Most visitors answer without having unfolded a category: what stands in there comes when somebody is about to. */
  readonly #wantServices = async (): Promise<void> => {
    const {context} = this.#consent;
    if (!context?.loadServices) return;
    this.isLoading = !this.#hasFailed;
    await wantServices(context);
    this.isLoading = false;
    this.#hasFailed = this.#consent.context?.loadServices !== undefined;
  };

  readonly #forget = (): void => {
    this.draft = undefined;
    this.unfolded = new Set();
    this.query = '';
    this.#holder.forget();
  };

  #content(context: WidgetContext, draft: Draft): TemplateResult {
    const {consent, t} = context;
    const view = this.#view(context, draft);
    return html`<div class="head">
        <h2 id="title" tabindex="-1" autofocus>${t('settings.title')}</h2>
        <button type="button" class="close" aria-label=${t('settings.close')} title=${t('settings.close')} @click=${this.close}>×</button>
      </div>
      <div class="body">
        ${changesPart(changesSince(consent), context)} ${this.#intro(context)}
        ${consent.services.length < SEARCH_FROM ? nothing : this.#search(context)}
        ${consent.categories.map(category => categorySection(category, view))}
        ${ownPart(context, {
          receipt: this.#receipt,
          holder: this.#holder,
          withdraw: event => this.#decide(event, 'denied', 'withdraw'),
          erase: () => this.#erase(context),
        })}
        ${this.#smallPrint(context)}
      </div>
      <div class="foot">${this.#answers(context, draft)}</div>`;
  }

  #view(context: WidgetContext, draft: Draft): CategoryView {
    return {
      context,
      draft,
      unfolded: this.unfolded,
      added: changesSince(context.consent)?.added ?? [],
      query: this.query,
      tickCategory: (id, on) => {
        this.draft = withCategory(draft, id, on);
      },
      tickService: (id, on) => {
        this.draft = withService(draft, id, on);
      },
      unfold: id => {
        this.unfolded = new Set(this.unfolded).add(id);
        void this.#wantServices();
      },
      isLoading: this.isLoading,
      approach: () => void this.#wantServices(),
    };
  }

  #intro(context: WidgetContext): TemplateResult {
    const {consent, t} = context;
    const {controller, privacy} = consent.config;
    return html`<p>${t('settings.intro', {controller: controller.name})}</p>
      ${outsideLink(privacy, t('banner.privacy'), context)}`;
  }

  /** Searches as one types; what is found is counted aloud, as the list below changes out of sight. */
  #search(context: WidgetContext): TemplateResult {
    const {consent, t} = context;
    const found = consent.services.filter(service => matchesQuery(service, this.query, context));
    const search = (event: Event): void => {
      this.query = (event.currentTarget as HTMLInputElement).value.trim();
    };
    return html`<p class="search">
      <label
        >${t('settings.search')}
        <input type="search" autocomplete="off" @input=${search} @focus=${this.#wantServices}
      /></label>
      <span role="status">${this.query && !this.isLoading ? t('settings.found', {count: found.length}) : nothing}</span>
    </p>`;
  }

  #smallPrint(context: WidgetContext): TemplateResult {
    const {consent, t, language} = context;
    const {date, version = '1'} = consent.config;
    const notice = date
      ? t('settings.noticeDated', {version, date: dayWords(date, language)})
      : t('settings.notice', {version});
    return html`<div class="small">
      ${controllerPart(context)}
      <p>${t('settings.retention')}</p>
      <p>${notice}</p>
    </div>`;
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

  /** Said after all the rest: what is erased was withdrawn first, and of several messages only the last is heard. */
  #erase({consent, t}: WidgetContext): void {
    this.close();
    void consent.erase().then(() => say(t('own.erased')));
  }

  /** What is withdrawn at the collector is withdrawn here too, and only then is it told what becomes of the record. */
  #withdrawHere(words: string): void {
    const {consent} = this.#consent.context ?? {};
    if (!consent) return;
    this.close();
    void withdrawHere(consent, 'receipt.erase').then(() => say(words));
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
