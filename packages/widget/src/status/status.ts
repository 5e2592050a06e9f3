import {onContext, type WidgetContext} from '../consent-context.ts';
import {ElementBase} from '../element-base.ts';
import {styleSheet} from '../style-sheet.ts';

const TAG = 'akkoord-status';

const sheet = styleSheet(
  ':host{all:initial!important;position:fixed!important;width:1px!important;height:1px!important;overflow:hidden!important;clip-path:inset(50%)!important;white-space:nowrap!important}',
);

/**
 * `<akkoord-status>`: tells people who use a screen reader that a choice was saved or withdrawn, without
 * moving their focus (WCAG 2.2, 4.1.3). It stays on the page, because a live region that comes with its
 * message is not read out.
 */
export class AkkoordStatus extends ElementBase {
  #context: WidgetContext | undefined;
  #stop: (() => void) | undefined;
  #timer: ReturnType<typeof setTimeout> | undefined;

  /** Starts to listen for decisions. */
  connectedCallback(): void {
    if (!this.shadowRoot) {
      const root = this.attachShadow({mode: 'open'});
      root.adoptedStyleSheets = [sheet()];
      root.append(document.createElement('slot'));
    }
    this.role = 'status';
    const unsubscribe = onContext(context => {
      this.#context = context;
      this.lang = context.language;
    });
    const saved = () => this.#context && this.say(this.#context.t('status.saved'));
    const withdrawn = () => this.#context && this.say(this.#context.t('status.withdrawn'));
    document.addEventListener('akkoord-decided', saved);
    document.addEventListener('akkoord-withdrawn', withdrawn);
    this.#stop = () => {
      unsubscribe();
      document.removeEventListener('akkoord-decided', saved);
      document.removeEventListener('akkoord-withdrawn', withdrawn);
    };
  }

  /** Stops listening. */
  disconnectedCallback(): void {
    this.#stop?.();
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
}

/** The page's status element; put at the end of the body where there is none yet. */
export function ensureStatus(): AkkoordStatus {
  const found = document.querySelector<AkkoordStatus>(TAG);
  if (found) return found;
  const status = document.createElement(TAG) as AkkoordStatus;
  document.body.append(status);
  return status;
}
