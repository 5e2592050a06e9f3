import {serviceMatch} from '@akkoord/core';
import {services} from '@akkoord/services';
import {expect, it} from 'vitest';
import {packMatch, unpackMatch} from './match-table.ts';

it('every service of the catalogue comes out of the table as it went in', () => {
  for (const service of services) {
    const match = serviceMatch(service);
    expect(unpackMatch(JSON.parse(JSON.stringify(packMatch(match))))).toEqual(match);
  }
});
