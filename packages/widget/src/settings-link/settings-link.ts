import {type ChoiceState, choiceState} from '../choice-state.ts';
import {onContext, type WidgetContext} from '../consent-context.ts';
import {ElementBase} from '../element-base.ts';
import {makeElement} from '../make-element.ts';
import {styleSheet} from '../style-sheet.ts';

const sheet = styleSheet(
  'button{all:unset;margin:-4px 0;padding:4px 0;text-decoration:underline;text-underline-offset:.2em;cursor:pointer}button:focus-visible{outline:3px solid;outline-offset:2px}@media print{button{display:none}}',
);

/**
 * `<akkoord-settings-link>`: the entry to the settings that belongs on every page, with the choice in force
 * behind its label. It looks like a link of the page around it; its label is ours unless the site puts its own
 * between the tags.
 *
 * @tag akkoord-settings-link
 * @attr corner - on the entry that stands in a corner of a page which has none; not for pages to set
 * @slot - the site's own label
 * @csspart button - the button, for the site to style
 * @csspart state - the choice in force; the site may hide it
 */
export class AkkoordSettingsLink extends ElementBase {
  #stop: (() => void) | undefined;
  #stopConsent: (() => void) | undefined;

  /** Draws the button; it works from the moment that a context is provided. */
  connectedCallback(): void {
    this.#stop = onContext(context => this.#draw(context));
    const root = this.#root();
    if (!root.firstChild) root.append(button(makeElement('slot', {})));
  }

  /** Stops listening. */
  disconnectedCallback(): void {
    this.#stop?.();
    this.#stopConsent?.();
  }

  #root(): ShadowRoot {
    const {shadowRoot} = this;
    if (shadowRoot) return shadowRoot;
    const root = this.attachShadow({mode: 'open'});
    root.adoptedStyleSheets = [sheet()];
    return root;
  }

  #draw({consent, t, language}: WidgetContext): void {
    const slot = makeElement('slot', {lang: language}, t('link.settings'));
    const state = makeElement('span', {lang: language});
    state.setAttribute('part', 'state');
    const entry = button(slot, state);
    entry.onclick = () => {
      // Safari does not focus a button that is clicked, and focus has to come back here afterwards.
      entry.focus();
      consent.settings();
    };
    this.#root().replaceChildren(entry);
    const tell = (): void => {
      state.textContent = ` (${t(`link.${choiceState(consent) satisfies ChoiceState}`)})`;
    };
    tell();
    this.#stopConsent?.();
    this.#stopConsent = consent.subscribe(tell);
  }
}

const button = (...children: readonly Node[]): HTMLButtonElement => {
  const made = makeElement('button', {type: 'button'}, ...children);
  made.setAttribute('part', 'button');
  made.setAttribute('aria-haspopup', 'dialog');
  return made;
};
