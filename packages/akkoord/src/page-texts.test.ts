import {type Language, languages, locales, textsOf} from '@akkoord/locales';
import {describe, expect, it, vi} from 'vitest';
import type {LoadChunk} from './chunks.ts';
import * as ownTexts from './own-texts-chunk.ts';
import {allTexts, firstWords, SHIPPED, type Words} from './page-texts.ts';

const none = (() => Promise.reject(new Error('no file'))) as LoadChunk;
const file = ((name: string) =>
  Promise.resolve({firstLayer: {'choice.refuse': name}, rest: {}})) as unknown as LoadChunk;
/** The files as they lie beside `akkoord.js`. */
const folder = (async (name: string) =>
  name === 'own-texts' ? ownTexts : locales[name.slice(5) as Language]) as unknown as LoadChunk;
const spoken = (language: string, load: LoadChunk): Promise<Words> =>
  new Promise(resolve => firstWords(language, {load}, resolve));

describe('the words of the first layer', () => {
  it.each(['en', 'nl'] as const)('are there at once in %s', language => {
    const heard: Words[] = [];
    firstWords(language, {load: none}, words => heard.push(words));
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

  it('are English where that file neither comes nor fails for seconds', async () => {
    vi.useFakeTimers();
    const words = spoken('de', (() => new Promise(() => {})) as LoadChunk);
    await vi.advanceTimersByTimeAsync(10_000);
    vi.useRealTimers();
    expect((await words).language).toBe('en');
  });

  it('take the texts of the site’s own in, in the first layer and behind it', async () => {
    const own = {nl: {'banner.title': 'Koekjes bij de bakker', 'own.title': 'Wat je hier koos'}};
    const source = {load: folder, own};
    const words = await new Promise<Words>(resolve => firstWords('nl', source, resolve));
    expect(words.texts['banner.title']).toBe('Koekjes bij de bakker');
    const all = await allTexts('nl', source);
    expect([all['own.title'], all['choice.refuse']]).toEqual(['Wat je hier koos', 'Alles weigeren']);
    expect(await allTexts('fr', source)).toEqual(textsOf('fr'));
  });

  it('leave a faulty text of the site’s own out, and say which in the console', async () => {
    const said = vi.spyOn(console, 'warn').mockImplementation(() => {});
    const own = {
      en: {'banner.close': 'Maybe later', 'banner.title': 'Cookies here', answers: 'Allow all / Deny all'},
    };
    const {texts} = await new Promise<Words>(resolve => firstWords('en', {load: folder, own}, resolve));
    expect([texts['banner.close'], texts['banner.title']]).toEqual(['Refuse and close', 'Cookies here']);
    expect([texts['choice.accept'], texts['choice.refuse']]).toEqual(['Allow all', 'Deny all']);
    expect(said.mock.calls.flat().join()).toContain('text-on-button: found banner.close: Maybe later');
    said.mockRestore();
  });

  it('are those that ship where the site’s own cannot be put in', async () => {
    const own = {nl: {'banner.title': 'Koekjes'}};
    const {language, texts} = await new Promise<Words>(resolve =>
      firstWords('nl', {load: none, own}, resolve),
    );
    expect([language, texts['banner.title']]).toEqual(['nl', 'Cookies op deze website']);
  });
});
