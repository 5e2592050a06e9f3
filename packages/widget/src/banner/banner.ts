import {warn} from '@akkoord/core';
import {everyChoice} from '../asked.ts';
import {directionOf, onContext, type WidgetContext} from '../consent-context.ts';
import {ElementBase} from '../element-base.ts';
import {makeElement} from '../make-element.ts';
import {ensureStatus} from '../status/status.ts';
import {themeSheet} from '../theme.ts';
import {bannerSheet} from './banner.styles.ts';
import {bannerContent, TITLE_ID} from './banner-content.ts';
import {isEqualChoice} from './equal-choice.ts';
import {keepScrollRoom} from './scroll-room.ts';

/**
 * The first layer, `<akkoord-banner>`: who asks, for what, and three equal answers. It is on the page for
 * as long as it is in the document, takes itself out once a decision has been made (here, in the settings
 * or in another tab), and never moves focus, covers everything or stops the page from being used. Escape
 * does nothing: only a press on a button is an answer. A grant is taken only while refusing is as easy.
 *
 * A plain element: it is part of the first bundle, where Lit would weigh more than all the rest of it.
 *
 * @tag akkoord-banner
 * @themed
 */
export class AkkoordBanner extends ElementBase {
  #stop: (() => void)[] = [];
  #unsubscribe: (() => void) | undefined;
  #shown: WidgetContext | undefined;
  /** What was drawn: what the page may put in its place or beside it is not asked. */
  #content: readonly HTMLElement[] = [];
  /** What had focus before it came into the banner. */
  #before: HTMLElement | undefined;

  /** Draws the banner, now or when a context is provided. */
  connectedCallback(): void {
    this.setAttribute('role', 'dialog');
    this.setAttribute('aria-labelledby', TITLE_ID);
    this.addEventListener('focusin', this.#remember);
    ensureStatus();
    this.#stop = [keepScrollRoom(this), onContext(context => this.#show(context))];
  }

  /** Gives the page its scroll room back and stops listening. */
  disconnectedCallback(): void {
    for (const stop of this.#stop) stop();
    this.#unsubscribe?.();
    this.#shown = undefined;
  }

  /** Draws only what differs for the reader: the loading of service details must not take focus away. */
  #show(context: WidgetContext): void {
    const {consent, language} = context;
    if (this.#shown?.consent === consent && this.#shown.language === language) return;
    this.#shown = context;
    const layout = consent.config.layout ?? 'bar';
    this.lang = language;
    this.dir = directionOf(language);
    this.setAttribute('layout', layout);
    this.setAttribute('position', consent.config.position ?? 'start');
    this.#frame(layout, context);
    this.#content = bannerContent(context, (control, trusted) => this.#press(control, trusted));
    this.replaceChildren(...this.#content);
    this.#unsubscribe?.();
    this.#unsubscribe = consent.subscribe(() => consent.state.status === 'decided' && this.#leave());
  }

  #frame(layout: string, {consent, t}: WidgetContext): void {
    const root = this.shadowRoot ?? this.attachShadow({mode: 'open'});
    root.adoptedStyleSheets = [themeSheet(consent.config), bannerSheet()];
    const slot = (name: string) => makeElement('slot', {name});
    const text = makeElement(
      'div',
      {className: 'text'},
      slot('head'),
      makeElement('dl', {}, slot('list')),
      slot('tail'),
    );
    // What scrolls and takes no focus is out of reach for who has a keyboard and Safari.
    new ResizeObserver(() => {
      text.tabIndex = text.scrollHeight > text.clientHeight ? 0 : -1;
    }).observe(text);
    root.replaceChildren(
      makeElement(
        'div',
        // A dialog that takes no focus is found by nobody who goes from landmark to landmark.
        {className: `theme ${layout}`, role: 'region', ariaLabel: t('banner.title')},
        makeElement('div', {className: 'said'}, text, slot('link')),
        makeElement('div', {className: 'choices'}, slot('choices')),
        slot('close'),
      ),
    );
  }

  readonly #remember = ({relatedTarget: from}: FocusEvent): void => {
    // Closing settings give focus back to where they were opened, which is in here.
    if (from instanceof HTMLElement && !this.contains(from) && from.localName !== 'akkoord-settings')
      this.#before = from;
  };

  /** Goes, with focus back to where the visitor was. */
  #leave(): void {
    const hadFocus = this.contains(document.activeElement);
    this.remove();
    if (hadFocus) this.#before?.focus({preventScroll: true});
  }

  #press(control: string, trusted: boolean): void {
    const consent = this.#shown?.consent;
    if (control === 'layer1.settings') consent?.settings();
    else if (consent) {
      const accepted = control === 'layer1.accept';
      if (accepted && !this.#isWhole()) return;
      const choices = everyChoice(consent, accepted ? 'granted' : 'denied');
      void consent.decide(choices, {action: accepted ? 'accept-all' : 'reject-all', control, trusted});
    }
  }

  /**
   * False, and the banner drawn anew, where code of the page has taken the refusal away or put something of its own
   * among the words, such as a reward: that is no free choice.
   */
  #isWhole(): boolean {
    const [accept, refuse] = this.#content.filter(child => child instanceof HTMLButtonElement);
    // What stands in no slot is not seen; extensions of browsers leave such things behind.
    const isOurs = [...this.children].every(
      child => !child.slot || this.#content.includes(child as HTMLElement),
    );
    if (isOurs && accept && refuse && isEqualChoice(this, accept, refuse)) return true;
    const hadFocus = this.contains(document.activeElement);
    warn('banner-altered', 'a banner that code has changed', 'the one drawn; nothing was granted');
    const context = this.#shown;
    this.#shown = undefined;
    if (context) this.#show(context);
    // What was pressed is gone with the rest; its successor is the first button.
    if (hadFocus) this.querySelector('button')?.focus({preventScroll: true});
    return false;
  }
}
