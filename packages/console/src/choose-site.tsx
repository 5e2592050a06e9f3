import type {SiteSummary} from '@akkoord/schema';
import {useLanguage} from './language.ts';

interface ChooseSiteProps {
  readonly sites: readonly SiteSummary[];
  /** Id of the site that is chosen to begin with; null for all of them, or for the first where `all` is absent. */
  readonly chosen: string | null;
  /** Offers all sites at once too. */
  readonly all?: true;
  /** What the field is called; absent means just what it is. */
  readonly label?: string;
}

/** The field `site` of a form; nothing where there is no other site to be chosen. */
export function ChooseSite({sites, chosen, all, label}: ChooseSiteProps) {
  const {t} = useLanguage();
  if (sites.length <= 1) return null;
  return (
    <label class="field">
      <span class="field-label">{label ?? t('filter.site')}</span>
      <select class="select" name="site">
        {all && <option value="">{t('filter.all-sites')}</option>}
        {sites.map(({id}) => (
          <option key={id} value={id} selected={id === chosen}>
            {id}
          </option>
        ))}
      </select>
    </label>
  );
}
