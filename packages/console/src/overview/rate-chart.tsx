import type {OverviewAnswer} from '@akkoord/schema';
import {useLanguage} from '../language.ts';
import {type NamedLine, type Rate, runsOf, sharesOf, topOf, wholeOf} from './rates.ts';

const WIDTH = 420;
const HEIGHT = 188;
/** Room for the numbers of the scale. */
const LEFT = 54;
const BOTTOM = 26;

interface RateChartProps {
  readonly rate: Rate;
  readonly lines: readonly NamedLine[];
  readonly overview: OverviewAnswer;
}

/**
 * One rate over time, a line for each of `lines`. One picture with words in its place; lines differ in colour, lightness
 * and dashes, and break where nothing was decided. The scale is that of this chart, and begins at zero.
 */
export function RateChart({rate, lines, overview: {series, from, to}}: RateChartProps) {
  const {t, day, percent} = useLanguage();
  const shares = lines.map(line => sharesOf(line, rate));
  const top = topOf(shares.flat());
  const x = (at: number) => LEFT + ((WIDTH - LEFT) * (at + 0.5)) / series.length;
  const y = (share: number) => 8 + (HEIGHT - 8 - BOTTOM) * (1 - share / top);
  const wholes = lines.map(line => {
    const {part, whole} = wholeOf(line, rate);
    return `${line.name} ${percent(part, whole)}`;
  });
  return (
    <svg
      viewBox={`0 0 ${WIDTH} ${HEIGHT + 4}`}
      role="img"
      aria-label={t('rates.text', {
        rate: t(`rates.${rate}`),
        from: day(from),
        to: day(to),
        lines: wholes.join(', '),
      })}
    >
      {[0, top / 2, top].map(value => (
        <g key={value} class="chart-scale">
          <line x1={LEFT} x2={WIDTH} y1={y(value)} y2={y(value)} />
          <text x={LEFT - 6} y={y(value) + 5} text-anchor="end">
            {percent(value, 1)}
          </text>
        </g>
      ))}
      {shares.map((line, i) =>
        runsOf(line).map(({start, values}) =>
          values.length === 1 ? (
            <circle
              key={`${i} ${start}`}
              class={`line-dot line-${i}`}
              cx={x(start)}
              cy={y(values[0] ?? 0)}
              r="3.5"
            />
          ) : (
            <polyline
              key={`${i} ${start}`}
              class={`line line-${i}`}
              points={values.map((share, k) => `${x(start + k).toFixed(1)},${y(share).toFixed(1)}`).join(' ')}
            />
          ),
        ),
      )}
      {[0, series.length - 1].map(i => (
        <text
          key={i}
          class="chart-day"
          x={i === 0 ? LEFT : WIDTH}
          y={HEIGHT}
          text-anchor={i === 0 ? 'start' : 'end'}
        >
          {day(series[i]?.start ?? '')}
        </text>
      ))}
    </svg>
  );
}
