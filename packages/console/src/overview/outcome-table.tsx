import type {DecisionCounts} from '@akkoord/schema';
import {useLanguage} from '../language.ts';
import {Scroll} from '../scroll.tsx';
import {OUTCOMES} from './outcomes.ts';

interface OutcomeTableProps {
  /** Of the first column. */
  readonly name: string;
  readonly rows: readonly (DecisionCounts & {readonly name: string})[];
}

/** What decisions came to, a row for each group of them; shares are of that row's decisions. */
export function OutcomeTable({name, rows}: OutcomeTableProps) {
  const {t, number, percent} = useLanguage();
  return (
    <Scroll label={name}>
      <table class="table table-plain">
        <thead>
          <tr>
            <th scope="col">{name}</th>
            <th scope="col" class="amount">
              {t('overview.total')}
            </th>
            {OUTCOMES.map(outcome => (
              <th key={outcome} scope="col" class="amount">
                {t(`outcome.${outcome}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map(row => (
            <tr key={row.name}>
              <th scope="row">{row.name}</th>
              <td class="amount">{number(row.decisions)}</td>
              {OUTCOMES.map(outcome => (
                <td key={outcome} class="amount">
                  {number(row.outcomes[outcome])}{' '}
                  <span class="quiet small">{percent(row.outcomes[outcome], row.decisions)}</span>
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </Scroll>
  );
}
