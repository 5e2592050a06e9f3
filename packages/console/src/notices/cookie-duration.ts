import type {Language} from '../language.ts';
import {durationWords} from '../retention/duration-words.ts';

/** How long a cookie stays, in words of the reader. */
export function cookieDuration(duration: string, {code, t}: Language): string {
  if (duration === 'session' || duration === 'persistent') return t(`duration.${duration}`);
  return durationWords(duration, code);
}
