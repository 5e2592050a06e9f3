import {languages, textsOf} from '@akkoord/locales';
import {describe, expect, it} from 'vitest';
import type {LoadChunk} from './chunks.ts';
import {firstWords, SHIPPED, type Words} from './page-texts.ts';

const none = (() => Promise.reject(new Error('no file'))) as LoadChunk;
const file = ((name: string) =>
  Promise.resolve({firstLayer: {'choice.refuse': name}, rest: {}})) as unknown as LoadChunk;
const spoken = (language: string, load: LoadChunk): Promise<Words> =>
  new Promise(resolve => firstWords(language, load, resolve));

describe('the words of the first layer', () => {
  it.each(['en', 'nl'] as const)('are there at once in %s', language => {
    const heard: Words[] = [];
    firstWords(language, none, words => heard.push(words));
    expect(heard[0]?.language).toBe(language);
    expect(heard[0]?.texts['choice.refuse']).toBe(textsOf(language)['choice.refuse']);
  });

  it('come with their own file in every other language that ships', async () => {
    expect(await spoken('fr', file)).toEqual({language: 'fr', texts: {'choice.refuse': 'text-fr'}});
    expect(SHIPPED).toEqual(languages);
  });

  it('are English, and say so, where that file does not come', async () => {
    const {language, texts} = await spoken('de', none);
    expect([language, texts['choice.refuse']]).toEqual(['en', 'Refuse all']);
  });
});
