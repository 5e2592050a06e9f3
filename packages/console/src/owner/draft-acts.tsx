import type {DraftAct, NoticeDraft, SiteSummary} from '@akkoord/schema';
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
  /** Other sites that it can be published for. */
  readonly others: readonly SiteSummary[];
  readonly desk: Desk;
  readonly onChanged: (draft: NoticeDraft) => void;
}

/** Worth little later on without a reason. */
const EXPLAINED: readonly DraftAct[] = ['return', 'publish', 'discard'];

/** What can be done with a draft in its state, by who is signed in. */
export function DraftActs({draft, unsaved, isFit, others, desk, onChanged}: DraftActsProps) {
  const say = useOwnerTexts();
  const [why, setWhy] = useState('');
  const [also, setAlso] = useState<readonly string[]>([]);
  const [isMissing, setMissing] = useState(false);
  const {act: doing, run} = useAct<NoticeDraft>(desk.onError);
  const send = async (act: DraftAct): Promise<NoticeDraft> => {
    const {id} = draft;
    const saved =
      unsaved && unsaved !== 'unreadable' && draft.state === 'draft' && act !== 'discard'
        ? await desk.api.changeDraft(id, {revision: draft.revision, act: 'edit', config: unsaved, why})
        : draft;
    if (act === 'edit') return saved;
    const sites = act === 'publish' && also.length > 0 ? {sites: also} : {};
    return desk.api.changeDraft(id, {revision: saved.revision, act, why, ...sites});
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
      {draft.state === 'review' && desk.session.role === 'owner' && others.length > 0 && (
        <OtherSites sites={others} chosen={also} onChange={setAlso} />
      )}
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

interface OtherSitesProps {
  readonly sites: readonly SiteSummary[];
  readonly chosen: readonly string[];
  readonly onChange: (chosen: readonly string[]) => void;
}

/** One notice for a group of sites: those that it is published for in the same act. */
function OtherSites({sites, chosen, onChange}: OtherSitesProps) {
  const say = useOwnerTexts();
  return (
    <fieldset class="languages">
      <legend class="field-label">{say('draft.also')}</legend>
      <div class="checks">
        {sites.map(({id, name}) => (
          <label key={id} class="check">
            <input
              type="checkbox"
              checked={chosen.includes(id)}
              onChange={({currentTarget: {checked}}) =>
                onChange(checked ? [...chosen, id] : chosen.filter(one => one !== id))
              }
            />
            {name ?? id}
          </label>
        ))}
      </div>
      <p class="quiet small">{say('draft.also-hint')}</p>
    </fieldset>
  );
}
