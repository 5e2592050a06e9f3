import {useLanguage} from '../language.ts';
import {categoryName} from './category-name.ts';
import {ChoiceIcon} from './choice-icon.tsx';
import {type CategoryChoice, summaryOf} from './choices.ts';

/** Each category with what it came to; told by sign and words, never by colour alone (WCAG 1.4.1). */
export function ChoiceChips({categories}: {categories: readonly CategoryChoice[]}) {
  const {t} = useLanguage();
  return (
    <ul class="chips">
      {categories.map(category => {
        const summary = summaryOf(category);
        if (summary === null) return null;
        return (
          <li key={category.id} class={`chip chip-${summary}`}>
            <ChoiceIcon summary={summary} />
            {categoryName(category, t)}
            <span class="unseen">: {t(`choice.${summary}`)}</span>
          </li>
        );
      })}
    </ul>
  );
}
