import {type nothing, render, type TemplateResult} from 'lit/html.js';
import {ElementBase} from './element-base.ts';

/** Is told when its host comes into the document and leaves it. */
export interface HostPart {
  hostConnected?(): void;
  hostDisconnected?(): void;
}

/**
 * An element that draws itself into a shadow root of its own: as it comes into the document, after every change of an
 * attribute that it observes, and whenever it is asked to. What is asked for in one go is drawn once, soon after.
 */
export abstract class DrawnElement extends ElementBase {
  /** Its style sheets, made with the first element that takes them. */
  static readonly styles: readonly (() => CSSStyleSheet)[] = [];

  readonly #parts: HostPart[] = [];
  #drawing: Promise<void> | undefined;

  /** What the element shows now; events of the template are heard with the element as `this`. */
  protected abstract render(): TemplateResult | typeof nothing;

  /** Called after each drawing. */
  protected updated(): void {}

  /** Resolves once all that was asked for is drawn. */
  get updateComplete(): Promise<void> {
    return this.#drawing ?? Promise.resolve();
  }

  /** Has `part` told of what becomes of the element. */
  addPart(part: HostPart): void {
    this.#parts.push(part);
  }

  /** Makes the shadow root, the first time, and draws. */
  connectedCallback(): void {
    if (!this.shadowRoot) {
      const {styles} = this.constructor as typeof DrawnElement;
      this.attachShadow({mode: 'open'}).adoptedStyleSheets = styles.map(sheet => sheet());
    }
    for (const part of this.#parts) part.hostConnected?.();
    this.requestUpdate();
  }

  /** Tells its parts. */
  disconnectedCallback(): void {
    for (const part of this.#parts) part.hostDisconnected?.();
  }

  /** Draws what the attribute says. */
  attributeChangedCallback(): void {
    this.requestUpdate();
  }

  /** Draws, after everything that runs now; does nothing before the element was in a document. */
  requestUpdate(): void {
    this.#drawing ??= Promise.resolve().then(() => {
      this.#drawing = undefined;
      if (!this.shadowRoot) return;
      render(this.render(), this.shadowRoot, {host: this});
      this.updated();
    });
  }
}
