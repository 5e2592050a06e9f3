import type {DraftAct, NoticeDraft} from '@akkoord/schema';
import {useState} from 'preact/hooks';
import type {Desk} from '../desk.ts';
import {Failure} from '../failure.tsx';
import {useAct} from '../use-act.ts';
import type {Unsaved} from './draft-editor.tsx';
import {Field} from './field.tsx';
import {useOwnerTexts} from './owner-texts.ts';

interface DraftActsProps {
  readonly draft: NoticeDraft;
  readonly unsaved: Unsaved;
  /** False keeps it from being published. */
  readonly isFit: boolean;
  readonly desk: Desk;
  readonly onChanged: (draft: NoticeDraft) => void;
}

/** Worth little later on without a reason. */
const EXPLAINED: readonly DraftAct[] = ['return', 'publish', 'discard'];

/** What can be done with a draft in its state, by who is signed in. */
export function DraftActs({draft, unsaved, isFit, desk, onChanged}: DraftActsProps) {
  const say = useOwnerTexts();
  const [why, setWhy] = useState('');
  const [isMissing, setMissing] = useState(false);
  const {act: doing, run} = useAct<NoticeDraft>(desk.onError);
  const send = async (act: DraftAct): Promise<NoticeDraft> => {
    const {id} = draft;
    const saved =
      unsaved && unsaved !== 'unreadable' && draft.state === 'draft' && act !== 'discard'
        ? await desk.api.changeDraft(id, {revision: draft.revision, act: 'edit', config: unsaved, why})
        : draft;
    if (act === 'edit') return saved;
    return desk.api.changeDraft(id, {revision: saved.revision, act, why});
  };
  const press = (act: DraftAct) => {
    const lacksReason = EXPLAINED.includes(act) && why.trim() === '';
    setMissing(lacksReason);
    if (lacksReason) {
      document.getElementById('field-why')?.focus();
      return;
    }
    run(
      () => send(act),
      changed => {
        setWhy('');
        onChanged(changed);
      },
    );
  };
  const button = (act: DraftAct, isReady = true, kind = '') => (
    <button
      type="button"
      class={`button ${kind}`}
      aria-disabled={!isReady || doing.status === 'busy'}
      onClick={() => isReady && press(act)}
    >
      {say(`act.${act}`)}
    </button>
  );
  return (
    <div class="form form-narrow">
      <Field
        name="why"
        label={say('draft.why')}
        hint={say('draft.why-hint')}
        problem={isMissing ? say('draft.why-missing') : undefined}
      >
        {marks => (
          <input
            {...marks}
            value={why}
            maxLength={1000}
            autocomplete="off"
            onInput={event => setWhy(event.currentTarget.value)}
          />
        )}
      </Field>
      <div class="buttons">
        {draft.state === 'draft' && (
          <>
            {button('edit', unsaved !== null && unsaved !== 'unreadable')}
            {button('submit', unsaved !== 'unreadable', 'button-main')}
          </>
        )}
        {draft.state === 'review' && (
          <>
            {desk.session.role === 'owner' && button('publish', isFit, 'button-main')}
            {button('return')}
          </>
        )}
        {button('discard', true, 'button-quiet')}
      </div>
      <p role="status">{doing.status === 'done' && say(`done.${doing.value.state}`)}</p>
      {doing.status === 'failed' && <Failure error={doing.error} />}
    </div>
  );
}
