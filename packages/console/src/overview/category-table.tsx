import type {DecisionCounts} from '@akkoord/schema';
import {useLanguage} from '../language.ts';
import {categoryName} from '../records/category-name.ts';
import {Scroll} from '../scroll.tsx';

/** How often each category was granted, of the decisions that were about it. */
export function CategoryTable({total}: {total: DecisionCounts}) {
  const {t, number, percent} = useLanguage();
  return (
    <Scroll label={t('overview.by-category')}>
      <table class="table table-plain">
        <thead>
          <tr>
            <th scope="col">{t('overview.category')}</th>
            <th scope="col" class="amount">
              {t('overview.total')}
            </th>
            <th scope="col" class="amount">
              {t('overview.granted')}
            </th>
            <th scope="col" class="amount">
              {t('overview.share-granted')}
            </th>
          </tr>
        </thead>
        <tbody>
          {Object.entries(total.categories).map(([id, {asked, granted}]) => (
            <tr key={id}>
              <th scope="row">{categoryName({id, label: null}, t)}</th>
              <td class="amount">{number(asked)}</td>
              <td class="amount">{number(granted)}</td>
              <td class="amount">
                <span class="share">
                  <svg class="share-bar" viewBox="0 0 100 8" preserveAspectRatio="none" aria-hidden="true">
                    <rect class="share-whole" width="100" height="8" />
                    <rect class="bar bar-all" width={(100 * granted) / Math.max(asked, 1)} height="8" />
                  </svg>
                  {percent(granted, asked)}
                </span>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </Scroll>
  );
}
