import type {Consent} from '@akkoord/core';
import {askedCategories, askedServices} from '../asked.ts';

/** What is asked now and was not when the visitor chose, and the other way round. */
export interface Changes {
  /** Ids of categories and services. */
  readonly added: readonly string[];
  /** Ids of services that were there, and of which something is different now. */
  readonly altered: readonly string[];
  /** Ids of which nothing else is known any more. */
  readonly gone: readonly string[];
}

/**
 * What has changed since the last choice, where that choice no longer counts because of it; `undefined`
 * where nothing was chosen or the choice still counts. All are empty where the browser no longer holds what
 * tells the services of then from those of now.
 */
export function changesSince(consent: Consent): Changes | undefined {
  if (consent.state.status !== 'stale') return undefined;
  const answered = consent.record?.choices;
  const {changed} = consent.state;
  const services = askedServices(consent).filter(({id}) => changed?.includes(id));
  const altered = services.map(({id}) => id).filter(id => !answered || Object.hasOwn(answered, id));
  if (!answered) return {added: [], altered, gone: []};
  const known = new Set([...consent.categories, ...consent.services].map(({id}) => id));
  const asked = [...askedCategories(consent), ...askedServices(consent)].map(({id}) => id);
  return {
    added: asked.filter(id => !Object.hasOwn(answered, id)),
    altered,
    gone: Object.keys(answered).filter(id => !known.has(id)),
  };
}
