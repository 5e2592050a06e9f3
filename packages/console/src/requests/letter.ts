import type {DataRequest, NoticeSummary, OverviewAnswer} from '@akkoord/schema';
import type {Language} from '../language.ts';
import {categoryName} from '../records/category-name.ts';
import {de} from './letters/de.ts';
import {en} from './letters/en.ts';
import {fr} from './letters/fr.ts';
import type {LetterTexts} from './letters/letter-texts.ts';
import {nl} from './letters/nl.ts';

const TEXTS: Readonly<Record<Language['code'], LetterTexts>> = {nl, en, fr, de};

/** What a letter is made from. */
export interface LetterFacts {
  readonly request: DataRequest;
  /** Of the day of the visit; null where the person gave an id, or no day. */
  readonly dayCounts: OverviewAnswer | null;
  readonly notices: readonly NoticeSummary[];
  /** Where the person sends the own receipt. */
  readonly caseUrl: string;
}

/**
 * A letter that answers a request, in `language`; square brackets stand where the sender fills in. With an id it tells
 * what the record says and what may be done with it; without one, what is known of that day at the site, and
 * why no record can be tied to a name (GDPR art. 11).
 */
export function letterOf({request, dayCounts, notices, caseUrl}: LetterFacts, language: Language): string {
  const texts = TEXTS[language.code];
  const fill = (text: string, values: Readonly<Record<string, string>>): string =>
    text.replace(/\{(\w+)\}/g, (_, name: string) => values[name] ?? '');
  const {kind, receivedOn, site, reference, recordId, visitedOn} = request;
  const opening = fill(texts.opening, {
    day: language.day(receivedOn),
    kind: language.t(`request.kind.${kind}`),
    site,
  });
  const parts = [
    fill(texts.subject, {reference: reference || '[…]'}),
    texts.salutation,
    opening,
    ...(recordId === null
      ? [
          ...withoutId(texts, {dayCounts, notices, visitedOn}, language),
          fill(texts.caseLink, {link: caseUrl}),
        ]
      : [fill(texts.withId, {id: recordId}), texts.byKind[kind]]),
    texts.rights,
    texts.closing,
  ];
  return parts.join('\n\n');
}

interface DayFacts extends Pick<LetterFacts, 'dayCounts' | 'notices'> {
  readonly visitedOn: string | null;
}

function withoutId(
  texts: LetterTexts,
  {dayCounts, notices, visitedOn}: DayFacts,
  {day, number, t}: Language,
): readonly string[] {
  const parts = [texts.withoutId];
  if (dayCounts && visitedOn) {
    const versionOf = (hash: string) => notices.find(one => one.hash === hash)?.version ?? hash.slice(0, 12);
    const shown = dayCounts.notices.map(({hash}) => versionOf(hash)).join(', ');
    const categories = Object.keys(dayCounts.total.categories).map(id => categoryName({id, label: null}, t));
    const {all, some, none, withdrawn} = dayCounts.total.outcomes;
    const values: Readonly<Record<string, string>> = {
      day: day(visitedOn),
      versions: shown || '–',
      categories: categories.join(', ') || '–',
      decisions: number(dayCounts.total.decisions),
      all: number(all),
      some: number(some),
      none: number(none),
      withdrawn: number(withdrawn),
    };
    parts.push(texts.thatDay.replace(/\{(\w+)\}/g, (_, name: string) => values[name] ?? ''));
  }
  return [...parts, texts.howToProve];
}
