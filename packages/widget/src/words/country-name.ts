/** The name of an ISO 3166-1 country in `language`; the code itself where it is none. */
export function countryName(code: string, language: string): string {
  try {
    return new Intl.DisplayNames(language, {type: 'region'}).of(code) ?? code;
  } catch {
    // The one error of `of` is a code that is no country code; a site's own service may carry one.
    return code;
  }
}
