import {everyChoice} from '../asked.ts';
import {directionOf, onContext, type WidgetContext} from '../consent-context.ts';
import {ElementBase} from '../element-base.ts';
import {makeElement} from '../make-element.ts';
import {ensureStatus} from '../status/status.ts';
import {bannerSheet} from './banner.styles.ts';
import {bannerContent, TITLE_ID} from './banner-content.ts';
import {keepScrollRoom} from './scroll-room.ts';

/**
 * The first layer, `<akkoord-banner>`: who asks, for what, and three equal answers. It is on the page for
 * as long as it is in the document, takes itself out once a decision has been made (here, in the settings
 * or in another tab), and never moves focus, covers everything or stops the page from being used. Escape
 * does nothing: only a press on a button is an answer.
 *
 * A plain element: it is part of the first bundle, where Lit would weigh more than all the rest of it.
 */
export class AkkoordBanner extends ElementBase {
  #stop: (() => void)[] = [];
  #unsubscribe: (() => void) | undefined;
  #shown: WidgetContext | undefined;

  /** Draws the banner, now or when a context is provided. */
  connectedCallback(): void {
    this.setAttribute('role', 'dialog');
    this.setAttribute('aria-labelledby', TITLE_ID);
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
    this.#frame(layout);
    this.replaceChildren(...bannerContent(context, (control, trusted) => this.#press(control, trusted)));
    this.#unsubscribe?.();
    this.#unsubscribe = consent.subscribe(() => consent.state.status === 'decided' && this.remove());
  }

  #frame(layout: string): void {
    const root = this.shadowRoot ?? this.attachShadow({mode: 'open'});
    root.adoptedStyleSheets = [bannerSheet()];
    const slot = (name: string) => makeElement('slot', {name});
    const text = [slot('head'), makeElement('dl', {}, slot('list')), slot('tail')];
    root.replaceChildren(
      makeElement(
        'div',
        {className: `theme ${layout}`},
        makeElement('div', {className: 'text'}, ...text),
        makeElement('div', {className: 'choices'}, slot('choices')),
        slot('close'),
      ),
    );
  }

  #press(control: string, trusted: boolean): void {
    const consent = this.#shown?.consent;
    if (control === 'layer1.settings') consent?.settings();
    else if (consent) {
      const accepted = control === 'layer1.accept';
      const choices = everyChoice(consent, accepted ? 'granted' : 'denied');
      void consent.decide(choices, {action: accepted ? 'accept-all' : 'reject-all', control, trusted});
    }
  }
}
