import type {DataRequest} from '@akkoord/schema';
import {Answered} from '../answered.tsx';
import type {Desk} from '../desk.ts';
import {useLanguage} from '../language.ts';
import {PageFrame, Part} from '../page-frame.tsx';
import {useAnswer} from '../use-answer.ts';
import {RequestCard} from './request-card.tsx';
import {RequestForm} from './request-form.tsx';

/** What data subjects have asked for, with the day by which each has to be answered. */
export function RequestsPage({desk}: {desk: Desk}) {
  const {t} = useLanguage();
  const sites = useAnswer(() => desk.api.sites(), '', desk.onError);
  const answer = useAnswer(() => desk.api.requests(), '', desk.onError);
  return (
    <PageFrame title={t('request.title')} lead={t('request.lead')}>
      <Part title={t('request.new')}>
        <Answered answer={sites}>
          {known => <RequestForm desk={desk} sites={known} onAdded={answer.retry} />}
        </Answered>
      </Part>
      <Answered answer={answer}>
        {requests =>
          requests.length === 0 ? (
            <p class="empty">{t('request.none')}</p>
          ) : (
            <ul class="cards">
              {requests.map((request: DataRequest) => (
                <RequestCard key={request.id} request={request} desk={desk} onChanged={answer.retry} />
              ))}
            </ul>
          )
        }
      </Answered>
    </PageFrame>
  );
}
