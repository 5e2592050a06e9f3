import type {SiteSummary, StandingConsents} from '@akkoord/schema';
import {type ReferenceFault, referenceFault} from '@akkoord/schema/other-consent';
import {useState} from 'preact/hooks';
import {ChooseSite} from '../choose-site.tsx';
import type {Desk} from '../desk.ts';
import {Failure} from '../failure.tsx';
import {useLanguage} from '../language.ts';
import {useAct} from '../use-act.ts';
import {NO_FILTER, type RecordsFilter} from './filter.ts';

interface ReferenceSearchProps {
  readonly desk: Desk;
  readonly sites: readonly SiteSummary[];
  readonly site: string | null;
  readonly onFound: (filter: RecordsFilter) => void;
}

/**
 * Finds other consents by the key of the site's own system. The reference goes to the collector in a body; the address
 * of the page takes up the keyed hash alone, which leads to the records.
 */
export function ReferenceSearch({desk, sites, site, onFound}: ReferenceSearchProps) {
  const {t} = useLanguage();
  const [fault, setFault] = useState<ReferenceFault | null>(null);
  const {act, run} = useAct<StandingConsents>(desk.onError);

  const submit = (event: SubmitEvent & {currentTarget: HTMLFormElement}) => {
    event.preventDefault();
    const fields = new FormData(event.currentTarget);
    const reference = String(fields.get('reference') ?? '').trim();
    const asked = String(fields.get('site') ?? sites[0]?.id ?? '');
    const found = referenceFault(reference);
    setFault(found);
    if (found) return;
    run(
      () => desk.api.otherConsents(asked, reference),
      ({consents, consentId}) => {
        if (consents.length > 0) onFound({...NO_FILTER, site: asked, id: consentId});
      },
    );
  };
  return (
    <details class="more">
      <summary>{t('reference.title')}</summary>
      <form class="filter" onSubmit={submit} aria-label={t('reference.title')} noValidate>
        <ChooseSite sites={sites} chosen={site} label={t('reference.site')} />
        <label class="field field-wide">
          <span class="field-label">{t('reference.label')}</span>
          <input
            class="input mono"
            name="reference"
            maxLength={100}
            autocomplete="off"
            spellcheck={false}
            aria-invalid={fault ? 'true' : undefined}
            aria-describedby="reference-hint reference-problem"
          />
        </label>
        <div class="filter-buttons">
          <button type="submit" class="button button-main" aria-disabled={act.status === 'busy'}>
            {t('reference.submit')}
          </button>
        </div>
        <p id="reference-hint" class="quiet small filter-problems">
          {t('reference.hint')}
        </p>
        <p id="reference-problem" class="field-problem filter-problems" role="alert">
          {fault && t(`reference.${fault}`)}
        </p>
        <p class="filter-problems" role="status">
          {act.status === 'done' && !fault && act.value.consents.length === 0 && t('reference.none')}
        </p>
      </form>
      {act.status === 'failed' && <Failure error={act.error} />}
    </details>
  );
}
