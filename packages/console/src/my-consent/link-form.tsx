import {useState} from 'preact/hooks';
import {useLanguage} from '../language.ts';
import {parseReceiptLink, type ReceiptLink} from './receipt-link.ts';

/** Takes the link or code of a receipt from whoever holds it. */
export function LinkForm({onLink}: {onLink: (link: ReceiptLink) => void}) {
  const {t} = useLanguage();
  const [isBad, setBad] = useState(false);
  const submit = (event: SubmitEvent) => {
    event.preventDefault();
    const link = parseReceiptLink(
      String(new FormData(event.currentTarget as HTMLFormElement).get('link') ?? ''),
    );
    setBad(link === null);
    if (link) onLink(link);
  };
  return (
    <form class="filter" onSubmit={submit} noValidate>
      <label class="field field-wide">
        <span class="field-label">{t('mine.link')}</span>
        <input
          class="input"
          name="link"
          autocomplete="off"
          spellcheck={false}
          aria-invalid={isBad ? 'true' : undefined}
          aria-describedby="link-problem"
        />
      </label>
      <div class="filter-buttons">
        <button type="submit" class="button button-main">
          {t('mine.open')}
        </button>
      </div>
      <p id="link-problem" class="field-problem filter-problems" role="alert">
        {isBad && t('mine.bad-link')}
      </p>
      <p class="quiet small">{t('mine.private')}</p>
    </form>
  );
}
