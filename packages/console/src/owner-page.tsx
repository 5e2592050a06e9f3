import {Answered} from './answered.tsx';
import type {Desk} from './desk.ts';
import {useAnswer} from './use-answer.ts';
import {useRoute} from './use-route.ts';

/** A page where a site is set up or a notice is written: a file of its own, fetched where somebody opens one. */
export function OwnerPage({desk}: {desk: Desk}) {
  const {page} = useRoute();
  const answer = useAnswer(() => import('./owner/owner-desk.tsx'), '', desk.onError);
  return (
    <Answered answer={answer}>
      {({SetUpPage, DraftPage}) => (page === 'draft' ? <DraftPage desk={desk} /> : <SetUpPage desk={desk} />)}
    </Answered>
  );
}
