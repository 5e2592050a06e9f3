/**
 * Who has decided that Google Analytics and Google Ads run before a choice and after a refusal, without cookies, on
 * which day, and why. It stands in the notice, and so in its public log.
 */
export interface AcknowledgedRisk {
  /** A name, or a function within the organisation. */
  readonly by: string;
  /** `YYYY-MM-DD`. */
  readonly date: string;
  readonly reason: string;
}

/**
 * Services that the advanced mode lets ask before a grant. Tag Manager is not among them: what a container runs beside
 * Google's own tags, no mode of Google's holds.
 */
const EARLY = /^google-(analytics|ads)$/;

/** True where the site lets the service `id` ask before a choice and after a refusal (docs/signals.md). */
export const isEarly = (
  {advancedConsentMode}: {readonly advancedConsentMode?: AcknowledgedRisk},
  id: string,
): boolean => !!advancedConsentMode && EARLY.test(id);
