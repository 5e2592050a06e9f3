import type {DataRequest, RequestChange} from '@akkoord/schema';
import {useState} from 'preact/hooks';
import {CopyButton} from '../copy-button.tsx';
import type {Desk} from '../desk.ts';
import {Failure} from '../failure.tsx';
import {useLanguage} from '../language.ts';
import {NO_FILTER} from '../records/filter.ts';
import {routeHref} from '../route.ts';
import {useAct} from '../use-act.ts';
import {DueDate} from './due-date.tsx';
import {RequestLetter} from './request-letter.tsx';

interface RequestCardProps {
  readonly request: DataRequest;
  readonly desk: Desk;
  readonly onChanged: () => void;
}

/** One request: until when, what it is about, the letter that answers it, and what became of it. */
export function RequestCard({request, desk, onChanged}: RequestCardProps) {
  const {t, day} = useLanguage();
  const {id, kind, site, reference, state, recordId, closedOn, answer, extension} = request;
  const [isOpen, setOpen] = useState(false);
  return (
    <li class="card">
      <div class="card-head">
        <h2 class="card-title">
          {t(`request.kind.${kind}`)} {reference && <span class="mono">{reference}</span>}
        </h2>
        <span class={`tag tag-${state}`}>{t(`request.state.${state}`)}</span>
      </div>
      <p class="quiet small">
        {site} · {t('request.received')} {day(request.receivedOn)}
      </p>
      {state === 'open' && <DueDate request={request} />}
      {extension !== null && <p class="small">{t('request.extended', {reason: extension})}</p>}
      {closedOn !== null && <p>{t('request.closed-on', {day: day(closedOn), answer})}</p>}
      {recordId !== null && (
        <a href={routeHref({filter: {...NO_FILTER, id: recordId}})}>{t('request.open-record')}</a>
      )}
      {recordId === null && state === 'open' && (
        <p class="small">
          {t('case.link')}: <span class="mono wrap">{desk.api.caseUrl(id)}</span>{' '}
          <CopyButton what={t('case.link')} value={desk.api.caseUrl(id)} />
          <br />
          <span class="quiet">{t('case.hint')}</span>
        </p>
      )}
      <details onToggle={event => setOpen(event.currentTarget.open)}>
        <summary>{t('request.letter')}</summary>
        {isOpen && <RequestLetter request={request} desk={desk} />}
      </details>
      <RequestActs request={request} desk={desk} onChanged={onChanged} />
    </li>
  );
}

function RequestActs({request, desk, onChanged}: RequestCardProps) {
  const {t} = useLanguage();
  const {id, state, extension} = request;
  const [words, setWords] = useState('');
  const [isMissing, setMissing] = useState(false);
  const {act, run} = useAct<unknown>(desk.onError);
  const change = (make: (text: string) => RequestChange) => () => {
    const text = words.trim();
    setMissing(text === '');
    if (text !== '') run(() => desk.api.changeRequest(id, make(text)), onChanged);
  };
  const problem = `request-problem-${id}`;
  return (
    <div class="form">
      {state === 'open' && (
        <>
          <label class="field field-wide">
            <span class="field-label">{t('request.why')}</span>
            <textarea
              class="input"
              rows={2}
              maxLength={4000}
              value={words}
              onInput={event => setWords(event.currentTarget.value)}
              aria-invalid={isMissing ? 'true' : undefined}
              aria-describedby={problem}
            />
          </label>
          <p id={problem} class="field-problem" role="alert">
            {isMissing && t('request.why-missing')}
          </p>
        </>
      )}
      {act.status === 'failed' && <Failure error={act.error} />}
      <div class="buttons">
        {state === 'open' && (
          <>
            <button
              type="button"
              class="button button-main"
              onClick={change(answer => ({state: 'answered', answer}))}
            >
              {t('request.answer')}
            </button>
            <button type="button" class="button" onClick={change(answer => ({state: 'refused', answer}))}>
              {t('request.refuse')}
            </button>
            {extension === null && (
              <button type="button" class="button" onClick={change(text => ({extension: text}))}>
                {t('request.extend')}
              </button>
            )}
          </>
        )}
        {state !== 'open' && (
          <button
            type="button"
            class="button"
            onClick={() => run(() => desk.api.removeRequest(id), onChanged)}
          >
            {t('request.remove')}
          </button>
        )}
      </div>
    </div>
  );
}
