import type {OverviewAnswer} from '@akkoord/schema';
import {useLanguage} from '../language.ts';
import {ChartFrame} from './chart-frame.tsx';
import {type NamedLine, type Rate, runsOf, sharesOf, topOf, wholeOf} from './rates.ts';

const SIZE = {width: 420, height: 188, left: 54};
/** Room for the days. */
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
  const x = (at: number) => SIZE.left + ((SIZE.width - SIZE.left) * (at + 0.5)) / series.length;
  const y = (share: number) => 8 + (SIZE.height - 8 - BOTTOM) * (1 - share / top);
  const wholes = lines.map(line => {
    const {part, whole} = wholeOf(line, rate);
    return `${line.name} ${percent(part, whole)}`;
  });
  const words = t('rates.text', {
    rate: t(`rates.${rate}`),
    from: day(from),
    to: day(to),
    lines: wholes.join(', '),
  });
  return (
    <ChartFrame size={SIZE} words={words} top={top} y={y} say={share => percent(share, 1)} series={series}>
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
    </ChartFrame>
  );
}
