import {onContext} from '../consent-context.ts';
import {makeElement} from '../make-element.ts';
import {held, styleSheet} from '../style-sheet.ts';

const TAG = 'akkoord-status';

const sheet = styleSheet(
  held(
    ':host{all:initial;position:fixed;width:1px;height:1px;overflow:hidden;clip-path:inset(50%);white-space:nowrap}',
  ),
);

let own: HTMLElement | undefined;
let timer: ReturnType<typeof setTimeout> | undefined;

/**
 * The page's `<akkoord-status>`, made at the end of the body at the first call. It tells people who use a
 * screen reader that a choice was saved or withdrawn, without moving their focus (WCAG 2.2, 4.1.3). It stays
 * on the page, because a live region that comes with its message is not read out. Nothing is registered
 * under its name: all that it needs is a shadow root that hides it from sight.
 */
export function ensureStatus(): Element {
  const found = document.querySelector(TAG);
  if (found) return found;
  // A page that swaps its body takes the element with it; what it listens to stays.
  own ??= createStatus();
  document.body.append(own);
  return own;
}

function createStatus(): HTMLElement {
  const status = document.createElement(TAG);
  const root = status.attachShadow({mode: 'open'});
  root.adoptedStyleSheets = [sheet()];
  root.append(makeElement('slot', {}));
  status.setAttribute('role', 'status');
  announceDecisions(status);
  return status;
}

/**
 * Has `message` read out; of several in one go only the last. Emptied first, so that the same message is
 * read out again.
 */
export function say(message: string): void {
  const status = ensureStatus();
  clearTimeout(timer);
  status.textContent = '';
  timer = setTimeout(() => {
    status.textContent = message;
  }, 50);
}

/** Only the copy of the SDK that made the element does so; a second copy would say everything twice. */
const announceDecisions = (status: HTMLElement): void => {
  let stop: readonly (() => void)[] = [];
  onContext(({consent, t, language}) => {
    status.lang = language;
    for (const one of stop) one();
    stop = [
      consent.on('akkoord-decided', () => say(t('status.saved'))),
      consent.on('akkoord-withdrawn', () => say(t('status.withdrawn'))),
    ];
  });
};
