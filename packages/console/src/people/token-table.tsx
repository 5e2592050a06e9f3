import type {TokenSummary} from '@akkoord/schema';
import type {Desk} from '../desk.ts';
import {Failure} from '../failure.tsx';
import {useLanguage} from '../language.ts';
import {Scroll} from '../scroll.tsx';
import {useAct} from '../use-act.ts';
import {usePeopleTexts} from './people-texts.ts';

interface TokenTableProps {
  readonly tokens: readonly TokenSummary[];
  readonly desk: Desk;
  readonly onRemoved: () => void;
}

/** Tokens and open invitations: whose they are, which sites they open, and a button that takes each back. */
export function TokenTable({tokens, desk, onRemoved}: TokenTableProps) {
  const say = usePeopleTexts();
  const {t} = useLanguage();
  const {act, run} = useAct<string>(desk.onError);
  const remove = ({id, name}: TokenSummary) =>
    run(async () => {
      await desk.api.removeToken(id);
      return name;
    }, onRemoved);
  return (
    <>
      <p role="status">{act.status === 'done' && say('tokens.removed', {name: act.value})}</p>
      {act.status === 'failed' && <Failure error={act.error} />}
      <Scroll label={t('tokens.title')}>
        <table class="table table-plain">
          <thead>
            <tr>
              <th scope="col">{say('tokens.name')}</th>
              <th scope="col">{say('tokens.role')}</th>
              <th scope="col">{say('tokens.sites')}</th>
              <th scope="col">{say('tokens.made')}</th>
              <th scope="col">
                <span class="unseen">{say('tokens.remove')}</span>
              </th>
            </tr>
          </thead>
          <tbody>
            {tokens.map(token => (
              <TokenRow key={token.id} token={token} onRemove={() => remove(token)} />
            ))}
          </tbody>
        </table>
      </Scroll>
    </>
  );
}

function TokenRow({token, onRemove}: {token: TokenSummary; onRemove: () => void}) {
  const say = usePeopleTexts();
  const {t, moment} = useLanguage();
  const {name, role, sites, createdAt, invitedUntil} = token;
  return (
    <tr>
      <th scope="row">{name}</th>
      <td>{t(`role.${role}`)}</td>
      <td>{sites?.join(', ') ?? say('tokens.every-site')}</td>
      <td>
        {invitedUntil === undefined ? moment(createdAt) : say('tokens.invited', {time: moment(invitedUntil)})}
      </td>
      <td class="amount">
        <button
          type="button"
          class="button"
          aria-label={say('tokens.remove-label', {name})}
          onClick={onRemove}
        >
          {say('tokens.remove')}
        </button>
      </td>
    </tr>
  );
}
