import {describe, expect, it} from 'vitest';
import {parseWorkerMessage, type WorkerSettings} from './index.ts';

const settings: WorkerSettings = {
  services: ['youtube', {id: 'own', match: ['own.test']}],
  exempt: [],
  granted: ['youtube'],
  expiresAt: 1,
  cookie: '1.a',
  tag: 'https://www.site.test/akkoord.js',
};

describe('a message to the worker', () => {
  it('is read as it was sent', () => {
    expect(parseWorkerMessage({akkoord: {settings}})).toEqual({settings});
    expect(parseWorkerMessage({akkoord: {settings, once: 'youtube'}})).toEqual({settings, once: 'youtube'});
  });

  it.each<[title: string, data: unknown]>([
    ['nothing', undefined],
    ['null', null],
    ['text of the site’s own', 'skip-waiting'],
    ['an object of the site’s own', {type: 'GET_VERSION'}],
    ['the word of farewell', {akkoord: 'leave'}],
    ...Object.keys(settings).map((key): [string, unknown] => [
      `settings without ${key}`,
      {akkoord: {settings: {...settings, [key]: undefined}}},
    ]),
    ['a service without patterns', {akkoord: {settings: {...settings, services: [{id: 'own'}]}}}],
    ['a grant that is no id', {akkoord: {settings: {...settings, granted: [{}]}}}],
  ])('is none where it is %s', (_title, data) => {
    expect(parseWorkerMessage(data)).toBeUndefined();
  });
});
