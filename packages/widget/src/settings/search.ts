import type {ServiceSummary} from '@akkoord/core';
import {findService} from '../catalogue/find-service.ts';
import type {WidgetContext} from '../consent-context.ts';

/** From how many services on a list is searched rather than read. */
export const SEARCH_FROM = 12;

/** True where name, vendor or id of `service` holds `query`, whatever the case and the accents. */
export function matchesQuery({id}: ServiceSummary, query: string, context: WidgetContext): boolean {
  const {name = '', vendor = ''} = findService(context, id) ?? {};
  return plain(`${id} ${name} ${vendor}`).includes(plain(query));
}

const plain = (text: string): string => text.trim().normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();
