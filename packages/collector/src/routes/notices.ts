import type {App, Context} from '../context.ts';
import {visitOf} from '../context.ts';
import {CollectorError} from '../errors.ts';
import {jsonAnswer, PUBLIC_HEADERS} from '../http/answer.ts';
import {expectContentType, parseJson, readBody} from '../http/body.ts';
import {publishNotice} from '../publish-notice.ts';
import type {NoticeEntry} from '../storage.ts';

const MAX_BODY = 2 * 1024 * 1024;
const HASH = /^[\da-f]{64}$/;

/** Publishes notices and shows them to anybody: `PUT` and `GET /v1/notices/:hash`. */
export function addNoticeRoutes(app: App, context: Context): void {
  app.put('/v1/notices/:hash', async c => {
    const hash = c.req.param('hash');
    await context.access.admit(visitOf(c), ['owner'], {
      deed: 'publish',
      detail: `notice ${hash.slice(0, 64)}`,
    });
    expectContentType(c.req.raw, 'application/json');
    const input = parseJson(await readBody(c.req.raw, MAX_BODY));
    const {entry, isNew} = await publishNotice(input, {...context, expectedHash: hash});
    return jsonAnswer(publishedJson(entry), isNew ? 201 : 200);
  });

  app.get('/v1/notices/:hash', async ({req}) => {
    const hash = req.param('hash');
    const entry = HASH.test(hash) ? await context.storage.notice(hash) : null;
    if (!entry) throw new CollectorError('not-found', 'no notice with this hash is published');
    return jsonAnswer(publishedJson(entry), 200, {
      ...PUBLIC_HEADERS,
      // The address is the hash of what stands there.
      'cache-control': 'public, max-age=31536000, immutable',
    });
  });
}

function publishedJson({text, materialHash, publishedAt}: NoticeEntry): string {
  const time = new Date(publishedAt).toISOString();
  return `${text.slice(0, -1)},"materialHash":"${materialHash}","publishedAt":"${time}"}`;
}
