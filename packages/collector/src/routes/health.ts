import type {App, Context} from '../context.ts';
import {CollectorError} from '../errors.ts';
import {jsonAnswer} from '../http/answer.ts';

/** `GET /healthz`: the process answers; `GET /readyz`: records would be taken. */
export function addHealthRoutes(app: App, {storage, sequencer, report}: Context): void {
  app.get('/healthz', () => jsonAnswer({status: 'ok'}));
  app.get('/readyz', async () => {
    if (sequencer.stopped) throw sequencer.stopped;
    try {
      await storage.heads();
    } catch (cause) {
      report(cause);
      throw new CollectorError('storage-unavailable', 'the storage does not answer; look at its disk', {
        cause,
      });
    }
    return jsonAnswer({status: 'ok'});
  });
}
