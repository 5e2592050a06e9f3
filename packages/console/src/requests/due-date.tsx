import type {DataRequest} from '@akkoord/schema';
import {useLanguage} from '../language.ts';

const DAY = 24 * 60 * 60 * 1000;

/** By when a request has to be answered, told in days too; the processor's own clock beside it. */
export function DueDate({request}: {request: DataRequest}) {
  const {t, day, number} = useLanguage();
  const left = Math.round(
    (Date.parse(request.dueOn) - Date.parse(new Date().toISOString().slice(0, 10))) / DAY,
  );
  return (
    <p>
      {t('request.due')} <strong>{day(request.dueOn)}</strong>{' '}
      <span class={left < 0 ? 'tag tag-refused' : 'tag'}>
        {left < 0 ? t('request.overdue') : t('request.due-days', {count: number(left)})}
      </span>{' '}
      <span class="quiet small">{t('request.help', {day: day(request.helpBy)})}</span>
    </p>
  );
}
