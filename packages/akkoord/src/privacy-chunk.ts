import type {Choices, Consent, ConsentState} from '@akkoord/core';
import {privacySignals, refusedBy} from '@akkoord/core/signals';

/** What stands in the banner of a browser that sends privacy signals, and how the banner is shown. */
export interface SignalWords {
  /** What stood when the banner was asked for: the signal may have answered before this file came. */
  readonly status: ConsentState['status'];
  readonly texts: Promise<Readonly<Record<string, string>>>;
  /** Shows the banner with `sentence` among its words, which may be empty. */
  readonly show: (sentence: string) => void;
}

/**
 * Asks a visitor whose browser sends privacy signals. Where these answer every question of the site, the refusal is
 * written down with the signal as its source, and nobody is asked. Else the banner says before any answer what the signal
 * refuses, and that accepting all is recorded together with it.
 */
export async function askUnderSignals(consent: Consent, {status, texts, show}: SignalWords): Promise<void> {
  const isAnswered = (): boolean => status !== 'decided' && consent.state.status === 'decided';
  if (isAnswered()) return;
  const [signal = ''] = privacySignals(navigator);
  const refused = refusedBy(privacySignals(navigator));
  const asked = consent.categories.filter(({exempt}) => exempt === undefined);
  const isUndecided = consent.state.status !== 'decided';
  if (isUndecided && asked.every(({id}) => refused.includes(id))) {
    const choices: Choices = Object.fromEntries(asked.map(({id}) => [id, 'denied']));
    await consent.decide(choices, {action: 'signal', control: `signal.${signal}`, trusted: false});
    return;
  }
  // Without its words the question is asked all the same.
  const sentence = await texts.then(known => known['signal.gpc'] ?? '').catch(() => '');
  if (!isAnswered()) show(sentence);
}
