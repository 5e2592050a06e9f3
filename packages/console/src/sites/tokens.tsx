import {ROLES, type TokenSummary} from '@akkoord/schema';
import {useState} from 'preact/hooks';
import {Answered} from '../answered.tsx';
import type {Desk} from '../desk.ts';
import {Identifier} from '../facts.tsx';
import {Failure} from '../failure.tsx';
import {useLanguage} from '../language.ts';
import {Scroll} from '../scroll.tsx';
import {useAct} from '../use-act.ts';
import {useAnswer} from '../use-answer.ts';

/** Makes tokens and takes them back. A new one is shown once, and stands nowhere afterwards. */
export function Tokens({desk}: {desk: Desk}) {
  const {t} = useLanguage();
  const answer = useAnswer(() => desk.api.tokens(), '', desk.onError);
  const [made, setMade] = useState<{readonly name: string; readonly token: string} | null>(null);
  return (
    <>
      <TokenForm
        desk={desk}
        onMade={token => {
          setMade(token);
          answer.retry();
        }}
      />
      <div aria-live="polite">
        {made && (
          <div class="verdict verdict-valid">
            <p>{t('tokens.secret', {name: made.name})}</p>
            <Identifier label={t('sign-in.token')} value={made.token} />
          </div>
        )}
      </div>
      <Answered answer={answer}>
        {tokens => <TokenTable tokens={tokens} desk={desk} onRemoved={answer.retry} />}
      </Answered>
    </>
  );
}

function TokenForm({
  desk,
  onMade,
}: {
  desk: Desk;
  onMade: (made: {readonly name: string; readonly token: string}) => void;
}) {
  const {t} = useLanguage();
  const [isMissing, setMissing] = useState(false);
  const {act, run} = useAct<{readonly name: string; readonly token: string}>(desk.onError);
  const submit = (event: SubmitEvent) => {
    event.preventDefault();
    const form = event.currentTarget as HTMLFormElement;
    const fields = new FormData(form);
    const name = String(fields.get('name') ?? '').trim();
    const role = ROLES.find(one => one === fields.get('role')) ?? 'viewer';
    setMissing(name === '');
    if (name === '') return;
    run(
      () => desk.api.addToken({name, role}),
      value => {
        form.reset();
        onMade(value);
      },
    );
  };
  return (
    <form class="filter" onSubmit={submit} aria-label={t('tokens.add')} noValidate>
      <label class="field field-wide">
        <span class="field-label">{t('tokens.name')}</span>
        <input
          class="input"
          name="name"
          maxLength={80}
          autocomplete="off"
          aria-invalid={isMissing ? 'true' : undefined}
          aria-describedby="token-problem"
        />
      </label>
      <label class="field">
        <span class="field-label">{t('tokens.role')}</span>
        <select class="select" name="role">
          {ROLES.map(role => (
            <option key={role} value={role} selected={role === 'dpo'}>
              {t(`role.${role}`)}
            </option>
          ))}
        </select>
      </label>
      <div class="filter-buttons">
        <button type="submit" class="button button-main" aria-disabled={act.status === 'busy'}>
          {t('tokens.add')}
        </button>
      </div>
      <p id="token-problem" class="field-problem filter-problems" role="alert">
        {isMissing && t('tokens.missing')}
      </p>
      {act.status === 'failed' && <Failure error={act.error} />}
    </form>
  );
}

interface TokenTableProps {
  readonly tokens: readonly TokenSummary[];
  readonly desk: Desk;
  readonly onRemoved: () => void;
}

function TokenTable({tokens, desk, onRemoved}: TokenTableProps) {
  const {t, moment} = useLanguage();
  const {act, run} = useAct<string>(desk.onError);
  const remove = ({id, name}: TokenSummary) =>
    run(async () => {
      await desk.api.removeToken(id);
      return name;
    }, onRemoved);
  return (
    <>
      <p role="status">{act.status === 'done' && t('tokens.removed', {name: act.value})}</p>
      {act.status === 'failed' && <Failure error={act.error} />}
      <Scroll label={t('tokens.title')}>
        <table class="table table-plain">
          <thead>
            <tr>
              <th scope="col">{t('tokens.name')}</th>
              <th scope="col">{t('tokens.role')}</th>
              <th scope="col">{t('tokens.made')}</th>
              <th scope="col">
                <span class="unseen">{t('tokens.remove')}</span>
              </th>
            </tr>
          </thead>
          <tbody>
            {tokens.map(token => (
              <tr key={token.id}>
                <th scope="row">{token.name}</th>
                <td>{t(`role.${token.role}`)}</td>
                <td>{moment(token.createdAt)}</td>
                <td class="amount">
                  <button
                    type="button"
                    class="button"
                    aria-label={t('tokens.remove-label', {name: token.name})}
                    onClick={() => remove(token)}
                  >
                    {t('tokens.remove')}
                  </button>
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </Scroll>
    </>
  );
}
