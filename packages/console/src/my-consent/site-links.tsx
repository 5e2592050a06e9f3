import {useLanguage} from '../language.ts';
import {useAnswer} from '../use-answer.ts';
import type {HolderApi} from './holder-api.ts';
import type {ReceiptLink} from './receipt-link.ts';

/** The way back to the pages of the site, where this browser ends what was withdrawn; nothing where they are not known. */
export function SiteLinks({api, link}: {api: HolderApi; link: ReceiptLink}) {
  const {t} = useLanguage();
  const answer = useAnswer(
    () => api.origins(link),
    link.id,
    () => {},
  );
  if (!answer.value?.length) return null;
  return (
    <>
      <p>{t('mine.to-site')}</p>
      <ul>
        {answer.value.map(origin => (
          <li key={origin}>
            <a href={`${origin}/`} rel="noreferrer">
              {new URL(origin).host}
            </a>
          </li>
        ))}
      </ul>
    </>
  );
}
