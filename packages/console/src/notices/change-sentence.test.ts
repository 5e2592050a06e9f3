import {NOTICE_CHANGE_TEXTS, type NoticeChange} from '@akkoord/schema/notice';
import {describe, expect, it} from 'vitest';
import {createLanguage} from '../language.ts';
import {changeSentence} from './change-sentence.ts';
import {deChanges} from './sentences/de.ts';
import {frChanges} from './sentences/fr.ts';
import {nlChanges} from './sentences/nl.ts';

const change = (key: NoticeChange['key'], values: NoticeChange['values']): NoticeChange => ({
  kind: 'material',
  key,
  values,
  text: '',
  asks: [],
});
const said = (code: 'nl' | 'en' | 'fr' | 'de', ...of: Parameters<typeof change>) =>
  changeSentence(change(...of), createLanguage(code));
const holes = (text: string) => [...text.matchAll(/\{\w+\}/g)].map(([hole]) => hole).sort();

describe('what differs between two notices', () => {
  it.each([
    ['nl', nlChanges],
    ['fr', frChanges],
    ['de', deChanges],
  ] as const)('is said in full in %s', (_, texts) => {
    for (const [key, english] of Object.entries(NOTICE_CHANGE_TEXTS))
      expect([key, holes(texts[key as NoticeChange['key']])]).toEqual([key, holes(english)]);
  });

  it('names durations of cookies in the language of the reader', () => {
    const values = {name: 'Counter', cookie: '_c', duration: 'P1Y', formerDuration: 'session'};
    expect(said('nl', 'cookie-changed', values)).toBe(
      'Counter: cookie _c nu 1 jaar, was tot de browser wordt gesloten',
    );
    expect(said('de', 'cookie-added', {...values, duration: 'PT30M'})).toBe(
      'Counter: Cookie _c hinzugefügt, 30 Minuten',
    );
  });

  it('names languages in the language of the reader', () => {
    expect(said('fr', 'texts-added', {language: 'de'})).toBe('allemand ajouté');
    expect(said('en', 'texts-changed', {language: 'nl'})).toBe('texts in Dutch');
  });
});
