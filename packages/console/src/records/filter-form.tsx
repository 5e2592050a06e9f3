import type {NoticeSummary, SiteSummary} from '@akkoord/schema';
import {RECORD_KINDS} from '@akkoord/schema/other-consent';
import {useState} from 'preact/hooks';
import {ChooseSite} from '../choose-site.tsx';
import {useLanguage} from '../language.ts';
import {
  type FilterProblem,
  isNarrowed,
  parseFilter,
  problemsOf,
  type RecordsFilter,
  ROW_ACTIONS,
} from './filter.ts';

interface FilterFormProps {
  readonly filter: RecordsFilter;
  readonly sites: readonly SiteSummary[];
  /** Those that are published; none until they are known. */
  readonly notices: readonly NoticeSummary[];
  readonly onFilter: (filter: RecordsFilter) => void;
  readonly onClear: () => void;
}

/**
 * Narrows the list. Nothing happens before the button or Enter, so that no field surprises (WCAG 3.2.2).
 * The fields hold their own values and start from `filter`; give the form a key to start it anew.
 */
export function FilterForm({filter, sites, notices, onFilter, onClear}: FilterFormProps) {
  const {t} = useLanguage();
  const [problems, setProblems] = useState<readonly FilterProblem[]>([]);

  const submit = (event: SubmitEvent & {currentTarget: HTMLFormElement}) => {
    event.preventDefault();
    const fields = new FormData(event.currentTarget);
    const found = problemsOf(fields);
    setProblems(found);
    if (found.length > 0) focusField(event.currentTarget, found[0] === 'bad-id' ? 'id' : 'from');
    else onFilter(parseFilter(fields));
  };

  return (
    <search aria-label={t('filter.title')}>
      <form class="filter" onSubmit={submit} noValidate>
        <ChooseSite sites={sites} chosen={filter.site} all />
        <label class="field field-action">
          <span class="field-label">{t('filter.action')}</span>
          <select class="select" name="action">
            <option value="">{t('filter.any-action')}</option>
            {ROW_ACTIONS.map(action => (
              <option key={action} value={action} selected={action === filter.action}>
                {t(`action.${action}`)}
              </option>
            ))}
          </select>
        </label>
        <label class="field">
          <span class="field-label">{t('filter.kind')}</span>
          <select class="select" name="kind">
            <option value="">{t('filter.any-kind')}</option>
            {RECORD_KINDS.map(kind => (
              <option key={kind} value={kind} selected={kind === filter.kind}>
                {t(`kind.${kind}`)}
              </option>
            ))}
          </select>
        </label>
        <NoticeField filter={filter} notices={notices} />
        <label class="field field-wide">
          <span class="field-label">{t('filter.id')}</span>
          <input
            class="input mono"
            name="id"
            defaultValue={filter.id ?? ''}
            autocomplete="off"
            spellcheck={false}
            {...invalid(problems, 'bad-id')}
          />
        </label>
        <DayField name="from" day={filter.from} problems={problems} />
        <DayField name="to" day={filter.to} problems={problems} />
        <div class="filter-buttons">
          <button type="submit" class="button button-main">
            {t('filter.apply')}
          </button>
          {isNarrowed(filter) && (
            <button type="button" class="button" onClick={onClear}>
              {t('filter.clear')}
            </button>
          )}
        </div>
        <div class="filter-problems" role="alert">
          {problems.map(problem => (
            <p key={problem} id={problem} class="field-problem">
              {t(`filter.${problem}`)}
            </p>
          ))}
        </div>
      </form>
    </search>
  );
}

/** There from the first view on, so that nothing moves once the notices are known. */
function NoticeField({filter: {under, site}, notices}: Pick<FilterFormProps, 'filter' | 'notices'>) {
  const {t, day} = useLanguage();
  const offered = notices.filter(notice => (site ?? notice.site) === notice.site);
  const isKnown = under === null || offered.some(({hash}) => hash === under);
  return (
    <label class="field">
      <span class="field-label">{t('filter.notice')}</span>
      <select class="select" name="under">
        <option value="">{t('filter.any-notice')}</option>
        {!isKnown && (
          <option value={under} selected>
            {under.slice(0, 12)}
          </option>
        )}
        {offered.map(({hash, site: of, version, publishedAt}) => (
          <option key={hash} value={hash} selected={hash === under}>
            {`${of} · ${version} · ${day(publishedAt)}`}
          </option>
        ))}
      </select>
    </label>
  );
}

interface DayFieldProps {
  readonly name: 'from' | 'to';
  readonly day: string | null;
  readonly problems: readonly FilterProblem[];
}

function DayField({name, day, problems}: DayFieldProps) {
  const {t} = useLanguage();
  return (
    <label class="field">
      <span class="field-label">{t(`filter.${name}`)}</span>
      <input
        class="input"
        type="date"
        name={name}
        defaultValue={day ?? ''}
        {...invalid(problems, 'bad-period')}
      />
    </label>
  );
}

const invalid = (problems: readonly FilterProblem[], problem: FilterProblem) =>
  problems.includes(problem) ? ({'aria-invalid': 'true', 'aria-describedby': problem} as const) : {};

function focusField(form: HTMLFormElement, name: string): void {
  const field = form.elements.namedItem(name);
  if (field instanceof HTMLElement) field.focus();
}
