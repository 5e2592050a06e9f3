import type {ConsentRecord, Notice} from '@akkoord/schema';
import {useLanguage} from '../language.ts';
import {categoryName} from './category-name.ts';
import {ChoiceIcon} from './choice-icon.tsx';
import {type CategoryChoice, choicesByCategory, type Summary} from './choices.ts';

/** Every category and service of a record with its choice, denied ones too (GDPR art. 7(1)). */
export function ChoicesTable({record, notice}: {record: ConsentRecord; notice: Notice | null}) {
  const {code, t} = useLanguage();
  return (
    <table class="choices">
      <thead class="unseen">
        <tr>
          <th scope="col">{t('record.subject')}</th>
          <th scope="col">{t('record.choice-of')}</th>
        </tr>
      </thead>
      {choicesByCategory(record, notice, code).map(category => (
        <CategoryRows key={category.id} category={category} />
      ))}
    </table>
  );
}

function CategoryRows({category}: {category: CategoryChoice}) {
  const {t} = useLanguage();
  return (
    <tbody>
      <tr class="choices-category">
        <th scope="rowgroup">
          {categoryName(category, t)}
          {category.exempt !== null && <span class="quiet small choices-note">{t('record.exempt')}</span>}
        </th>
        <td>{category.choice && <Answer choice={category.choice} />}</td>
      </tr>
      {category.services.map(({id, name, vendor, choice}) => (
        <tr key={id} class="choices-service">
          <th scope="row">
            {name ?? <span class="mono">{id}</span>}
            {vendor !== null && vendor !== name && <span class="quiet small choices-note">{vendor}</span>}
          </th>
          <td>
            <Answer choice={choice} />
          </td>
        </tr>
      ))}
    </tbody>
  );
}

function Answer({choice}: {choice: Summary}) {
  const {t} = useLanguage();
  return (
    <span class={`chip chip-${choice}`}>
      <ChoiceIcon summary={choice} />
      {t(`choice.${choice}`)}
    </span>
  );
}
