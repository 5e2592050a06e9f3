import {type NewDataRequest, REQUEST_KINDS, type SiteSummary} from '@akkoord/schema';
import {useState} from 'preact/hooks';
import {ChooseSite} from '../choose-site.tsx';
import type {Desk} from '../desk.ts';
import {Failure} from '../failure.tsx';
import {useLanguage} from '../language.ts';
import {parseFilter, problemsOf} from '../records/filter.ts';
import {useAct} from '../use-act.ts';

interface RequestFormProps {
  readonly desk: Desk;
  readonly sites: readonly SiteSummary[];
  readonly onAdded: () => void;
}

/** Notes a request: what is asked, when it came in, and by which id, or else by the day of the visit. */
export function RequestForm({desk, sites, onAdded}: RequestFormProps) {
  const {t} = useLanguage();
  const [isBad, setBad] = useState(false);
  const {act, run} = useAct<unknown>(desk.onError);
  const submit = (event: SubmitEvent) => {
    event.preventDefault();
    const form = event.currentTarget as HTMLFormElement;
    const request = requestIn(new FormData(form), sites);
    setBad(request === null);
    if (!request) return;
    run(
      () => desk.api.addRequest(request),
      () => {
        form.reset();
        onAdded();
      },
    );
  };
  return (
    <form class="filter" onSubmit={submit} aria-label={t('request.new')} noValidate>
      <ChooseSite sites={sites} chosen={null} />
      <label class="field">
        <span class="field-label">{t('request.kind')}</span>
        <select class="select" name="kind">
          {REQUEST_KINDS.map(kind => (
            <option key={kind} value={kind}>
              {t(`request.kind.${kind}`)}
            </option>
          ))}
        </select>
      </label>
      <label class="field">
        <span class="field-label">{t('request.received')}</span>
        <input class="input" type="date" name="receivedOn" defaultValue={today()} max={today()} />
      </label>
      <label class="field">
        <span class="field-label">{t('request.reference')}</span>
        <input class="input" name="reference" maxLength={120} autocomplete="off" />
      </label>
      <label class="field field-wide">
        <span class="field-label">{t('request.record')}</span>
        <input class="input" name="id" autocomplete="off" spellcheck={false} />
      </label>
      <label class="field">
        <span class="field-label">{t('request.visited')}</span>
        <input class="input" type="date" name="visitedOn" />
      </label>
      <div class="filter-buttons">
        <button type="submit" class="button button-main" aria-disabled={act.status === 'busy'}>
          {t('request.add')}
        </button>
      </div>
      <p class="field-problem filter-problems" role="alert">
        {isBad && t('request.bad')}
      </p>
      {act.status === 'failed' && <Failure error={act.error} />}
    </form>
  );
}

/** The request in `fields`; of a pasted link the id alone, because its secret is nobody's here. Null where it cannot be one. */
function requestIn(fields: FormData, sites: readonly SiteSummary[]): NewDataRequest | null {
  const text = (name: string) => String(fields.get(name) ?? '').trim();
  const kind = REQUEST_KINDS.find(one => one === text('kind'));
  const site = text('site') || sites[0]?.id;
  const receivedOn = text('receivedOn');
  const isReadable = problemsOf({get: name => (name === 'id' ? text('id') : null)}).length === 0;
  if (!kind || !site || !isReadable || receivedOn === '' || receivedOn > today()) return null;
  const {id} = parseFilter({get: name => (name === 'id' ? text('id') : null)});
  return {
    site,
    kind,
    receivedOn,
    recordId: id,
    visitedOn: text('visitedOn') || null,
    reference: text('reference'),
  };
}

const today = (): string => new Date().toISOString().slice(0, 10);
