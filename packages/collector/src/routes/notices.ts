import type {NoticePublication, NoticeSummary, NoticesAnswer} from '@akkoord/schema';
import {PEOPLE} from '../access/people.ts';
import type {App, Context} from '../context.ts';
import {visitOf} from '../context.ts';
import {draftsIn} from '../drafts.ts';
import {CollectorError} from '../errors.ts';
import {concerning, heldTo} from '../held-to.ts';
import {jsonAnswer, PUBLIC_HEADERS} from '../http/answer.ts';
import {expectContentType, parseJson, readBody} from '../http/body.ts';
import {publishNotice} from '../publish-notice.ts';
import {parseRecordQuery} from '../record-query.ts';
import type {NoticeEntry} from '../storage.ts';

const MAX_BODY = 2 * 1024 * 1024;
const HASH = /^[\da-f]{64}$/;

/** What the access log's line of a published notice begins with. */
const NOTICE_LINE = 'notice ';

/** Publishes that are read to say who published; the newest ones. */
const MAX_PUBLISHED = 10_000;

/** Publishes notices, shows them to anybody, and lists them: `PUT` and `GET /v1/notices/:hash`, `GET /v1/notices`. */
export function addNoticeRoutes(app: App, context: Context): void {
  app.put('/v1/notices/:hash', async c => {
    const hash = c.req.param('hash');
    const {access, sites} = context;
    // Whoever may not publish sends no body.
    const held = heldTo(await access.admit(visitOf(c), ['owner']), context);
    expectContentType(c.req.raw, 'application/json');
    const input = parseJson(await readBody(c.req.raw, MAX_BODY));
    const of = concerning((input as Partial<NoticePublication> | null)?.notice?.site, sites);
    await access.admit(visitOf(c), ['owner'], {
      deed: 'publish',
      detail: `${NOTICE_LINE}${hash.slice(0, 64)}`,
      ...of,
    });
    const {entry, isNew} = await publishNotice(input, {...held, expectedHash: hash});
    // Published is what stands in the public log: nobody is told so before.
    await context.noticeLog.catchUp();
    return jsonAnswer(publishedJson(entry), isNew ? 201 : 200);
  });

  app.get('/v1/notices', async c => {
    const held = heldTo(await context.access.admit(visitOf(c), PEOPLE), context);
    const {site} = parseRecordQuery(new URL(c.req.url).searchParams, ['site'], held.sites);
    const publishers = await publishersOf(context);
    const reasons = await reasonsIn(context);
    const pictures = await picturesOf(held);
    const notices = (await held.storage.notices())
      .map(entry => summaryOf(entry, {publishers, reasons, pictures}))
      .filter(notice => site === undefined || notice.site === site);
    return jsonAnswer({notices: notices.reverse()} satisfies NoticesAnswer);
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

type ByHash = ReadonlyMap<string, string>;

interface ToldOfNotices {
  readonly publishers: ByHash;
  readonly reasons: ByHash;
  readonly pictures: ReadonlyMap<string, number>;
}

function summaryOf(
  {hash, materialHash, text, publishedAt}: NoticeEntry,
  {publishers, reasons, pictures}: ToldOfNotices,
): NoticeSummary {
  const {site, version, date, texts} = (JSON.parse(text) as NoticePublication).notice;
  const languages = Object.keys(texts).sort();
  const time = new Date(publishedAt).toISOString();
  const [publishedBy, why] = [publishers.get(hash) ?? null, reasons.get(hash) ?? null];
  const told = {publishedAt: time, publishedBy, why, pictures: pictures.get(hash) ?? 0};
  return {hash, materialHash, site, version, date, languages, ...told};
}

/** How many pictures there are of each notice that has any, by its hash. */
async function picturesOf({storage}: Context): Promise<ReadonlyMap<string, number>> {
  const counts = new Map<string, number>();
  for (const {notice} of await storage.pictures(null)) counts.set(notice, (counts.get(notice) ?? 0) + 1);
  return counts;
}

/** Who handed in each notice first, by its hash. */
async function publishersOf({storage}: Context): Promise<ByHash> {
  // Not pictures, of which there may be many more.
  const query = {deeds: ['publish'], outcome: 'done', text: NOTICE_LINE} as const;
  const entries = await storage.accessLog(MAX_PUBLISHED, query);
  // Newest first, so that the first one stays.
  return new Map(entries.map(({detail, name}) => [detail.replace(NOTICE_LINE, ''), name ?? '']));
}

/** Why each notice was published that came from a draft, by its hash. */
async function reasonsIn({storage}: Context): Promise<ByHash> {
  const drafts = await draftsIn(storage);
  return new Map(
    drafts.flatMap(({notice, also, history}) => {
      const hashes = [...(notice ? [notice] : []), ...also.map(one => one.notice)];
      return hashes.map(hash => [hash, history.at(-1)?.why ?? ''] as const);
    }),
  );
}
