import {PEOPLE} from '../access/people.ts';
import {type App, type Context, visitOf} from '../context.ts';
import {CollectorError} from '../errors.ts';
import {expectEverySite} from '../held-to.ts';
import {jsonAnswer, SECURITY_HEADERS} from '../http/answer.ts';
import type {Gauge} from '../metrics.ts';

/**
 * `GET /healthz`: the process answers; `GET /readyz`: records would be taken; `GET /metrics`: numbers for Prometheus,
 * for whoever has a token.
 */
export function addHealthRoutes(app: App, context: Context): void {
  const {storage, sequencer, report, metrics, access} = context;
  app.get('/healthz', () => jsonAnswer({status: 'ok'}));
  app.get('/readyz', async ({env}) => {
    if (sequencer.stopped) throw sequencer.stopped;
    try {
      await storage.heads();
    } catch (cause) {
      report(cause, env?.requestId);
      throw new CollectorError('storage-unavailable', 'the storage does not answer; look at its disk', {
        cause,
      });
    }
    return jsonAnswer({status: 'ok'});
  });

  app.get('/metrics', async c => {
    // Of the whole process: what came in for one site cannot be told from the rest.
    expectEverySite(await access.admit(visitOf(c), PEOPLE));
    const type = {'content-type': 'text/plain; version=0.0.4; charset=utf-8'};
    return new Response(metrics.render(await gaugesOf(context)), {headers: {...type, ...SECURITY_HEADERS}});
  });
}

async function gaugesOf({storage, sequencer}: Context): Promise<readonly Gauge[]> {
  const heads = await storage.heads();
  return [
    {name: 'akkoord_waiting_records', help: 'Records that wait for a commit', value: sequencer.waiting},
    {
      name: 'akkoord_stopped',
      help: '1 where the log takes nothing any more',
      value: sequencer.stopped ? 1 : 0,
    },
    ...heads.map(({origin, size}) => ({
      name: 'akkoord_log_leaves',
      help: 'Leaves of a log, erased ones included',
      value: size,
      labels: {log: origin},
    })),
  ];
}
