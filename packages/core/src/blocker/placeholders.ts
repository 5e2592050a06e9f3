import {whenCalm} from './calm.ts';
import type {Natives} from './natives.ts';
import type {Realm} from './patches.ts';
import type {Tree} from './trees.ts';

/** Tag of the element that stands in for a held embed; the widget gives it its looks. */
export const PLACEHOLDER_TAG = 'akkoord-embed';

/** Marks the embed that a placeholder stands for; a document-wide rule hides it. */
const HIDDEN = 'data-akkoord-hidden';

/** Puts placeholders beside held embeds and takes them away. */
export interface Placeholders {
  /** Shows a placeholder for `embed`, as soon as the page is set up; a second call for the same embed does nothing. */
  show(embed: Element, service: string): void;
  /** Takes the placeholder of `embed` away and shows the embed; moves focus there if it was in the placeholder. */
  remove(embed: Element): void;
  /** Makes the placeholder of `embed` say that the form around it cannot do without. */
  miss(embed: Element): void;
  /** True where `embed` has a placeholder, or will have. */
  has(embed: Element): boolean;
  /** The embed that `placeholder` stands for. */
  embedOf(placeholder: Element): Element | undefined;
  /** Takes away the placeholders of embeds that the page has removed. */
  prune(): void;
  /** Every embed that has one, or will have, with its service. */
  all(): Iterable<readonly [embed: Element, service: string]>;
}

/**
 * The placeholder is a sibling before its embed, which stays where the page has put it: frameworks that
 * later move or remove their frame still find it. Until the page has been set up the embed itself keeps the
 * room, as an empty frame.
 */
export function createPlaceholders(realm: Realm, natives: Natives, onShow: () => void): Placeholders {
  const {document} = realm;
  const services = new Map<Element, string>();
  const shown = new Map<Element, HTMLElement>();
  const missing = new WeakSet<Element>();
  const hiding = new WeakSet<Node>();
  let isCalm = false;

  const hideIn = (tree: Tree): void => {
    if (hiding.has(tree)) return;
    hiding.add(tree);
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(`[${HIDDEN}]{display:none!important}`);
    tree.adoptedStyleSheets = [...tree.adoptedStyleSheets, sheet];
  };
  const place = (embed: Element, service: string): void => {
    const parent = embed.parentNode;
    if (!isCalm || !parent || !embed.isConnected || shown.has(embed)) return;
    hideIn(embed.getRootNode() as Tree);
    const placeholder = document.createElement(PLACEHOLDER_TAG);
    placeholder.setAttribute('service', service);
    if (embed.hasAttribute('data-required')) placeholder.setAttribute('required', '');
    const title = embed.getAttribute('title');
    if (title) placeholder.setAttribute('label', title);
    takeSize(embed, placeholder);
    if (missing.has(embed)) placeholder.setAttribute('missing', '');
    shown.set(embed, placeholder);
    natives.setAttribute(embed, HIDDEN, '');
    natives.insertBefore(parent, placeholder, embed);
    onShow();
  };
  const forget = (embed: Element): void => {
    services.delete(embed);
    shown.get(embed)?.remove();
    shown.delete(embed);
  };
  whenCalm(realm, () => {
    isCalm = true;
    for (const [embed, service] of services) place(embed, service);
  });

  return {
    show(embed, service) {
      // The document of an empty frame has no room for questions.
      if (embed.ownerDocument !== document) return;
      services.set(embed, service);
      place(embed, service);
    },
    miss(embed) {
      missing.add(embed);
      shown.get(embed)?.setAttribute('missing', '');
    },
    has: embed => services.has(embed),
    remove(embed) {
      const focused = shown.get(embed)?.contains(document.activeElement);
      natives.removeAttribute(embed, HIDDEN);
      forget(embed);
      if (focused && embed instanceof HTMLElement) focusEmbed(embed);
    },
    embedOf: placeholder => [...shown].find(([, element]) => element === placeholder)?.[0],
    prune() {
      for (const embed of services.keys()) {
        const placeholder = shown.get(embed);
        if (!embed.isConnected || (placeholder && !placeholder.isConnected)) forget(embed);
      }
    },
    all: () => services,
  };
}

function focusEmbed(embed: HTMLElement): void {
  if (embed.tabIndex < 0 && !embed.hasAttribute('tabindex')) embed.tabIndex = -1;
  embed.focus({preventScroll: true});
}

/** The placeholder takes the box that the embed would have had, so that nothing shifts. */
function takeSize(embed: Element, placeholder: HTMLElement): void {
  const {style} = placeholder;
  const computed = getComputedStyle(embed);
  const take = (...names: string[]): void => {
    for (const name of names) style.setProperty(name, computed.getPropertyValue(name));
  };
  if (/absolute|fixed/.test(computed.position)) {
    take('position', 'top', 'left', 'width', 'height');
    return;
  }
  take('vertical-align', 'margin');
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
  style.width = width;
  if (width.endsWith('px') && height.endsWith('px'))
    style.aspectRatio = `${Number.parseFloat(width)} / ${Number.parseFloat(height)}`;
  else style.minHeight = height;
}
