import {serviceMatch} from '@akkoord/core';
import {services} from '@akkoord/services';
import {describe, expect, it} from 'vitest';
import {packMatch, unpackMatch} from './match-table.ts';
import {foldTable, unfoldTable} from './match-text.ts';

const table = services.map(service => packMatch(serviceMatch(service)));

describe('the match table as text', () => {
  it('gives every service of the catalogue back as it was', () => {
    expect(unfoldTable(foldTable(table)).map(unpackMatch)).toEqual(services.map(serviceMatch));
  });

  it('is shorter than the table', () => {
    expect(foldTable(table).length).toBeLessThan(JSON.stringify(table).length * 0.85);
  });

  it('gives an id with hyphens back inside of other cells', () => {
    const row = ['ab-tasty', 'analytical', '*.abtasty.com', 'ABTasty|abtasty_x', 'v5kx'] as const;
    expect(unfoldTable(foldTable([row]))).toEqual([row]);
  });

  it.each([';', '~', '\n'])('refuses a cell that holds %j', sign => {
    expect(() => foldTable([['a', 'tracking', `a${sign}b`, '', '1']])).toThrow('expected a cell without');
  });
});
