/**
 * Something by which a browser tells every site what its user wants, without being asked. A signal can refuse and
 * never grants: consent is given to one site, for a purpose, by an act (GDPR art. 4(11)). A further signal is one more
 * file and one more entry in signals.ts, and in sent-signals.ts where requests carry it.
 */
export interface PrivacySignal {
  /** How records name it. */
  readonly id: string;
  /** Categories that it refuses. */
  readonly refuses: readonly string[];
  /** Whether the browser of this page sends it. */
  isOn(navigator: Navigator): boolean;
}
