import type {Session} from '@akkoord/schema';
import {useState} from 'preact/hooks';
import type {ConsoleApi, ExportFormat} from '../api.ts';
import {asConsoleError, type ConsoleError} from '../console-error.ts';
import {Failure} from '../failure.tsx';
import {useLanguage} from '../language.ts';
import {queryOf, type RecordsFilter} from './filter.ts';

interface ExportButtonsProps {
  readonly api: Pick<ConsoleApi, 'session' | 'exportUrl'>;
  readonly session: Session;
  readonly filter: RecordsFilter;
  /** Ids of the sites that the reader may see. */
  readonly sites: readonly string[];
  readonly download: (url: string) => void;
  readonly onError: (error: ConsoleError) => void;
}

type Export =
  | {readonly status: 'idle'}
  | {readonly status: 'started'}
  | {readonly status: 'failed'; readonly error: ConsoleError};

/**
 * Downloads every record of the filter's site and period, as a table, as lines, or as an evidence pack, which is of one
 * site. The browser streams it, whatever its size.
 */
export function ExportButtons({api, session, filter, sites, download, onError}: ExportButtonsProps) {
  const {t} = useLanguage();
  const [state, setState] = useState<Export>({status: 'idle'});
  if (session.role === 'viewer') return <p class="export quiet small">{t('export.not-allowed')}</p>;

  const onlySite = sites.length === 1 ? (sites[0] ?? null) : null;
  const isOfOneSite = (filter.site ?? onlySite) !== null;
  const start = (format: ExportFormat) => () => {
    const {from, to} = queryOf(filter);
    const site = filter.site ?? (format === 'evidence' ? onlySite : null);
    const url = api.exportUrl(format, {site, from: from ?? null, to: to ?? null});
    // Asked first, because a download under an ended session would leave a file with an error inside.
    api.session().then(
      () => {
        download(url);
        setState({status: 'started'});
      },
      cause => {
        const error = asConsoleError(cause);
        setState({status: 'failed', error});
        onError(error);
      },
    );
  };

  return (
    <fieldset class="export">
      <legend class="unseen">{t('export.title')}</legend>
      <div class="export-buttons">
        <button type="button" class="button" aria-label={t('export.csv-label')} onClick={start('csv')}>
          <DownloadIcon />
          {t('export.csv')}
        </button>
        <button type="button" class="button" aria-label={t('export.ndjson-label')} onClick={start('ndjson')}>
          <DownloadIcon />
          {t('export.ndjson')}
        </button>
        <button
          type="button"
          class="button"
          aria-label={t('export.evidence-label')}
          disabled={!isOfOneSite}
          onClick={start('evidence')}
        >
          <DownloadIcon />
          {t('export.evidence')}
        </button>
      </div>
      <p class="quiet small" role="status">
        {t(state.status === 'started' ? 'export.started' : 'export.scope')}
        {!isOfOneSite && ` ${t('export.evidence-of-one')}`}
      </p>
      {state.status === 'failed' && <Failure error={state.error} />}
    </fieldset>
  );
}

function DownloadIcon() {
  return (
    <svg viewBox="0 0 16 16" width="16" height="16" aria-hidden="true" focusable="false">
      <path
        d="M8 2v8m-3.5-3L8 10.5 11.5 7M2.5 13.5h11"
        fill="none"
        stroke="currentColor"
        stroke-width="1.5"
      />
    </svg>
  );
}
