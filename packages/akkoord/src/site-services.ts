import {table} from 'virtual:match-table';
import {type ServiceMatch, serviceMatch} from '@akkoord/core';
import type {Config} from '@akkoord/schema';
import {servicesOf} from '@akkoord/schema/notice';
import {unpackMatch} from './match-table.ts';

/** Ids of the catalogue. */
export const catalogueIds: readonly string[] = table.map(([id]) => id);

/** What the blocker knows of the services of `config`; `serviceDetails` gives the rest of the same ones. */
export const siteServices = (config: Config): readonly ServiceMatch[] =>
  servicesOf(config, table.map(unpackMatch), {
    own: serviceMatch,
    matomo: (cloud, changes) => ({...cloud, ...changes}),
  });
