import type {Config} from '@akkoord/schema';
import {keepScrollRoom} from './banner/scroll-room.ts';
import {directionOf} from './consent-context.ts';
import {held, styleSheet} from './style-sheet.ts';
import {focusRing, font, themeSheet} from './theme.ts';

/** Out of the page's reach, as somebody has to be able to find it. */
const sheet = styleSheet(
  `${held(`:host{all:initial;position:fixed;z-index:2147483646;inset-block-end:12px;inset-inline-start:12px;font:${font}}
button{all:unset;box-sizing:border-box;display:block;min-height:44px;padding:.7em 1em;border:1px solid var(--_line);border-radius:99px;background:var(--_surface);color:var(--_ink);box-shadow:0 2px 12px rgb(10 20 40/.18);font-size:.875em;line-height:1.3;cursor:pointer}
button:hover{background:var(--_fill)}
button:focus-visible{${focusRing}}`)}@media print{:host{display:none!important}}`,
);

/** What the site itself has put on the page, and what makes an entry needless for as long as it is open. */
const OTHERS = 'akkoord-settings-link:not([corner]),a[href$="#akkoord-settings"],akkoord-banner';

let entry: HTMLElement | undefined;
let giveRoomBack: (() => void) | undefined;

/**
 * Keeps one way to the settings on the page (GDPR art. 7(3)): where the site has none and the banner is not
 * open, a small `<akkoord-settings-link corner>` stands in a corner, last in the document. Called whenever the
 * page may have changed; `defineFirstLayer` has to have been called before.
 */
export function tendEntry(config: Config, language: string): void {
  const isNeeded = !document.querySelector(OTHERS);
  if (isNeeded === Boolean(entry?.isConnected)) return;
  giveRoomBack?.();
  giveRoomBack = undefined;
  if (!isNeeded) {
    entry?.remove();
    return;
  }
  entry ??= createEntry();
  entry.dir = directionOf(language);
  document.body.append(entry);
  const {shadowRoot} = entry;
  if (shadowRoot) {
    shadowRoot.adoptedStyleSheets = [themeSheet(config), sheet()];
    shadowRoot.querySelector('button')?.classList.add('theme');
  }
  giveRoomBack = keepScrollRoom(entry);
}

const createEntry = (): HTMLElement => {
  const made = document.createElement('akkoord-settings-link');
  made.setAttribute('corner', '');
  return made;
};
