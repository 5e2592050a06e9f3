/**
 * Codes under which the GDPR, or a law that has taken it over, holds: the European Economic Area, and those parts of it
 * that ISO 3166 gives a code of their own. `EU` and `EEA` are for storage that is spread over several of them.
 */
const EEA = new Set(
  'AT BE BG CY CZ DE DK EE ES FI FR GR HR HU IE IS IT LI LT LU LV MT NL NO PL PT RO SE SI SK AX GF GP MF MQ RE YT EU EEA'.split(
    ' ',
  ),
);

/**
 * Countries that the European Commission has found to protect personal data adequately (GDPR art. 45), as of November 2026.
 * Canada and the United States are not among them: what was decided of those holds for some recipients alone, which a
 * country does not tell.
 */
const ADEQUATE = new Set('AD AR BR CH FO GB GG IL IM JE JP KR NZ UY'.split(' '));

/** What a site says of where its records lie. */
export interface StoragePlace {
  /** ISO 3166-1 alpha-2 codes, or `EU` or `EEA`, in the order in which they are named. */
  readonly countries: readonly string[];
  /** Those among them in which the GDPR does not hold, and that were not found adequate either. */
  readonly outside: readonly string[];
}

/**
 * The place in `location`: one line of at most 200 characters that ends in a country code, `Falkenstein, DE` or `NL`, with
 * whatever is worth knowing in brackets after it, `Falkenstein, DE (Hetzner)`; several are parted by semicolons. Null where one of
 * them names no country.
 */
export function storagePlace(location: unknown): StoragePlace | null {
  if (typeof location !== 'string' || !/^\P{Cc}{1,200}$/u.test(location)) return null;
  const countries = location.split(';').map(countryIn);
  if (!countries.every(country => country !== null)) return null;
  return {countries, outside: countries.filter(country => !EEA.has(country) && !ADEQUATE.has(country))};
}

const countryIn = (place: string): string | null =>
  /(?:^|,)\s*([A-Z]{2}|EEA)\s*(?:\([^()]*\))?\s*$/.exec(place)?.[1] ?? null;
