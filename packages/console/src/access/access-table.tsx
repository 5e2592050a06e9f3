import type {AccessLine} from '@akkoord/schema';
import {type Language, useLanguage} from '../language.ts';
import {Scroll} from '../scroll.tsx';
import {DEEDS} from './deeds.ts';

/** Lines of the access log, in the order given; `label` tells the table from others of the page. */
export function AccessTable({entries, label}: {entries: readonly AccessLine[]; label?: string}) {
  const {t, moment} = useLanguage();
  return (
    <Scroll label={label ?? t('access.title')}>
      <table class="table table-plain">
        <thead>
          <tr>
            {(['when', 'who', 'deed', 'what'] as const).map(name => (
              <th key={name} scope="col">
                {t(`access.${name}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {entries.map((entry, i) => (
            <tr key={`${entry.at} ${i}`}>
              <td class="nowrap">
                <time dateTime={entry.at}>{moment(entry.at)}</time>
              </td>
              <td>
                {entry.name ?? <span class="quiet">{t('access.nobody')}</span>}
                {entry.role && <span class="quiet small"> {t(`role.${entry.role}`)}</span>}
              </td>
              <td>
                {deedWords(entry.deed, t)}
                {entry.outcome === 'refused' && <span class="tag tag-refused">{t('access.refused')}</span>}
              </td>
              <td class="mono breaking">{entry.detail}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </Scroll>
  );
}

function deedWords(deed: string, t: Language['t']): string {
  const known = DEEDS.find(one => one === deed);
  return known ? t(`deed.${known}`) : deed;
}
