import type {Choice, ConsentRecord, NoticeCategory} from '@akkoord/schema';
import {addMonths} from './calendar.ts';
import type {Choices, DecisionSource, ServiceSummary} from './consent.ts';

/** How long a choice is kept, a refusal as long as a grant: six calendar months. */
const RETENTION_MONTHS = 6;

/** What a decision is made of; every random and timed part is handed in. */
export interface DecisionInput {
  readonly site: string;
  readonly notice: ConsentRecord['notice'];
  readonly choices: Choices;
  readonly source: DecisionSource;
  readonly signals: readonly string[];
  readonly now: number;
  readonly id: string;
  /** The last record's id, and the pseudonym, where something had been granted before. */
  readonly previous: string | null;
  readonly consentId: string | null;
  /** Why the visitor was asked again; absent where nobody asked, or for the first time. */
  readonly reason?: ConsentRecord['reason'];
}

/** The categories that decide on `service` where it was not answered itself; one that is granted is enough. */
function categoriesServed({category, carries = [category]}: ServiceSummary): readonly string[] {
  return carries;
}

/** The answer of `choices` for `service`, had it not been answered itself. */
export function followedChoice(service: ServiceSummary, choices: Choices): Choice {
  return categoriesServed(service).some(id => choices[id] === 'granted') ? 'granted' : 'denied';
}

/**
 * `asked` written out over every category and service: an id that is absent follows its category, a
 * category that is absent stays as `current` has it, an exempt category is always granted and so are its
 * services, unless the visitor may object to it.
 */
export function completeChoices(
  asked: Choices,
  current: (id: string) => Choice,
  notice: {readonly categories: readonly NoticeCategory[]; readonly services: readonly ServiceSummary[]},
): Record<string, Choice> {
  const choices: Record<string, Choice> = {};
  const exempt = notice.categories
    .filter(category => category.exempt !== undefined && !category.optOut)
    .map(({id}) => id);
  for (const {id} of notice.categories)
    choices[id] = exempt.includes(id) ? 'granted' : (asked[id] ?? current(id));
  for (const service of notice.services) {
    const {id} = service;
    const follows = categoriesServed(service).some(category => asked[category]);
    choices[id] = exempt.includes(service.category)
      ? 'granted'
      : (asked[id] ?? (follows ? followedChoice(service, choices) : current(id)));
  }
  return choices;
}

/** The categories of `choices`, and the services that differ from theirs: what the choice cookie keeps. */
export function shortChoices(choices: Choices, services: readonly ServiceSummary[]): Choices {
  const short: Record<string, Choice> = {...choices};
  for (const service of services)
    if (short[service.id] === followedChoice(service, choices)) delete short[service.id];
  return short;
}

/** The decision written down. Pure; all of `choices` stands in it, denied ones too. */
export function makeRecord(input: DecisionInput): ConsentRecord {
  const {site, notice, choices, source, signals, now, id, previous, consentId, reason} = input;
  return {
    schema: 'akkoord/record/1',
    id,
    site,
    decidedAt: new Date(now).toISOString(),
    notice,
    choices,
    action: source.action,
    control: source.control,
    signals,
    expiresAt: new Date(addMonths(now, RETENTION_MONTHS)).toISOString(),
    previous,
    consentId,
    ...(reason ? {reason} : {}),
  };
}
