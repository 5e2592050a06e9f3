import {languages} from '@akkoord/locales';
import {expect, it} from 'vitest';
import {idFor, newSiteIn, type SiteField, yearsOf} from './new-site.ts';
import {SHIPPED_LANGUAGES} from './shipped-languages.ts';

const GOOD: Readonly<Record<SiteField, string>> = {
  name: 'Bäckerei Süß',
  id: 'backerei',
  controller: 'Bäckerei GmbH',
  email: '',
  privacy: 'https://shop.example/privacy',
  origins: 'https://shop.example/start\nhttps://www.shop.example',
  years: '2,5',
  reason: 'claims',
  location: 'DE',
  transfer: '',
  languages: 'de',
};

const formOf = (change: Partial<Record<SiteField, string>> = {}): FormData => {
  const fields = new FormData();
  for (const [name, value] of Object.entries({...GOOD, ...change}))
    if (value !== '') fields.append(name, value);
  return fields;
};

it('reads a site, with origins in the place of addresses and months in the place of parts of years', () => {
  expect(newSiteIn(formOf())).toEqual({
    problems: {},
    site: {
      id: 'backerei',
      name: 'Bäckerei Süß',
      controller: {name: 'Bäckerei GmbH'},
      privacy: 'https://shop.example/privacy',
      origins: ['https://shop.example', 'https://www.shop.example'],
      retention: {duration: 'P30M', reason: 'claims'},
      location: 'DE',
      languages: ['de'],
    },
  });
  expect(newSiteIn(formOf({years: '5'})).site.retention.duration).toBe('P5Y');
  expect(newSiteIn(formOf({email: 'a@shop.example'})).site.controller.email).toBe('a@shop.example');
});

it.each<[SiteField, string, string]>([
  ['name', ' ', 'site.missing'],
  ['id', 'Bäckerei', 'site.bad-id'],
  ['privacy', 'privacy', 'site.bad-privacy'],
  ['origins', 'shop.example', 'site.bad-origins'],
  ['origins', 'https://shop.example ftp://shop.example', 'site.bad-origins'],
  ['years', '0', 'site.bad-years'],
  ['years', 'five', 'site.bad-years'],
  ['reason', '', 'site.missing'],
  ['location', '', 'site.bad-location'],
  ['location', 'Germany', 'site.bad-location'],
  ['languages', '', 'site.no-language'],
])('says of the field %s that it cannot be "%s"', (name, value, problem) => {
  expect(newSiteIn(formOf({[name]: value})).problems).toEqual({[name]: problem});
});

it('asks what allows a place outside the EEA, and takes it with an answer', () => {
  const place = {location: 'Boston, US'};
  expect(newSiteIn(formOf(place)).problems).toEqual({transfer: 'site.bad-transfer'});
  const {problems, site} = newSiteIn(
    formOf({...place, transfer: 'instruction of 3 March, standard clauses'}),
  );
  expect(problems).toEqual({});
  expect(site.transfer).toEqual({reason: 'instruction of 3 March, standard clauses'});
});

it.each([
  ['Bäckerei Süß', 'backerei-su'],
  ['  The Shop, Ltd. ', 'the-shop-ltd'],
  ['商店', ''],
])('makes of "%s" the id "%s"', (name, id) => {
  expect(idFor(name)).toBe(id);
});

it('offers every language that ships', () => {
  expect(SHIPPED_LANGUAGES).toEqual([...languages].sort());
});

it.each([
  ['P5Y', '5'],
  ['P30M', '2.5'],
  ['P1Y7M', '1.58'],
  ['P90D', ''],
  ['P', ''],
])('writes the duration %s as "%s" years, which say the same months again', (duration, years) => {
  expect(yearsOf(duration)).toBe(years);
  const [y = 0, m = 0] = (/^P(?:(\d+)Y)?(?:(\d+)M)?$/.exec(duration) ?? [])
    .slice(1)
    .map(one => Number(one ?? 0));
  if (years !== '') expect(Math.round(Number(years) * 12)).toBe(12 * y + m);
});
