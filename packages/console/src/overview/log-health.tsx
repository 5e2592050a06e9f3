import {verifyCheckpoint} from '@akkoord/ledger';
import type {LogState} from '@akkoord/schema';
import {useState} from 'preact/hooks';
import type {Desk} from '../desk.ts';
import {useLanguage} from '../language.ts';
import {verdictOn, verifierKeys} from '../records/verify-record.ts';
import {Scroll} from '../scroll.tsx';
import {useAct} from '../use-act.ts';
import {useAnswer} from '../use-answer.ts';

/** The logs with their sizes, their last records, and whether the signature of each checkpoint holds here. */
export function LogHealth({logs, desk}: {logs: readonly LogState[]; desk: Desk}) {
  const {t} = useLanguage();
  if (logs.length === 0) return <p>{t('log.none')}</p>;
  return (
    <>
      <Scroll label={t('overview.logs')}>
        <table class="table table-plain">
          <thead>
            <tr>
              <th scope="col">{t('record.log-origin')}</th>
              <th scope="col" class="amount">
                {t('log.leaves')}
              </th>
              <th scope="col">{t('log.last')}</th>
              <th scope="col">{t('log.checkpoint')}</th>
              <th scope="col">{t('log.saved')}</th>
            </tr>
          </thead>
          <tbody>
            {logs.map(log => (
              <Log key={log.origin} log={log} desk={desk} />
            ))}
          </tbody>
        </table>
      </Scroll>
      <p class="quiet small">{t('log.keep')}</p>
    </>
  );
}

function Log({log, desk}: {log: LogState; desk: Desk}) {
  const {t, moment, number} = useLanguage();
  const {api, onError} = desk;
  const [saved, setSaved] = useState(log);
  const {run} = useAct<void>(onError);
  const note = () =>
    run(
      () => api.noteSaved(log.origin),
      () => setSaved({...log, savedAt: new Date().toISOString(), savedSize: log.size}),
    );
  const check = async (): Promise<string> => {
    if (!globalThis.crypto?.subtle) return t('log.unable');
    const [note, keys] = await Promise.all([api.checkpoint(log.origin), api.keys()]);
    return verifyCheckpoint(note, verifierKeys(keys)).then(
      () => t('log.valid'),
      cause => t('log.invalid', {code: verdictOn(cause).code}),
    );
  };
  const state = useAnswer(check, `${log.origin} ${log.size}`, onError);
  return (
    <tr>
      <th scope="row" class="mono">
        {log.origin}
      </th>
      <td class="amount">{number(log.size)}</td>
      <td>{log.lastRecordAt === null ? '–' : moment(log.lastRecordAt)}</td>
      <td>
        {state.value ?? '…'}{' '}
        <a
          href={api.checkpointUrl(log.origin)}
          download={`${log.origin.replace('/', '-')}.checkpoint.txt`}
          onClick={note}
        >
          {t('record.checkpoint')}
        </a>
      </td>
      <td>
        {saved.savedAt === null
          ? t('log.never-saved')
          : t('log.saved-at', {moment: moment(saved.savedAt), count: number(saved.savedSize ?? 0)})}
      </td>
    </tr>
  );
}
