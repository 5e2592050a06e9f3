import {onContext} from '../consent-context.ts';
import {ElementBase} from '../element-base.ts';
import {makeElement} from '../make-element.ts';
import {styleSheet} from '../style-sheet.ts';

const sheet = styleSheet(
  'button{all:unset;padding:4px 0;margin:-4px 0;cursor:pointer;text-decoration:underline;text-underline-offset:.15em}button:focus-visible{outline:3px solid;outline-offset:2px}@media print{button{display:none}}',
);

/**
 * `<akkoord-settings-link>`: the entry to the settings that belongs on every page. It looks like a link of
 * the page around it; its label is ours unless the site puts its own between the tags.
 *
 * @slot - the site's own label
 * @csspart button - the button, for the site to style
 */
export class AkkoordSettingsLink extends ElementBase {
  #stop: (() => void) | undefined;

  /** Draws the button; it works from the moment that a context is provided. */
  connectedCallback(): void {
    const slot = makeElement('slot', {});
    const button = makeElement('button', {type: 'button'}, slot);
    button.setAttribute('part', 'button');
    button.setAttribute('aria-haspopup', 'dialog');
    const root = this.shadowRoot ?? this.attachShadow({mode: 'open'});
    root.adoptedStyleSheets = [sheet()];
    root.replaceChildren(button);
    this.#stop = onContext(({consent, t, language}) => {
      slot.lang = language;
      slot.textContent = t('link.settings');
      button.onclick = () => {
        // Safari does not focus a button that is clicked, and focus has to come back here afterwards.
        button.focus();
        consent.settings();
      };
    });
  }

  /** Stops listening. */
  disconnectedCallback(): void {
    this.#stop?.();
  }
}
