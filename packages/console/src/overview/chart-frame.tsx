import type {OverviewAnswer} from '@akkoord/schema';
import type {ComponentChildren} from 'preact';
import {useLanguage} from '../language.ts';

/** How large a chart is drawn, in units of its own. */
export interface ChartSize {
  readonly width: number;
  readonly height: number;
  /** Where the drawing begins: room for the numbers of the scale. */
  readonly left: number;
}

interface ChartFrameProps {
  readonly size: ChartSize;
  /** What the picture says, for whoever does not see it. */
  readonly words: string;
  /** The top of the scale, which begins at zero. */
  readonly top: number;
  /** How high a value is drawn. */
  readonly y: (value: number) => number;
  /** A value of the scale in words. */
  readonly say: (value: number) => string;
  readonly series: OverviewAnswer['series'];
  readonly children: ComponentChildren;
}

/** One picture with a scale at zero, half and top, and the first and the last day beneath; `children` are drawn between. */
export function ChartFrame({
  size: {width, height, left},
  words,
  top,
  y,
  say,
  series,
  children,
}: ChartFrameProps) {
  const {day} = useLanguage();
  return (
    <svg viewBox={`0 0 ${width} ${height + 4}`} role="img" aria-label={words}>
      {[0, top / 2, top].map(value => (
        <g key={value} class="chart-scale">
          <line x1={left} x2={width} y1={y(value)} y2={y(value)} />
          <text x={left - 6} y={y(value) + 5} text-anchor="end">
            {say(value)}
          </text>
        </g>
      ))}
      {children}
      {[0, series.length - 1].map(i => (
        <text
          key={i}
          class="chart-day"
          x={i === 0 ? left : width}
          y={height}
          text-anchor={i === 0 ? 'start' : 'end'}
        >
          {day(series[i]?.start ?? '')}
        </text>
      ))}
    </svg>
  );
}
