import {type NewInvitation, ROLES, type TokenSummary} from '@akkoord/schema';
import {useState} from 'preact/hooks';
import type {Desk} from '../desk.ts';
import {Failure} from '../failure.tsx';
import {useLanguage} from '../language.ts';
import {useAct} from '../use-act.ts';
import {usePeopleTexts} from './people-texts.ts';

/** What the form has made, with its secret in clear. */
export type Made = NewInvitation | (TokenSummary & {readonly token: string});

interface TokenFormProps {
  readonly desk: Desk;
  /** Ids of the sites that the reader may give. */
  readonly sites: readonly string[];
  readonly onMade: (made: Made) => void;
}

/** Asks whose a token is to be, of which role and for which sites; makes it, or a link that leads to it once. */
export function TokenForm({desk, sites, onMade}: TokenFormProps) {
  const say = usePeopleTexts();
  const {t} = useLanguage();
  const [isMissing, setMissing] = useState(false);
  const {act, run} = useAct<Made>(desk.onError);
  const submit = (event: SubmitEvent) => {
    event.preventDefault();
    const form = event.currentTarget as HTMLFormElement;
    const wanted = wantedIn(new FormData(form));
    const isInvitation = (event.submitter as HTMLButtonElement | null)?.value === 'invitation';
    setMissing(wanted.name === '');
    if (wanted.name === '') return;
    const make = (): Promise<Made> => (isInvitation ? desk.api.invite(wanted) : desk.api.addToken(wanted));
    run(make, made => {
      form.reset();
      onMade(made);
    });
  };
  return (
    <form class="filter" onSubmit={submit} aria-label={say('tokens.add')} noValidate>
      <label class="field field-wide">
        <span class="field-label">{say('tokens.name')}</span>
        <input
          class="input"
          name="name"
          maxLength={80}
          autocomplete="off"
          aria-invalid={isMissing ? 'true' : undefined}
          aria-describedby="token-problem"
        />
      </label>
      <label class="field field-wide">
        <span class="field-label">{say('tokens.role')}</span>
        <select class="select" name="role">
          {ROLES.map(role => (
            <option key={role} value={role} selected={role === 'dpo'}>
              {t(`role.${role}`)}
            </option>
          ))}
        </select>
      </label>
      {(sites.length > 1 || desk.session.sites) && <TokenSites sites={sites} held={desk.session.sites} />}
      <div class="filter-buttons">
        <button type="submit" class="button button-main" aria-disabled={act.status === 'busy'}>
          {say('tokens.add')}
        </button>
        <button type="submit" class="button" value="invitation" aria-disabled={act.status === 'busy'}>
          {say('tokens.invite')}
        </button>
      </div>
      <p id="token-problem" class="field-problem filter-problems" role="alert">
        {isMissing && say('tokens.missing')}
      </p>
      {act.status === 'failed' && <Failure error={act.error} />}
    </form>
  );
}

/** Which sites a token opens. Whoever is held to some can give no others, and begins with all of these. */
function TokenSites({sites, held}: {sites: readonly string[]; held: readonly string[] | undefined}) {
  const say = usePeopleTexts();
  return (
    <fieldset class="languages" aria-describedby={held ? undefined : 'about-token-sites'}>
      <legend class="field-label">{say('tokens.sites')}</legend>
      <div class="checks">
        {sites.map(site => (
          <label key={site} class="check">
            <input type="checkbox" name="site" value={site} defaultChecked={held !== undefined} />
            {site}
          </label>
        ))}
      </div>
      {!held && (
        <p id="about-token-sites" class="quiet small">
          {say('tokens.sites-hint')}
        </p>
      )}
    </fieldset>
  );
}

function wantedIn(fields: FormData) {
  const sites = fields.getAll('site').map(String);
  return {
    name: String(fields.get('name') ?? '').trim(),
    role: ROLES.find(one => one === fields.get('role')) ?? 'viewer',
    ...(sites.length > 0 ? {sites} : {}),
  };
}
