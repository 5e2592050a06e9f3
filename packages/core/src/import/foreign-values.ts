/** The cookies in `text`, decoded as far as they can be; the first of a name counts, as the browser puts it first. */
export function cookiesIn(text: string): ReadonlyMap<string, string> {
  const cookies = new Map<string, string>();
  for (const pair of text.split('; ')) {
    const at = pair.indexOf('=');
    const name = pair.slice(0, at);
    if (at > 0 && !cookies.has(name)) cookies.set(name, decoded(pair.slice(at + 1)));
  }
  return cookies;
}

/** The object in `text`, or an empty one where there is none. */
export function parsedJson(text: string | null | undefined): Readonly<Record<string, unknown>> {
  try {
    const value: unknown = JSON.parse(text ?? '');
    return typeof value === 'object' && value !== null && !Array.isArray(value) ? {...value} : {};
  } catch {
    return {};
  }
}

function decoded(value: string): string {
  try {
    return decodeURIComponent(value);
  } catch {
    return value;
  }
}
