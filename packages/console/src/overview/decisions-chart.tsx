import type {OverviewAnswer} from '@akkoord/schema';
import {useLanguage} from '../language.ts';
import {ChartFrame} from './chart-frame.tsx';
import {OUTCOMES} from './outcomes.ts';

const SIZE = {width: 720, height: 200, left: 48};
/** Room for the days. */
const BOTTOM = 22;

/**
 * Decisions over time, each part a bar of what they came to. One picture with words in their place for whoever
 * does not see it; the numbers stand in the table beneath. Colours differ in lightness too, and so do patterns.
 */
export function DecisionsChart({overview}: {overview: OverviewAnswer}) {
  const {t, day, number} = useLanguage();
  const {series, total, from, to} = overview;
  const highest = Math.max(...series.map(({decisions}) => decisions), 1);
  const most = series.find(({decisions}) => decisions === highest);
  const top = niceCeiling(highest);
  const step = (SIZE.width - SIZE.left) / series.length;
  const y = (value: number) => 4 + (SIZE.height - BOTTOM) * (1 - value / top);
  const words = t('overview.chart-text', {
    count: number(total.decisions),
    from: day(from),
    to: day(to),
    most: number(highest),
    day: day(most?.start ?? from),
  });
  return (
    <figure class="chart">
      <ChartFrame size={SIZE} words={words} top={top} y={y} say={number} series={series}>
        {series.map((part, i) => {
          let below = 0;
          return OUTCOMES.map(outcome => {
            const count = part.outcomes[outcome];
            below += count;
            return count === 0 ? null : (
              <rect
                key={`${part.start} ${outcome}`}
                class={`bar bar-${outcome}`}
                x={SIZE.left + i * step + step * 0.1}
                width={step * 0.8}
                y={y(below)}
                height={Math.max(y(below - count) - y(below), 0.5)}
              />
            );
          });
        })}
      </ChartFrame>
      <figcaption class="legend" aria-hidden="true">
        {OUTCOMES.map(outcome => (
          <span key={outcome} class="legend-entry">
            <svg viewBox="0 0 12 12" width="12" height="12" aria-hidden="true">
              <rect class={`bar bar-${outcome}`} width="12" height="12" rx="2" />
            </svg>
            {t(`outcome.${outcome}`)}
          </span>
        ))}
      </figcaption>
    </figure>
  );
}

/** The next of 2, 4, 10, 20, 40, 100 … at or above `value`: half of it is a whole number. */
function niceCeiling(value: number): number {
  for (let power = 1; ; power *= 10)
    for (const factor of [2, 4, 10]) if (factor * power >= value) return factor * power;
}
