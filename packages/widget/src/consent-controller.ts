import {wantServices} from './catalogue/want-services.ts';
import {directionOf, onContext, type WidgetContext} from './consent-context.ts';
import type {DrawnElement, HostPart} from './drawn-element.ts';
import {themeSheet} from './theme.ts';

/**
 * Draws its host anew whenever consent changes or another context is provided, and marks it with the
 * language and direction of its words. Listens only while the host is in the document.
 */
export class ConsentController implements HostPart {
  /** Absent until a context has been provided, with details where the host needs them; the host then draws nothing. */
  context: WidgetContext | undefined;
  readonly #host: DrawnElement;
  readonly #needsServices: boolean;
  #stopContext: (() => void) | undefined;
  #stopConsent: (() => void) | undefined;
  #theme: CSSStyleSheet | undefined;

  /** `needs` says whether the host has nothing to draw without the details of the services; they are then asked for. */
  constructor(host: DrawnElement, needs?: 'services') {
    this.#host = host;
    this.#needsServices = needs === 'services';
    host.addPart(this);
  }

  /** Starts to listen. */
  hostConnected(): void {
    this.#stopContext = onContext(context => this.#take(context));
  }

  /** Stops listening. */
  hostDisconnected(): void {
    this.#stopContext?.();
    this.#stopConsent?.();
  }

  #take(context: WidgetContext): void {
    if (this.#needsServices && context.loadServices) {
      void wantServices(context);
      return;
    }
    this.context = context;
    this.#host.lang = context.language;
    this.#host.dir = directionOf(context.language);
    this.#dress(context);
    this.#stopConsent?.();
    this.#stopConsent = context.consent.subscribe(() => this.#host.requestUpdate());
    this.#host.requestUpdate();
  }

  #dress({consent}: WidgetContext): void {
    const root = this.#host.shadowRoot;
    const sheet = themeSheet(consent.config);
    if (!root || this.#theme === sheet) return;
    root.adoptedStyleSheets = [sheet, ...root.adoptedStyleSheets.filter(one => one !== this.#theme)];
    this.#theme = sheet;
  }
}
