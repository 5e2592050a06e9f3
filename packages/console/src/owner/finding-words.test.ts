import {NOTICE_FINDING_TEXTS, type NoticeFinding} from '@akkoord/schema/notice';
import {describe, expect, it} from 'vitest';
import {createLanguage} from '../language.ts';
import {findingWords} from './finding-words.ts';
import {deFindings} from './findings/de.ts';
import {frFindings} from './findings/fr.ts';
import {nlFindings} from './findings/nl.ts';

const finding = {
  code: 'notice-exempt-too-long',
  severity: 'error',
  path: 'services[0].cookies[0].duration',
  key: 'exempt-too-long',
  values: {name: '_pk_id', duration: 'P2Y', limitDuration: 'P13M', profile: 'fr'},
  found: 'in English',
  expected: 'in English too',
} as const satisfies NoticeFinding;
const holes = (texts: readonly string[]) =>
  texts.map(text => [...text.matchAll(/\{\w+\}/g)].map(([hole]) => hole).sort());

describe('what a notice lacks', () => {
  it.each([
    ['nl', nlFindings],
    ['fr', frFindings],
    ['de', deFindings],
  ] as const)('is said in full in %s', (_, texts) => {
    for (const [key, english] of Object.entries(NOTICE_FINDING_TEXTS))
      expect([key, holes(texts[key as NoticeFinding['key']])]).toEqual([key, holes(english)]);
  });

  it('is said in the language of the reader', () => {
    expect(findingWords(finding, createLanguage('de'))).toEqual({
      found: '_pk_id für 2 Jahre',
      expected: 'höchstens 13 Monate unter dem Profil fr',
    });
  });

  it('is said as the collector says it, where this console knows no such finding', () => {
    const newer = {...finding, key: 'of-tomorrow' as NoticeFinding['key']};
    expect(findingWords(newer, createLanguage('nl'))).toEqual({
      found: 'in English',
      expected: 'in English too',
    });
  });
});
