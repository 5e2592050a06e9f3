import {onContext, type WidgetContext} from '../consent-context.ts';
import {ElementBase} from '../element-base.ts';
import {makeElement} from '../make-element.ts';
import {held, styleSheet} from '../style-sheet.ts';

const TAG = 'akkoord-status';

const sheet = styleSheet(
  held(
    ':host{all:initial;position:fixed;width:1px;height:1px;overflow:hidden;clip-path:inset(50%);white-space:nowrap}',
  ),
);

/**
 * `<akkoord-status>`: tells people who use a screen reader that a choice was saved or withdrawn, without
 * moving their focus (WCAG 2.2, 4.1.3). It stays on the page, because a live region that comes with its
 * message is not read out.
 */
export class AkkoordStatus extends ElementBase {
  #stopContext: (() => void) | undefined;
  #stopConsent: (() => void)[] = [];
  #timer: ReturnType<typeof setTimeout> | undefined;

  /** Starts to listen for decisions. */
  connectedCallback(): void {
    if (!this.shadowRoot) {
      const root = this.attachShadow({mode: 'open'});
      root.adoptedStyleSheets = [sheet()];
      root.append(makeElement('slot', {}));
    }
    this.setAttribute('role', 'status');
    this.#stopContext = onContext(context => this.#follow(context));
  }

  /** Stops listening. */
  disconnectedCallback(): void {
    this.#stopContext?.();
    for (const stop of this.#stopConsent) stop();
  }

  /**
   * Has `message` read out; of several in one go only the last. Emptied first, so that the same message is
   * read out again.
   */
  say(message: string): void {
    clearTimeout(this.#timer);
    this.textContent = '';
    this.#timer = setTimeout(() => {
      this.textContent = message;
    }, 50);
  }

  #follow({consent, t, language}: WidgetContext): void {
    this.lang = language;
    for (const stop of this.#stopConsent) stop();
    this.#stopConsent = [
      consent.on('akkoord-decided', () => this.say(t('status.saved'))),
      consent.on('akkoord-withdrawn', () => this.say(t('status.withdrawn'))),
    ];
  }
}

/** The page's status element; put at the end of the body where there is none yet. */
export function ensureStatus(): AkkoordStatus {
  const found = document.querySelector<AkkoordStatus>(TAG);
  if (found) return found;
  const status = document.createElement(TAG) as AkkoordStatus;
  document.body.append(status);
  return status;
}
