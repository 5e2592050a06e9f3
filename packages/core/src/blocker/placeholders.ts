import type {Natives} from './natives.ts';

/** Tag of the element that stands in for a held embed; the widget gives it its looks. */
export const PLACEHOLDER_TAG = 'akkoord-embed';

/** Marks the embed that a placeholder stands for; a document-wide rule hides it. */
const HIDDEN = 'data-akkoord-hidden';

/** Puts placeholders beside held embeds and takes them away. */
export interface Placeholders {
  /** Shows a placeholder for `embed`; a second call for the same embed does nothing. */
  show(embed: Element, service: string): void;
  /** Takes the placeholder of `embed` away and shows the embed; moves focus there if it was in the placeholder. */
  remove(embed: Element): void;
  /** True where a placeholder stands for `embed`. */
  has(embed: Element): boolean;
  /** The embed that `placeholder` stands for. */
  embedOf(placeholder: Element): Element | undefined;
  /** Takes away the placeholders of embeds that the page has removed. */
  prune(): void;
  /** Every placeholder in the document with its embed. */
  all(): Iterable<readonly [embed: Element, placeholder: HTMLElement]>;
}

/**
 * The placeholder is a sibling before its embed, which stays where the page has put it: frameworks that
 * later move or remove their frame still find it.
 */
export function createPlaceholders(document: Document, natives: Natives, onShow: () => void): Placeholders {
  const shown = new Map<Element, HTMLElement>();
  let hides = false;

  const hideRule = (): void => {
    if (hides) return;
    hides = true;
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(`[${HIDDEN}]{display:none!important}`);
    document.adoptedStyleSheets = [...document.adoptedStyleSheets, sheet];
  };

  return {
    show(embed, service) {
      const parent = embed.parentNode;
      if (!parent || shown.get(embed)?.isConnected) return;
      hideRule();
      const placeholder = document.createElement(PLACEHOLDER_TAG);
      placeholder.setAttribute('service', service);
      const title = embed.getAttribute('title');
      if (title) placeholder.setAttribute('label', title);
      takeSize(embed, placeholder);
      shown.set(embed, placeholder);
      natives.setAttribute(embed, HIDDEN, '');
      natives.insertBefore(parent, placeholder, embed);
      onShow();
    },
    has: embed => shown.has(embed),
    remove(embed) {
      const placeholder = shown.get(embed);
      if (!placeholder) return;
      const focused = placeholder.contains(document.activeElement);
      shown.delete(embed);
      natives.removeAttribute(embed, HIDDEN);
      placeholder.remove();
      if (focused && embed instanceof HTMLElement) focusEmbed(embed);
    },
    embedOf: placeholder => [...shown].find(([, element]) => element === placeholder)?.[0],
    prune() {
      for (const [embed, placeholder] of shown) {
        if (embed.isConnected && placeholder.isConnected) continue;
        shown.delete(embed);
        placeholder.remove();
      }
    },
    all: () => shown,
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
