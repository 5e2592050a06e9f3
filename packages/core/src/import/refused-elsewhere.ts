import {cookiesIn, parsedJson} from './foreign-values.ts';

/** What another consent manager has kept in this browser. */
export interface ForeignStorage {
  /** `document.cookie`. */
  readonly cookie: string;
  /** An entry of localStorage, or null. */
  readonly entry: (key: string) => string | null;
}

type Cookies = ReadonlyMap<string, string>;

/** True where the visitor refused all that can be refused; anything else, and what cannot be read, is false. */
type Refused = (cookies: Cookies, entry: ForeignStorage['entry']) => boolean;

/** Names under which others file what cannot be refused. */
const NECESSARY = /^(strictly[-_ ]?)?(necessary|required|essential|technical)/i;

/** Each manager by the name that records carry; formats and their sources are in docs/migration.md. */
const MANAGERS: Readonly<Record<string, Refused>> = {
  'vanilla-cookieconsent': (cookies, entry) => {
    const {categories} = parsedJson(cookies.get('cc_cookie') ?? entry('cc_cookie'));
    return isList(categories) && categories.every(name => NECESSARY.test(String(name)));
  },
  klaro: (cookies, entry) => allAre(false, parsedJson(cookies.get('klaro') ?? entry('klaro'))),
  tarteaucitron(cookies) {
    const answers = (cookies.get('tarteaucitron') ?? '').split('!').filter(Boolean);
    return answers.length > 0 && answers.every(answer => answer.endsWith('=false'));
  },
  c15t(cookies, entry) {
    const value = cookies.get('c15t');
    if (value !== undefined)
      return /(^|,)i\.\w+:/.test(value) && !/(^|,)c\.(?!necessary:)[\w-]+:(1|true)/.test(value);
    const {consents, consentInfo} = parsedJson(entry('c15t'));
    const {necessary: _, ...asked} = isObject(consents) ? consents : {};
    return isObject(consentInfo) && allAre(false, asked);
  },
  complianz(cookies) {
    const answers = ['marketing', 'statistics', 'preferences'].flatMap(
      name => cookies.get(`cmplz_${name}`) ?? [],
    );
    const isDone = cookies.get('cmplz_banner-status') === 'dismissed';
    return isDone && answers.length > 0 && answers.every(answer => answer === 'deny');
  },
  cookiebot(cookies) {
    const value = cookies.get('CookieConsent') ?? '';
    const answers = [...value.matchAll(/\b(?:preferences|statistics|marketing):(true|false)/g)];
    // A bare 0 is the refusal of its older versions; -1 is a visitor whom nobody asked.
    return value === '0' || (answers.length === 3 && answers.every(([, answer]) => answer === 'false'));
  },
  cookieyes(cookies) {
    const pairs = (cookies.get('cookieyes-consent') ?? '').split(',').map(pair => pair.split(':'));
    const {
      action,
      consent,
      consentid: _,
      necessary: __,
      lastRenewedDate: ___,
      ...asked
    } = Object.fromEntries(pairs);
    return action === 'yes' && consent === 'no' && allAre('no', asked);
  },
  onetrust(cookies) {
    const [, groups = ''] = /(?:^|&)groups=([^&]*)/.exec(cookies.get('OptanonConsent') ?? '') ?? [];
    const answers = groups.split(',').filter(group => group && !/^(C0001|1):/.test(group));
    // Groups are written before anybody has answered; the box is closed by an answer.
    return (
      cookies.has('OptanonAlertBoxClosed') &&
      answers.length > 0 &&
      answers.every(group => group.endsWith(':0'))
    );
  },
};

/**
 * Name of the consent manager in whose record this visitor has refused everything, or null. Reads, and changes
 * nothing. Nothing is ever taken for a grant: what was agreed to elsewhere, under another notice, is asked again.
 */
export function refusedElsewhere({cookie, entry}: ForeignStorage): string | null {
  const cookies = cookiesIn(cookie);
  for (const [name, hasRefused] of Object.entries(MANAGERS)) if (hasRefused(cookies, entry)) return name;
  return null;
}

const isList = (value: unknown): value is readonly unknown[] => Array.isArray(value);
const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !isList(value);

/** True where there is at least one answer, and each of them is `answer`. */
function allAre(answer: unknown, answers: object): boolean {
  const given = Object.values(answers);
  return given.length > 0 && given.every(one => one === answer);
}
