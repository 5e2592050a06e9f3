import {Answered} from './answered.tsx';
import type {Desk} from './desk.ts';
import {useAnswer} from './use-answer.ts';

/** The page where a site is set up: a file of its own, fetched where somebody opens one. */
export function OwnerPage({desk}: {desk: Desk}) {
  const answer = useAnswer(() => import('./owner/owner-desk.tsx'), '', desk.onError);
  return <Answered answer={answer}>{({SetUpPage}) => <SetUpPage desk={desk} />}</Answered>;
}
