/** Tags that pages use for a language which goes by another one here: both Norwegians, and what Hebrew was once. */
const BY_ANOTHER: Readonly<Record<string, string>> = {no: 'nb', nn: 'nb', iw: 'he'};

/** What of `shipped` speaks for the BCP 47 `tag`, cut short from its end until something does: `pt` for `pt-BR`. */
export function shippedLanguage(tag: string, shipped: readonly string[]): string | undefined {
  for (let part = tag.toLowerCase(); part; part = part.replace(/-?[^-]*$/, '')) {
    const found = [part, BY_ANOTHER[part] ?? part].find(name => shipped.includes(name));
    if (found) return found;
  }
  return undefined;
}
