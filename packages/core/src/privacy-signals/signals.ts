import {gpc} from './gpc.ts';
import type {PrivacySignal} from './privacy-signal.ts';

/** Every privacy signal that is understood. */
export const SIGNALS: readonly PrivacySignal[] = [gpc];

/** Ids of the privacy signals that this browser sends, as records name them. */
export function privacySignals(navigator: Navigator): readonly string[] {
  return SIGNALS.filter(signal => signal.isOn(navigator)).map(({id}) => id);
}

/** Categories that the signals `ids` refuse. */
export function refusedBy(ids: readonly string[]): readonly string[] {
  return SIGNALS.filter(({id}) => ids.includes(id)).flatMap(({refuses}) => refuses);
}
