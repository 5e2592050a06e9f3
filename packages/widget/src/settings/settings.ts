import {withdrawHere} from '@akkoord/core/holder';
import type {Action, Choice} from '@akkoord/schema';
import {html, nothing, type TemplateResult} from 'lit/html.js';
import {everyChoice} from '../asked.ts';
import {outsideLink} from '../catalogue/service-facts.ts';
import {wantServices} from '../catalogue/want-services.ts';
import type {WidgetContext} from '../consent-context.ts';
import {ConsentController} from '../consent-controller.ts';
import {DrawnElement} from '../drawn-element.ts';
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

/** What is drawn beside the consent in force. */
interface State {
  /** Absent while the dialog is closed. */
  readonly draft?: Draft | undefined;
  readonly unfolded: ReadonlySet<string>;
  readonly query: string;
  /** True while the details of the services are on their way. */
  readonly isLoading: boolean;
}

const CLOSED: State = {draft: undefined, unfolded: new Set(), query: '', isLoading: false};

/**
 * The second layer, `<akkoord-settings>`: a modal dialog with every category, every service, what each of
 * them does, and the visitor's own choice. It opens with the choices in force, so with all boxes off for who
 * has not chosen. Ticking changes nothing before one of the buttons is pressed; Escape and the cross close it
 * without a change. Focus goes back to what opened it.
 *
 * @tag akkoord-settings
 * @themed
 */
export class AkkoordSettings extends DrawnElement {
  static override readonly styles = settingsStyles;

  #state = CLOSED;
  readonly #consent = new ConsentController(this);
  /** Services are drawn by their ids then, and stay so while it is tried again. */
  #hasFailed = false;
  readonly #receipt = new ReceiptDownload(this);
  readonly #holder = new HolderControls(this, words => this.#withdrawHere(words));

  /** A dialog that the page has moved is in nobody's way any more, and stands in the page: it is made modal again. */
  override connectedCallback(): void {
    super.connectedCallback();
    const dialog = this.#dialog;
    if (!dialog?.open) return;
    dialog.open = false;
    dialog.showModal();
  }

  /** Closes the dialog where the page has taken it out, so that it does not come back open. */
  override disconnectedCallback(): void {
    super.disconnectedCallback();
    queueMicrotask(() => this.isConnected || this.close());
  }

  /** Opens the dialog; resolves once it can be seen. Does nothing where it is open or no context was provided. */
  async show(): Promise<void> {
    const {context} = this.#consent;
    if (!context || this.#dialog?.open) return;
    ensureStatus();
    // What has changed is told by name and above all else, so that it cannot come later.
    if (changesSince(context.consent)) await this.#wantServices();
    this.#change({draft: draftOf(context.consent)});
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
    const {draft} = this.#state;
    if (!context) return nothing;
    return html`<dialog class="theme" aria-labelledby="title" @close=${this.#forget}>
      ${draft ? this.#content(context, draft) : nothing}
    </dialog>`;
  }

  get #dialog(): HTMLDialogElement | null {
    return this.shadowRoot?.querySelector('dialog') ?? null;
  }

  /** Most visitors answer without having unfolded a category: what stands in there comes when somebody is about to. */
  readonly #wantServices = async (): Promise<void> => {
    const {context} = this.#consent;
    if (!context?.loadServices) return;
    this.#change({isLoading: !this.#hasFailed});
    await wantServices(context);
    this.#change({isLoading: false});
    this.#hasFailed = this.#consent.context?.loadServices !== undefined;
  };

  #change(state: Partial<State>): void {
    this.#state = {...this.#state, ...state};
    this.requestUpdate();
  }

  readonly #forget = (): void => {
    this.#change(CLOSED);
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
    const {unfolded, query, isLoading} = this.#state;
    return {
      context,
      draft,
      unfolded,
      query,
      isLoading,
      added: changesSince(context.consent)?.added ?? [],
      tickCategory: (id, on) => this.#change({draft: withCategory(draft, id, on)}),
      tickService: (id, on) => this.#change({draft: withService(draft, id, on)}),
      unfold: id => {
        this.#change({unfolded: new Set(this.#state.unfolded).add(id)});
        void this.#wantServices();
      },
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
    const {query, isLoading} = this.#state;
    const found = consent.services.filter(service => matchesQuery(service, query, context));
    const search = (event: Event): void =>
      this.#change({query: (event.currentTarget as HTMLInputElement).value.trim()});
    return html`<p class="search">
      <label
        >${t('settings.search')}
        <input type="search" autocomplete="off" @input=${search} @focus=${this.#wantServices}
      /></label>
      <span role="status">${query && !isLoading ? t('settings.found', {count: found.length}) : nothing}</span>
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
