import type {DraftCheck} from '@akkoord/schema';

/** What the validator says at `path` or below it, in its own words; undefined where it says nothing. */
export function problemAt(check: DraftCheck | null, path: string): string | undefined {
  const {faults = [], findings = []} = check ?? {};
  const isThere = (place: string) =>
    place === path || (/^[.[]/.test(place.slice(path.length)) && place.startsWith(path));
  const found = [...faults, ...findings].filter(one => isThere(one.path));
  return found.map(one => `${one.path}: ${one.found}, expected ${one.expected}`).join('; ') || undefined;
}
