import type {Choices, Consent} from '@akkoord/core';
import {privacySignals, refusedBy} from '@akkoord/core/signals';

/** Marks the sentence in the banner. */
const SENTENCE = 'data-signal';

/** What stands in the banner of a browser that sends privacy signals, and how the banner is shown. */
export interface SignalWords {
  readonly texts: Promise<Readonly<Record<string, string>>>;
  readonly show: () => void;
}

/**
 * Asks a visitor whose browser sends privacy signals. Where these answer every question of the site, the refusal is
 * written down with the signal as its source, and nobody is asked. Else the banner says before any answer what the signal
 * refuses, and that accepting all is recorded together with it.
 */
export async function askUnderSignals(consent: Consent, {texts, show}: SignalWords): Promise<void> {
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
  const sentence = await texts.then(known => known['signal.gpc']).catch(() => '');
  show();
  const banner = document.querySelector('akkoord-banner');
  if (banner && sentence) keepSentence(banner, sentence);
}

/** The banner draws itself anew at times; the sentence goes with it. */
function keepSentence(banner: Element, text: string): void {
  const put = (): void => {
    if (banner.querySelector(`[${SENTENCE}]`)) return;
    const sentence = document.createElement('p');
    sentence.setAttribute(SENTENCE, '');
    sentence.slot = 'tail';
    sentence.textContent = text;
    banner.append(sentence);
  };
  put();
  const observer = new MutationObserver(() => (banner.isConnected ? put() : observer.disconnect()));
  observer.observe(banner, {childList: true});
}
