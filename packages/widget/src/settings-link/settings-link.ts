import {onContext, type WidgetContext} from '../consent-context.ts';
import {ElementBase} from '../element-base.ts';
import {makeElement} from '../make-element.ts';
import {styleSheet} from '../style-sheet.ts';

const sheet = styleSheet(
  'button{all:unset;display:inline-block;padding:4px 0;margin:-4px 0;cursor:pointer;text-decoration:underline;text-underline-offset:.15em}button:focus-visible{outline:3px solid;outline-offset:2px}@media print{button{display:none}}',
);

/**
 * `<akkoord-settings-link>`: the entry to the settings that belongs on every page. It looks like a link of
 * the page around it; its label is ours unless the site puts its own between the tags.
 *
 * @slot - the site's own label
 * @csspart button - the button, for the site to style
 */
export class AkkoordSettingsLink extends ElementBase {
  #context: WidgetContext | undefined;
  #stop: (() => void) | undefined;

  /** Draws the button; it works from the moment that a context is provided. */
  connectedCallback(): void {
    if (!this.shadowRoot) this.#draw(this.attachShadow({mode: 'open'}));
    this.#stop = onContext(context => this.#label(context));
  }

  /** Stops listening. */
  disconnectedCallback(): void {
    this.#stop?.();
  }

  #draw(root: ShadowRoot): void {
    root.adoptedStyleSheets = [sheet()];
    const button = makeElement('button', {type: 'button'}, makeElement('slot', {}));
    button.setAttribute('part', 'button');
    button.setAttribute('aria-haspopup', 'dialog');
    button.addEventListener('click', () => {
      // Safari does not focus a button that is clicked, and focus has to come back here afterwards.
      button.focus();
      this.#context?.consent.settings();
    });
    root.append(button);
  }

  #label(context: WidgetContext): void {
    this.#context = context;
    const slot = this.shadowRoot?.querySelector('slot');
    if (!slot) return;
    slot.lang = context.language;
    slot.textContent = context.t('link.settings');
  }
}
