import type {SiteSummary} from '@akkoord/schema';
import {useState} from 'preact/hooks';
import type {PeriodQuery} from '../api.ts';
import {ChooseSite} from '../choose-site.tsx';
import {useLanguage} from '../language.ts';

interface PeriodFormProps {
  readonly sites: readonly SiteSummary[];
  readonly query: PeriodQuery;
  readonly onQuery: (query: PeriodQuery) => void;
  /** Tells it from another form of the page; absent means that it is the only one. */
  readonly label?: string;
}

/** Asks for a site and a period. */
export function PeriodForm({sites, query, onQuery, label}: PeriodFormProps) {
  const {t} = useLanguage();
  const [isBad, setBad] = useState(false);
  const submit = (event: SubmitEvent) => {
    event.preventDefault();
    const fields = new FormData(event.currentTarget as HTMLFormElement);
    const text = (name: string) => String(fields.get(name) ?? '') || null;
    const asked = {site: text('site'), from: text('from'), to: text('to')};
    const isReversed = asked.from !== null && asked.to !== null && asked.from > asked.to;
    setBad(isReversed);
    if (!isReversed) onQuery(asked);
  };
  return (
    <form class="filter" onSubmit={submit} aria-label={label ?? t('filter.title')} noValidate>
      <ChooseSite sites={sites} chosen={query.site} all />
      <label class="field">
        <span class="field-label">{t('filter.from')}</span>
        <input class="input" type="date" name="from" defaultValue={query.from ?? ''} />
      </label>
      <label class="field">
        <span class="field-label">{t('filter.to')}</span>
        <input class="input" type="date" name="to" defaultValue={query.to ?? ''} />
      </label>
      <div class="filter-buttons">
        <button type="submit" class="button button-main">
          {t('overview.show')}
        </button>
      </div>
      <p class="field-problem filter-problems" role="alert">
        {isBad && t('filter.bad-period')}
      </p>
    </form>
  );
}
