import type {DraftCheck} from '@akkoord/schema';
import type {NoticeFinding} from '@akkoord/schema/notice';
import {useLanguage} from '../language.ts';
import {findingWords} from './finding-words.ts';
import {useOwnerTexts} from './owner-texts.ts';

type Told = (finding: NoticeFinding) => string;

/** Gives what the validator says at a path of the config or below it, in the language of the reader. */
export function useProblems(check: DraftCheck | null): (path: string) => string | undefined {
  const say = useOwnerTexts();
  const language = useLanguage();
  return path => problemAt(check, path, finding => say('findings.told', findingWords(finding, language)));
}

/** What the validator says at `path` or below it, in the language of the reader; undefined where it says nothing. */
function problemAt(check: DraftCheck | null, path: string, told: Told): string | undefined {
  const {faults = [], findings = []} = check ?? {};
  const isThere = (place: string) =>
    place === path || (/^[.[]/.test(place.slice(path.length)) && place.startsWith(path));
  const words = [
    ...faults
      .filter(one => isThere(one.path))
      .map(one => `${one.path}: ${one.found}, expected ${one.expected}`),
    ...findings.filter(one => isThere(one.path)).map(one => `${one.path}: ${told(one)}`),
  ];
  return words.join('; ') || undefined;
}
