/** What makes one button weigh more than another, and no rule of ours lets differ between two of them. */
const LOOKS = [
  'color',
  'backgroundColor',
  'opacity',
  'visibility',
  'fontSize',
  'fontWeight',
  'transform',
  'filter',
  'clipPath',
] as const;

/**
 * True while a visitor could refuse in `banner` as easily as accept: `refuse` is one of its buttons, alive, of
 * the size and look of `accept`, and nothing lies over it. Page CSS cannot change that, page code could.
 */
export function isEqualChoice(banner: Element, accept: HTMLElement, refuse: HTMLButtonElement): boolean {
  if (refuse.parentElement !== banner || refuse.disabled || refuse.inert || !refuse.textContent?.trim())
    return false;
  const [one, other] = [getComputedStyle(accept), getComputedStyle(refuse)];
  if (LOOKS.some(name => one[name] !== other[name])) return false;
  const [a, b] = [accept.getBoundingClientRect(), refuse.getBoundingClientRect()];
  if (Math.abs(a.width - b.width) > 1 || Math.abs(a.height - b.height) > 1) return false;
  const [x, y] = [b.left + b.width / 2, b.top + b.height / 2];
  // In very little room the answers scroll; what is out of sight then is not covered by anybody.
  if (x < 0 || y < 0 || x > innerWidth || y > innerHeight) return Math.abs(a.top - b.top) < innerHeight;
  const seen = document.elementFromPoint(x, y);
  return !seen || refuse.contains(seen);
}
