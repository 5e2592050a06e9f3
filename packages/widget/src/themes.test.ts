import {parseConfig} from '@akkoord/schema/guards';
import {expect, it} from 'vitest';
import {themes} from './themes.ts';

const sound = {site: 'shop', controller: {name: 'Shop'}, privacy: '/privacy'};

it.each(Object.keys(themes) as (keyof typeof themes)[])('%s can be read and is taken as it is', name => {
  const config = {...sound, theme: themes[name]};
  expect(parseConfig(config, {services: [], languages: ['en']})).toMatchObject({config, faults: []});
});
