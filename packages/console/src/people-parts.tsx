import {Answered} from './answered.tsx';
import type {Desk} from './desk.ts';
import type {InvitationProps} from './people/invitation.tsx';
import {useAnswer} from './use-answer.ts';

const load = () => import('./owner/owner-desk.tsx');
const ignore = () => {};

/** The tokens and invitations of a collector: of the owner's file, fetched where one looks at them. */
export function TokensPart({desk, sites}: {desk: Desk; sites: readonly string[] | null}) {
  const answer = useAnswer(load, '', desk.onError);
  return <Answered answer={answer}>{({Tokens}) => <Tokens desk={desk} sites={sites} />}</Answered>;
}

/** What somebody sees who opens an invitation: of the same file. */
export function InvitationPart(props: InvitationProps) {
  const answer = useAnswer(load, '', ignore);
  return <Answered answer={answer}>{({Invitation}) => <Invitation {...props} />}</Answered>;
}
