import type {Choices, Consent, ServiceSummary} from '@akkoord/core';
import type {Choice, NoticeCategory} from '@akkoord/schema';

/** The categories that have an answer: all but the exempt ones, unless the visitor may object to those. */
export function askedCategories(consent: Consent): readonly NoticeCategory[] {
  return consent.categories.filter(category => !category.exempt || category.optOut);
}

/** The services that have an answer of their own: those of the categories that have one. */
export function askedServices(consent: Consent): readonly ServiceSummary[] {
  const asked = new Set(askedCategories(consent).map(category => category.id));
  return consent.services.filter(service => asked.has(service.category));
}

/**
 * The same answer for every category and service that is asked about. Services are named too, because one
 * that was answered on its own earlier would otherwise keep that answer.
 */
export function everyChoice(consent: Consent, choice: Choice): Choices {
  const asked = [...askedCategories(consent), ...askedServices(consent)];
  return Object.fromEntries(asked.map(({id}) => [id, choice]));
}
