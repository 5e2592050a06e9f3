import {Answered} from '../answered.tsx';
import type {PeriodQuery} from '../api.ts';
import type {Desk} from '../desk.ts';
import {useLanguage} from '../language.ts';
import {Scroll} from '../scroll.tsx';
import {useAnswer} from '../use-answer.ts';

/** What pages reported as having left before it was granted, or to nobody known; most reported first. */
export function LeaksTable({query, desk}: {query: PeriodQuery; desk: Desk}) {
  const {t, number} = useLanguage();
  const answer = useAnswer(() => desk.api.leaks(query), JSON.stringify(query), desk.onError);
  return (
    <>
      <p class="quiet">{t('overview.leaks-lead')}</p>
      <Answered answer={answer}>
        {leaks =>
          leaks.length === 0 ? (
            <p>{t('leak.none')}</p>
          ) : (
            <Scroll label={t('overview.leaks')}>
              <table class="table table-plain">
                <thead>
                  <tr>
                    {(['host', 'kind', 'service', 'path'] as const).map(name => (
                      <th key={name} scope="col">
                        {t(`leak.${name}`)}
                      </th>
                    ))}
                    <th scope="col" class="amount">
                      {t('leak.count')}
                    </th>
                  </tr>
                </thead>
                <tbody>
                  {leaks.map(({site, host, kind, service, path, count}) => (
                    <tr key={[site, host, kind, service, path].join(' ')}>
                      <th scope="row" class="mono">
                        {host}
                      </th>
                      <td>{kind}</td>
                      <td>{service ?? <span class="quiet">{t('leak.unlisted')}</span>}</td>
                      <td class="mono">{path}</td>
                      <td class="amount">{number(count)}</td>
                    </tr>
                  ))}
                </tbody>
              </table>
            </Scroll>
          )
        }
      </Answered>
    </>
  );
}
