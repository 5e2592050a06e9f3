import {decodeChoice, type StoredChoice} from '../persistence/choice-cookie.ts';
import {CHOICE_COOKIE} from '../persistence/cookie-jar.ts';

/** A choice cookie as a request carries it: its exact text, and what that says. */
export interface SentChoice {
  readonly value: string;
  readonly stored: StoredChoice;
}

/**
 * The choice in a `Cookie` header, or null where there is none or it cannot be read in full. A request that carries
 * two different ones says nothing: a neighbouring subdomain can put a second one beside the visitor's.
 */
export function sentChoice(cookieHeader: string | null | undefined): SentChoice | null {
  const values = (cookieHeader ?? '')
    .split(';')
    .map(pair => pair.trim())
    .filter(pair => pair.startsWith(`${CHOICE_COOKIE}=`))
    .map(pair => pair.slice(CHOICE_COOKIE.length + 1));
  const [value] = values;
  if (value === undefined || values.some(other => other !== value)) return null;
  const stored = decodeChoice(value);
  return stored && {value, stored};
}
