import type {DraftCheck, PublishedNotice} from '@akkoord/schema';
import {useMemo} from 'preact/hooks';
import {Comparison, compareNotices} from '../notices/comparison.tsx';
import {useOwnerTexts} from './owner-texts.ts';

interface DraftChangesProps {
  /** The notice that visitors see now, or null where none is published. */
  readonly inForce: PublishedNotice | null;
  readonly check: DraftCheck;
}

/** What a draft changes of the notice in force, and whether visitors are asked again for it. */
export function DraftChanges({inForce, check}: DraftChangesProps) {
  const say = useOwnerTexts();
  const {publication} = check;
  const comparison = useMemo(
    () => inForce && publication && compareNotices(inForce.notice, publication.notice),
    [inForce, publication],
  );
  if (!inForce) return <p class="quiet">{say('draft.first')}</p>;
  return (
    <>
      <p class="quiet">{say('draft.in-force', {version: inForce.notice.version})}</p>
      {comparison && <Comparison comparison={comparison} />}
    </>
  );
}
