import type {Guard} from './guard.ts';

/** Stands before a held address in CSS: what follows is data then, and no host is asked. */
const ASIDE = 'data:,akkoord:';

/** Addresses as CSS writes them, with our mark where it stands already. */
const ADDRESS = /(data:,akkoord:)?(?:https?:)?[/\\]{2}[^\s"'()]+/gi;

/**
 * `css` with every held address turned into data that keeps it; unchanged where nothing is held. It is
 * text to text, so it fits style sheets, declarations and single values alike.
 */
export function holdCss(css: string, guard: Guard): string {
  if (!/[/\\]/.test(css)) return css;
  const held = hold(css, guard);
  if (held !== css || !css.includes('\\')) return held;
  // An escaped address is an address; only where there is one is the text given up as it was written.
  const plain = css.replace(/\\([0-9a-f]{1,6})\s?|\\(.)/gi, (_, hex?: string, character?: string) =>
    hex ? String.fromCodePoint(Math.min(Number.parseInt(hex, 16), 0x10ffff)) : (character ?? ''),
  );
  const changed = hold(plain, guard);
  return changed === plain ? css : changed;
}

const hold = (css: string, guard: Guard): string =>
  css.replace(ADDRESS, (address, aside?: string) =>
    !aside && guard.heldBy(address) ? ASIDE + address : address,
  );

/** The inverse of `holdCss` for addresses that are no longer held. */
export function freeCss(css: string, guard: Guard): string {
  return css.replace(ADDRESS, (address, aside?: string) => {
    const own = address.slice(ASIDE.length);
    return aside && !guard.heldBy(own) ? own : address;
  });
}

/** True where `css` keeps an address aside. */
export function holdsCss(css: string): boolean {
  return css.includes(ASIDE);
}
