import type {Choice, Config} from '@akkoord/schema';
import type {Choices, ConsentState} from '../consent.ts';
import {choiceIn, transition} from '../consent-machine.ts';
import {sentSignals} from '../privacy-signals/sent-signals.ts';
import {refusedBy} from '../privacy-signals/signals.ts';
import {sentChoice} from './cookie-header.ts';
import {type SiteFacts, siteFacts} from './site-facts.ts';

/** How a server reads consent. */
export interface GetConsentOptions {
  /**
   * The site's configuration, as its pages have it. With it services are answered by id, and a choice that was made
   * under another material notice reads as denied. Absent: an id counts only where the cookie itself names it.
   */
  readonly config?: Config;
  /**
   * The request's headers, by name in lower case, for its privacy signals (`Sec-GPC`). What one refuses is denied here
   * even where the cookie grants it: the cookie does not say whether the grant was given knowing of the signal.
   */
  readonly header?: (name: string) => string | null | undefined;
  /** Milliseconds since 1970; absent means now. */
  readonly now?: number;
}

/** What a request says about consent. Plain data but for `isGranted`. */
export interface ServerConsent {
  /** `stale` where the notice has changed in substance since: nothing is granted until the visitor is asked again. */
  readonly status: ConsentState['status'];
  /** The answer in force for every category, and for every service where `config` is known. */
  readonly choices: Choices;
  /** True only while a choice grants it; an unknown id is denied. */
  isGranted(categoryOrService: string): boolean;
  /** First moment of the day (UTC) of the decision; null where nothing was decided. */
  readonly decidedAt: Date | null;
  readonly expiresAt: Date | null;
  /** Label of the notice that was agreed or objected to, and the first 16 hex digits of its hash, where it had one. */
  readonly notice: {readonly version: string; readonly hash: string} | null;
  /** Pseudonym of the browser; null before a grant and after a refusal. Personal data: keep it out of logs. */
  readonly consentId: string | null;
  /** Id of the last record; null as `consentId` is. */
  readonly recordId: string | null;
  /** Privacy signals of the request (`gpc`). */
  readonly signals: readonly string[];
}

/**
 * The consent that a request carries, from its `Cookie` header. Never throws: a cookie that is missing, corrupt, cut
 * off, dated into the future or run out is no consent. Cookies are not signed: a visitor can write one, for themselves
 * alone. An answer that depends on it may be kept by no shared cache, see `consentHeaders`.
 */
export function getConsent(
  cookieHeader: string | null | undefined,
  {config, header = () => null, now = Date.now()}: GetConsentOptions = {},
): ServerConsent {
  const facts = config && siteFacts(config);
  const stored = sentChoice(cookieHeader)?.stored ?? null;
  const materialKey = facts?.materialKey ?? stored?.materialKey ?? '';
  const state = transition({status: 'undecided'}, {type: 'restored', stored, materialKey, now});
  const signals = sentSignals(header);
  const answer = answerUnder(state, facts, refusedBy(signals));
  const held = state.status === 'undecided' ? null : stored;
  return {
    status: state.status,
    choices: Object.fromEntries(idsOf(state, facts).map(id => [id, answer(id)])),
    isGranted: id => answer(id) === 'granted',
    decidedAt: held && new Date(held.decidedAt),
    expiresAt: held && new Date(held.expiresAt),
    notice: held && {version: held.version, hash: held.noticeHash},
    consentId: held?.consentId ?? null,
    recordId: held?.recordId ?? null,
    signals,
  };
}

/** Categories whose meaning is known without a configuration. */
const KNOWN: readonly string[] = ['functional', 'analytical', 'tracking'];

function answerUnder(
  state: ConsentState,
  facts: SiteFacts | undefined,
  refused: readonly string[],
): (id: string) => Choice {
  const isOpen = (category: string): boolean => !refused.includes(category);
  if (!facts) {
    // Which category an id belongs to cannot be told, so a signal closes all but what it surely leaves open.
    const isLeft = (id: string): boolean => refused.length === 0 || (KNOWN.includes(id) && isOpen(id));
    return id => (isLeft(id) ? choiceIn(state, id) : 'denied');
  }
  const {categories, exempt, optOut, services} = facts;
  return id => {
    const service = services.get(id);
    const {category = id, carries = [category]} = service ?? {};
    if (!service && !categories.includes(id)) return 'denied';
    if (exempt.has(category)) {
      const mayObject = optOut.has(category) && state.status !== 'undecided';
      return mayObject ? choiceIn({...state, status: 'decided'}, id, service) : 'granted';
    }
    const open = carries.filter(isOpen);
    return open.length > 0 ? choiceIn(state, id, service && {...service, carries: open}) : 'denied';
  };
}

function idsOf(state: ConsentState, facts: SiteFacts | undefined): readonly string[] {
  if (facts) return [...facts.categories, ...facts.services.keys()];
  return state.status === 'undecided' ? [] : Object.keys(state.choices);
}
