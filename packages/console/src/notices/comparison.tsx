import {compareNotices, type NoticeComparison} from '@akkoord/schema/notice';
import {useLanguage} from '../language.ts';
import {changeSentence} from './change-sentence.ts';

export {compareNotices};

/** What lies between two notices, what is material marked, and whether visitors are asked again. */
export function Comparison({comparison}: {comparison: NoticeComparison}) {
  const language = useLanguage();
  const {t} = language;
  const {verdict, changes, asks} = comparison;
  return (
    <div class="comparison" aria-live="polite">
      <p class={`verdict verdict-${verdict}`}>{t(`diff.verdict-${verdict}`, {asks: asks.join(', ')})}</p>
      {changes.length > 0 && (
        <table class="table table-plain">
          <thead>
            <tr>
              <th scope="col">{t('diff.kind')}</th>
              <th scope="col">{t('diff.change')}</th>
            </tr>
          </thead>
          <tbody>
            {changes.map(change => (
              <tr key={change.text}>
                <td>
                  <span class={`tag tag-${change.kind}`}>{t(`diff.${change.kind}`)}</span>
                </td>
                <td>{changeSentence(change, language)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </div>
  );
}
