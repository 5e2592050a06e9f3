import type {Consent} from '@akkoord/core';
import {askedCategories, askedServices} from '../asked.ts';

/** What is asked now and was not when the visitor chose, and the other way round. */
export interface Changes {
  /** Ids of categories and services. */
  readonly added: readonly string[];
  /** Ids of which nothing else is known any more. */
  readonly gone: readonly string[];
}

/**
 * What has changed since the last choice, where that choice no longer counts because of it; `undefined`
 * where nothing was chosen or the choice still counts. Both lists are empty where the facts of a service
 * have changed, or where the browser no longer holds the record that names each service.
 */
export function changesSince(consent: Consent): Changes | undefined {
  if (consent.state.status !== 'stale') return undefined;
  const answered = consent.record?.choices;
  if (!answered) return {added: [], gone: []};
  const known = new Set([...consent.categories, ...consent.services].map(({id}) => id));
  const asked = [...askedCategories(consent), ...askedServices(consent)].map(({id}) => id);
  return {
    added: asked.filter(id => !Object.hasOwn(answered, id)),
    gone: Object.keys(answered).filter(id => !known.has(id)),
  };
}
