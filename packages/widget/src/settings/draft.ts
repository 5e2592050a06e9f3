import type {Choices, Consent, ServiceSummary} from '@akkoord/core';
import {askedCategories, askedServices} from '../asked.ts';

/** What is ticked in the settings, by id of category and service. Nothing of it counts before it is saved. */
export interface Draft {
  readonly consent: Consent;
  readonly ticked: ReadonlySet<string>;
}

/** True where `service` is listed under `category`. */
export function serves({category: own, carries = [own]}: ServiceSummary, category: string): boolean {
  return carries.includes(category);
}

/** How much of a category is ticked. */
export type Ticked = 'all' | 'some' | 'none';

/** The choices in force, as ticks: all off for who has not chosen yet. */
export function draftOf(consent: Consent): Draft {
  return {consent, ticked: new Set(askedIds(consent).filter(id => consent.choiceOf(id) === 'granted'))};
}

/**
 * `draft` with a category, and each service in it, ticked or not. A service that serves other categories too
 * stays ticked as long as one of them is.
 */
export function withCategory(draft: Draft, category: string, on: boolean): Draft {
  const next = tick(draft, idsOf(draft, category), on);
  const carriers = draft.consent.services.filter(({carries}) => carries?.includes(category));
  const follow = carriers.filter(({carries}) => on || !carries?.some(id => next.ticked.has(id)));
  return tick(
    next,
    follow.map(({id}) => id),
    on,
  );
}

/**
 * `draft` with one service ticked or not. Its category is granted only while each of its services is, so
 * that what is recorded for the category is what its box shows.
 */
export function withService(draft: Draft, service: string, on: boolean): Draft {
  const next = tick(draft, [service], on);
  const found = draft.consent.services.find(({id}) => id === service);
  if (!found || found.carries) return next;
  const {category} = found;
  const [, ...services] = idsOf(draft, category);
  return tick(
    next,
    [category],
    services.every(id => next.ticked.has(id)),
  );
}

/** How much of `category` is ticked, counting the category and each of its services. */
export function tickedOf(draft: Draft, category: string): Ticked {
  const ids = idsOf(draft, category);
  const on = ids.filter(id => draft.ticked.has(id)).length;
  if (on === 0) return 'none';
  return on === ids.length ? 'all' : 'some';
}

/** The draft as a decision: every category and service that is asked about, the unticked ones as denied. */
export function choicesOf({consent, ticked}: Draft): Choices {
  return Object.fromEntries(askedIds(consent).map(id => [id, ticked.has(id) ? 'granted' : 'denied']));
}

const askedIds = (consent: Consent): readonly string[] =>
  [...askedCategories(consent), ...askedServices(consent)].map(({id}) => id);

/** A category's own id, then those of the services that serve it alone. */
const idsOf = ({consent}: Draft, category: string): readonly string[] => [
  category,
  ...consent.services.filter(service => !service.carries && service.category === category).map(({id}) => id),
];

const tick = (draft: Draft, ids: readonly string[], on: boolean): Draft => {
  const ticked = new Set(draft.ticked);
  for (const id of ids) on ? ticked.add(id) : ticked.delete(id);
  return {...draft, ticked};
};
