import type {ErasureAnswer} from '@akkoord/schema';
import {useState} from 'preact/hooks';
import type {ErasureOrder} from '../api.ts';
import type {Desk} from '../desk.ts';
import {Group} from '../facts.tsx';
import {Failure} from '../failure.tsx';
import {type Language, useLanguage} from '../language.ts';
import {useAct} from '../use-act.ts';
import {ReasonField} from './reason-field.tsx';

/** Erases or restricts one record, with a reason (GDPR art. 17 and 18); says beforehand that it cannot be undone. */
export function EraseRecord({id, desk, onErased}: {id: string; desk: Desk; onErased: () => void}) {
  const {t, moment} = useLanguage();
  const [kind, setKind] = useState<'erase' | 'restrict'>('erase');
  const [isMissing, setMissing] = useState(false);
  const {act, run} = useAct<ErasureAnswer>(desk.onError);

  const submit = (event: SubmitEvent) => {
    event.preventDefault();
    const order = orderIn(new FormData(event.currentTarget as HTMLFormElement), id, kind);
    setMissing(order === null);
    if (order) run(() => desk.api.erase(order));
  };
  if (act.status === 'done') {
    return (
      <Group title={t('act.title')}>
        <p role="status">{doneWords(act.value, t, moment)}</p>
        <button type="button" class="button" onClick={onErased}>
          {t('app.retry')}
        </button>
      </Group>
    );
  }
  return (
    <Group title={t('act.title')}>
      <form class="form" onSubmit={submit} noValidate>
        <label class="field">
          <span class="field-label">{t('act.kind')}</span>
          <select
            class="select"
            name="kind"
            value={kind}
            onChange={event => setKind(event.currentTarget.value === 'restrict' ? 'restrict' : 'erase')}
          >
            <option value="erase">{t('act.erase')}</option>
            <option value="restrict">{t('act.restrict')}</option>
          </select>
        </label>
        {kind === 'restrict' && (
          <label class="field">
            <span class="field-label">{t('act.until')}</span>
            <input class="input" type="date" name="until" />
          </label>
        )}
        <ReasonField problemId="erase-problem" problem={isMissing ? t('act.missing') : null} />
        {kind === 'erase' && <p class="quiet small">{t('act.note')}</p>}
        {act.status === 'failed' && <Failure error={act.error} />}
        <button type="submit" class="button button-danger" aria-disabled={act.status === 'busy'}>
          {t('act.submit')}
        </button>
      </form>
    </Group>
  );
}

function orderIn(fields: FormData, id: string, kind: 'erase' | 'restrict'): ErasureOrder | null {
  const reason = String(fields.get('reason') ?? '').trim();
  if (reason === '') return null;
  if (kind === 'erase') return {id, kind, reason};
  const until = Date.parse(String(fields.get('until') ?? ''));
  return until > Date.now() ? {id, kind, reason, until: new Date(until).toISOString()} : null;
}

function doneWords(answer: ErasureAnswer, t: Language['t'], moment: Language['moment']): string {
  if (answer.status === 'erased') return t('act.erased');
  if (answer.status === 'scheduled') return t('act.scheduled', {time: moment(answer.by)});
  return t('act.restricted', {time: moment(answer.until)});
}
