import type {OverviewAnswer} from '@akkoord/schema';
import {useLanguage} from '../language.ts';
import {Scroll} from '../scroll.tsx';
import {type NamedLine, type Rate, wholeOf} from './rates.ts';

interface RateTableProps {
  readonly rate: Rate;
  readonly lines: readonly NamedLine[];
  readonly overview: OverviewAnswer;
}

/** The numbers of one chart: a row for the whole period and one for each part of it, a column for each line. */
export function RateTable({rate, lines, overview: {series}}: RateTableProps) {
  const {t, day, number, percent} = useLanguage();
  const cell = (line: NamedLine, part: number, whole: number) => (
    <td key={line.key} class="amount">
      {percent(part, whole)}{' '}
      <span class="quiet small">{t('rates.of', {part: number(part), whole: number(whole)})}</span>
    </td>
  );
  return (
    <Scroll label={t(`rates.${rate}`)}>
      <table class="table table-plain">
        <thead>
          <tr>
            <th scope="col">{t('overview.begins')}</th>
            {lines.map(line => (
              <th key={line.key} scope="col" class="amount">
                {line.name}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          <tr>
            <th scope="row">{t('rates.whole')}</th>
            {lines.map(line => {
              const {part, whole} = wholeOf(line, rate);
              return cell(line, part, whole);
            })}
          </tr>
          {series.map(({start}, at) => (
            <tr key={start}>
              <th scope="row">{day(start)}</th>
              {lines.map(line => cell(line, line[rate][at] ?? 0, line.decisions[at] ?? 0))}
            </tr>
          ))}
        </tbody>
      </table>
    </Scroll>
  );
}
