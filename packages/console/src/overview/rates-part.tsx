import {
  LINE_KINDS,
  type LineKind,
  type OverviewAnswer,
  type OverviewLine,
  type OverviewLines,
} from '@akkoord/schema';
import {type Language, useLanguage} from '../language.ts';
import {Part} from '../page-frame.tsx';
import {categoryName} from '../records/category-name.ts';
import {RateChart} from './rate-chart.tsx';
import {RateTable} from './rate-table.tsx';
import {type NamedLine, RATES} from './rates.ts';

interface RatesPartProps {
  readonly overview: OverviewAnswer;
  readonly lines: OverviewLines;
  /** By what the reader wants lines to be told apart; `lines` may still be those of the former choice. */
  readonly by: LineKind;
  readonly onBy: (by: LineKind) => void;
  readonly versionOf: (hash: string) => string;
}

/** How often was granted, refused and withdrawn over time, in lines that the reader has told apart by one thing. */
export function RatesPart({overview, lines, by, onBy, versionOf}: RatesPartProps) {
  const language = useLanguage();
  const {t} = language;
  const named = lines.lines.map(
    (line): NamedLine => ({...line, name: nameOf(line, lines.by, {...language, versionOf})}),
  );
  return (
    <Part title={t('rates.title')}>
      <label class="field rates-by">
        <span class="field-label">{t('rates.by')}</span>
        <select
          class="select"
          value={by}
          onChange={event => {
            const chosen = LINE_KINDS.find(kind => kind === event.currentTarget.value);
            if (chosen) onBy(chosen);
          }}
        >
          {LINE_KINDS.map(kind => (
            <option key={kind} value={kind}>
              {t(`rates.by-${kind}`)}
            </option>
          ))}
        </select>
      </label>
      <p class="quiet small">{t(lines.by === 'category' ? 'rates.lead-category' : 'rates.lead-decision')}</p>
      <Legend lines={named} />
      <div class="rates">
        {RATES.map(rate => (
          <figure key={rate} class="chart">
            <figcaption class="chart-title">{t(`rates.${rate}`)}</figcaption>
            <RateChart rate={rate} lines={named} overview={overview} />
            <details class="as-table">
              <summary>{t('overview.as-table')}</summary>
              <RateTable rate={rate} lines={named} overview={overview} />
            </details>
          </figure>
        ))}
      </div>
    </Part>
  );
}

/** What belongs to which line; each chart says it in words too. */
function Legend({lines}: {lines: readonly NamedLine[]}) {
  return (
    <div class="legend" aria-hidden="true">
      {lines.map(({key, name}, i) => (
        <span key={key} class="legend-entry">
          <svg viewBox="0 0 36 8" width="36" height="8" aria-hidden="true">
            <polyline class={`line line-${i}`} points="0,4 36,4" />
          </svg>
          {name}
        </span>
      ))}
    </div>
  );
}

type Naming = Pick<Language, 't' | 'languageName'> & Pick<RatesPartProps, 'versionOf'>;

function nameOf({key}: OverviewLine, by: LineKind, {t, languageName, versionOf}: Naming): string {
  if (key === null) return t('rates.others');
  if (by === 'category') return categoryName({id: key, label: null}, t);
  if (by === 'notice') return versionOf(key);
  if (by === 'language') return languageName(key);
  return t(key === 'small' || key === 'large' ? `viewport.${key}` : 'viewport.none');
}
