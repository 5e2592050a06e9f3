import type {AccessLine} from '@akkoord/schema';
import {useState} from 'preact/hooks';
import {Answered} from '../answered.tsx';
import type {AccessLogQuery} from '../api.ts';
import type {Desk} from '../desk.ts';
import {Failure} from '../failure.tsx';
import {useLanguage} from '../language.ts';
import {PageFrame} from '../page-frame.tsx';
import {useAct} from '../use-act.ts';
import {useAnswer} from '../use-answer.ts';
import {AccessTable} from './access-table.tsx';
import {DEEDS} from './deeds.ts';
import {IncidentSheet} from './incident-sheet.tsx';

const ANY: AccessLogQuery = {text: null, deed: null, outcome: null};

/** Who did what at the collector, and who tried to; found by name, by the id of a record, by act and outcome. */
export function AccessPage({desk}: {desk: Desk}) {
  const {t} = useLanguage();
  const [query, setQuery] = useState(ANY);
  const answer = useAnswer(() => desk.api.accessLog(query, 0), JSON.stringify(query), desk.onError);
  return (
    <PageFrame title={t('access.title')} lead={t('access.lead')}>
      <IncidentSheet desk={desk} />
      <AccessFilter onQuery={setQuery} />
      <Answered answer={answer}>
        {({entries, next}) => (
          <AccessLines key={JSON.stringify(query)} first={entries} next={next} query={query} desk={desk} />
        )}
      </Answered>
    </PageFrame>
  );
}

function AccessFilter({onQuery}: {onQuery: (query: AccessLogQuery) => void}) {
  const {t} = useLanguage();
  const submit = (event: SubmitEvent) => {
    event.preventDefault();
    const fields = new FormData(event.currentTarget as HTMLFormElement);
    const text = (name: string) => String(fields.get(name) ?? '').trim() || null;
    const outcome = text('outcome');
    onQuery({
      text: text('text')?.slice(0, 200) ?? null,
      deed: text('deed'),
      outcome: outcome === 'done' || outcome === 'refused' ? outcome : null,
    });
  };
  return (
    <form class="filter" onSubmit={submit} aria-label={t('filter.title')} noValidate>
      <label class="field field-wide">
        <span class="field-label">{t('access.text')}</span>
        <input class="input" name="text" spellcheck={false} autocomplete="off" />
      </label>
      <label class="field">
        <span class="field-label">{t('access.deed')}</span>
        <select class="select" name="deed">
          <option value="">{t('access.any')}</option>
          {DEEDS.map(deed => (
            <option key={deed} value={deed}>
              {t(`deed.${deed}`)}
            </option>
          ))}
        </select>
      </label>
      <label class="field">
        <span class="field-label">{t('access.outcome')}</span>
        <select class="select" name="outcome">
          <option value="">{t('access.any')}</option>
          <option value="done">{t('access.done')}</option>
          <option value="refused">{t('access.refused')}</option>
        </select>
      </label>
      <div class="filter-buttons">
        <button type="submit" class="button button-main">
          {t('filter.apply')}
        </button>
      </div>
    </form>
  );
}

interface AccessLinesProps {
  readonly first: readonly AccessLine[];
  readonly next: number | null;
  readonly query: AccessLogQuery;
  readonly desk: Desk;
}

function AccessLines({first, next, query, desk}: AccessLinesProps) {
  const {t, number} = useLanguage();
  const [more, setMore] = useState<{entries: readonly AccessLine[]; next: number | null}>({
    entries: [],
    next,
  });
  const {act, run} = useAct<unknown>(desk.onError);
  const entries = [...first, ...more.entries];
  const readOn = (skip: number) =>
    run(async () => {
      const page = await desk.api.accessLog(query, skip);
      setMore({entries: [...more.entries, ...page.entries], next: page.next});
    });
  return (
    <>
      <p role="status" class="small">
        {entries.length === 0 ? t('access.none') : t('access.count', {count: number(entries.length)})}
      </p>
      {entries.length > 0 && <AccessTable entries={entries} />}
      {act.status === 'failed' && <Failure error={act.error} />}
      {more.next !== null && (
        <button type="button" class="button" onClick={() => readOn(more.next ?? 0)}>
          {t('access.more')}
        </button>
      )}
    </>
  );
}
