/** `text` as an address, relative to `base` where one is given; undefined where it is none. Never throws. */
export function parseUrl(text: string, base?: string): URL | undefined {
  try {
    return new URL(text, base);
  } catch {
    return undefined;
  }
}
