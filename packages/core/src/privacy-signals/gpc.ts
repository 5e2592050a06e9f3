/**
 * The privacy signals that this browser sends: `['gpc']` where Global Privacy Control is on, else none.
 * Only the exact value true counts (Global Privacy Control, section 4).
 */
export function privacySignals(navigator: Navigator): readonly string[] {
  return (navigator as Navigator & {globalPrivacyControl?: unknown}).globalPrivacyControl === true
    ? ['gpc']
    : [];
}
