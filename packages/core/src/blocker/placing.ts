import type {Natives} from './natives.ts';
import type {Tree} from './trees.ts';

/** Tag of the element that stands in for a held embed; the widget gives it its looks. */
const PLACEHOLDER_TAG = 'akkoord-embed';

/** Marks the embed that a placeholder stands for; a document-wide rule hides it. */
const HIDDEN = 'data-akkoord-hidden';

/** The placeholders that stand in the page. */
export interface Placing {
  /** Puts a placeholder before `embed`, where it is in the page and has none. */
  place(embed: Element, service: string): void;
  /** Makes the placeholder of `embed` say that the form around it cannot do without. */
  miss(embed: Element): void;
  /** Takes the placeholder of `embed` away and shows the embed; moves focus there if it was in the placeholder. */
  remove(embed: Element): void;
  /** Takes the placeholder of `embed` away, and leaves the embed as it is. */
  forget(embed: Element): void;
  /** The embed that `placeholder` stands for. */
  embedOf(placeholder: Element): Element | undefined;
  /** True where the page has taken the placeholder of `embed` out. */
  isGone(embed: Element): boolean;
}

/** Placeholders in `document`; `onShow` is called with each that comes. */
export function createPlacing(document: Document, natives: Natives, onShow: () => void): Placing {
  const shown = new Map<Element, HTMLElement>();
  const hiding = new WeakSet<Node>();

  const hideIn = (tree: Tree): void => {
    if (hiding.has(tree)) return;
    hiding.add(tree);
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(`[${HIDDEN}]{display:none!important}`);
    tree.adoptedStyleSheets = [...tree.adoptedStyleSheets, sheet];
  };
  const forget = (embed: Element): void => {
    shown.get(embed)?.remove();
    shown.delete(embed);
  };
  return {
    forget,
    place(embed, service) {
      const parent = embed.parentNode;
      if (!parent || !embed.isConnected || shown.has(embed)) return;
      hideIn(embed.getRootNode() as Tree);
      const placeholder = document.createElement(PLACEHOLDER_TAG);
      placeholder.setAttribute('service', service);
      if (embed.hasAttribute('data-required')) placeholder.setAttribute('required', '');
      const title = embed.getAttribute('title');
      if (title) placeholder.setAttribute('label', title);
      takeSize(embed, placeholder);
      shown.set(embed, placeholder);
      natives.setAttribute(embed, HIDDEN, '');
      natives.insertBefore(parent, placeholder, embed);
      onShow();
    },
    miss: embed => shown.get(embed)?.setAttribute('missing', ''),
    remove(embed) {
      const focused = shown.get(embed)?.contains(document.activeElement);
      natives.removeAttribute(embed, HIDDEN);
      forget(embed);
      if (focused && embed instanceof HTMLElement) focusEmbed(embed);
    },
    embedOf: placeholder => [...shown].find(([, element]) => element === placeholder)?.[0],
    isGone: embed => shown.get(embed)?.isConnected === false,
  };
}

function focusEmbed(embed: HTMLElement): void {
  if (embed.tabIndex < 0 && !embed.hasAttribute('tabindex')) embed.tabIndex = -1;
  embed.focus({preventScroll: true});
}

/** The placeholder takes the box that the embed would have had, so that nothing shifts, now or on a turned phone. */
function takeSize(embed: Element, placeholder: HTMLElement): void {
  const {style} = placeholder;
  const computed = getComputedStyle(embed);
  const take = (...names: string[]): void => {
    for (const name of names) style.setProperty(name, computed.getPropertyValue(name));
  };
  const {offsetParent, offsetWidth, offsetHeight} = embed as HTMLElement;
  if (/absolute|fixed/.test(computed.position)) {
    take('position', 'top', 'left', 'width', 'height');
    // A wrapper that keeps the proportions (padding, aspect-ratio) goes on doing so.
    if (isFilled(offsetWidth, offsetParent?.clientWidth)) style.width = '100%';
    if (isFilled(offsetHeight, offsetParent?.clientHeight)) style.height = '100%';
    return;
  }
  take('vertical-align', 'margin', 'flex', 'align-self', 'justify-self', 'grid-area');
  style.display = computed.display === 'inline' ? 'inline-block' : computed.display;
  style.maxWidth = '100%';
  const border = (side: string): number =>
    Number.parseFloat(computed.getPropertyValue(`border-${side}-width`)) || 0;
  // What the mark-up says holds before the page's styles have come.
  const size = (name: string, around: number): string => {
    const written = embed.getAttribute(name) ?? computed.getPropertyValue(name);
    return /^[\d.]+(px)?$/.test(written) ? `${Number.parseFloat(written) + around}px` : written;
  };
  const width = size('width', border('left') + border('right'));
  const height = size('height', border('top') + border('bottom'));
  const fills = !embed.hasAttribute('width') && isFilled(offsetWidth, widthInside(embed.parentElement));
  style.width = fills ? '100%' : width;
  if (computed.aspectRatio !== 'auto' && /\d/.test(computed.aspectRatio)) take('aspect-ratio');
  else style.height = height;
}

const isFilled = (size: number, room = 0): boolean => room > 0 && Math.abs(size - room) < 1;

function widthInside(element: Element | null): number | undefined {
  if (!element) return undefined;
  const {paddingLeft, paddingRight} = getComputedStyle(element);
  return element.clientWidth - Number.parseFloat(paddingLeft) - Number.parseFloat(paddingRight);
}
