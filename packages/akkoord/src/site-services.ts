import {table} from 'virtual:match-table';
import {type ServiceMatch, serviceMatch} from '@akkoord/core';
import type {Config, Service} from '@akkoord/schema';
import {unpackMatch} from './match-table.ts';

/** Ids of the catalogue. */
export const catalogueIds: readonly string[] = table.map(([id]) => id);

/** What the blocker knows of the services of `config`: its own, and those that it names from the catalogue. */
export function siteServices(config: Config): ServiceMatch[] {
  if (!config.services) return table.map(unpackMatch);
  return config.services.flatMap(entry => {
    if (typeof entry !== 'string') return serviceMatch(entry);
    const packed = table.find(([id]) => id === entry);
    return packed ? unpackMatch(packed) : [];
  });
}

/** Details of the same services, once the catalogue is loaded. */
export function serviceDetails(config: Config, catalogue: readonly Service[]): Service[] {
  if (!config.services) return [...catalogue];
  return config.services.flatMap(entry =>
    typeof entry === 'string' ? (catalogue.find(({id}) => id === entry) ?? []) : entry,
  );
}
