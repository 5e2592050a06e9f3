import type {DataRequest, NoticeSummary, OverviewAnswer} from '@akkoord/schema';
import {useState} from 'preact/hooks';
import {Answered} from '../answered.tsx';
import {CopyButton} from '../copy-button.tsx';
import type {Desk} from '../desk.ts';
import {createLanguage, LANGUAGES, type LanguageCode, useLanguage} from '../language.ts';
import {useAnswer} from '../use-answer.ts';
import {letterOf} from './letter.ts';

/** The letter that answers a request, in the language of the person who asked. */
export function RequestLetter({request, desk}: {request: DataRequest; desk: Desk}) {
  const {t, code} = useLanguage();
  const [chosen, setChosen] = useState<LanguageCode>(code);
  const {api, onError} = desk;
  const {site, recordId, visitedOn} = request;
  const facts = async (): Promise<readonly [OverviewAnswer | null, readonly NoticeSummary[]]> => {
    // With an id the record itself answers; without one, what is known of that day at the site.
    if (recordId !== null || visitedOn === null) return [null, []];
    return Promise.all([api.overview({site, from: visitedOn, to: visitedOn}), api.notices()]);
  };
  const answer = useAnswer(facts, request.id, onError);
  return (
    <Answered answer={answer}>
      {([dayCounts, notices]) => {
        const letter = letterOf(
          {request, dayCounts, notices, caseUrl: api.caseUrl(request.id)},
          createLanguage(chosen),
        );
        return (
          <>
            <label class="field field-short">
              <span class="field-label">{t('request.letter-language')}</span>
              <select
                class="select"
                value={chosen}
                onChange={event => setChosen(event.currentTarget.value as LanguageCode)}
              >
                {Object.entries(LANGUAGES).map(([value, name]) => (
                  <option key={value} value={value} lang={value}>
                    {name}
                  </option>
                ))}
              </select>
            </label>
            <div class="letter-frame">
              <pre class="letter" lang={chosen}>
                {letter}
              </pre>
              <CopyButton what={t('request.letter-copy')} value={letter} />
            </div>
          </>
        );
      }}
    </Answered>
  );
}
