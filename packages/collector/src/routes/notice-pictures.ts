import {toHex} from '@akkoord/ledger';
import type {NoticePublication, PictureLayer, PictureSummary, PicturesAnswer} from '@akkoord/schema';
import {PEOPLE} from '../access/people.ts';
import type {App, Context} from '../context.ts';
import {visitOf} from '../context.ts';
import {CollectorError} from '../errors.ts';
import {heldTo} from '../held-to.ts';
import {jsonAnswer, SECURITY_HEADERS} from '../http/answer.ts';
import {expectContentType, readBytes} from '../http/body.ts';
import type {NoticePicture} from '../pictures/notice-picture-storage.ts';
import {pngSize} from '../pictures/png-size.ts';
import type {NoticeEntry} from '../storage.ts';

/** What a window of 1280 by 800 with a photograph behind the notice takes, and twice that. */
const MAX_PNG = 4 * 1024 * 1024;
/** Pixels of a side: more than any window has. */
const MAX_SIDE = 10_000;
/** Pictures of one notice: thirty languages, two layers, two widths, eight times over. */
const MAX_PICTURES = 1000;
const HASH = /^[\da-f]{64}$/;
const LAYERS: readonly PictureLayer[] = ['first', 'settings'];
const WRITERS = ['owner', 'dpo'] as const;
const NAMES = ['language', 'layer', 'width', 'build'];

/** Keeps pictures of published notices and shows them to people of the desk: `/v1/notices/:hash/pictures`. */
export function addNoticePictureRoutes(app: App, context: Context): void {
  const {access, storage, clock, hasher} = context;

  app.post('/v1/notices/:hash/pictures', async c => {
    const hash = c.req.param('hash');
    const {search, searchParams} = new URL(c.req.url);
    const held = heldTo(await access.admit(visitOf(c), WRITERS), context);
    const detail = `picture of ${hash.slice(0, 64)} ${search}`;
    const found = HASH.test(hash) ? await held.storage.notice(hash) : null;
    const of = found ? {sites: [siteOf(found)]} : {};
    await access.admit(visitOf(c), WRITERS, {deed: 'publish', detail, ...of});
    expectContentType(c.req.raw, 'image/png');
    const notice = await noticeAt(hash, held);
    const labels = labelsIn(searchParams, notice);
    const png = await readBytes(c.req.raw, MAX_PNG);
    const size = sizeOf(png, labels.width);
    const picture: NoticePicture = {
      ...labels,
      ...size,
      notice: hash,
      sha256: toHex(hasher.sha256(png)),
      bytes: png.length,
      receivedAt: clock(),
    };
    const known = await storage.pictures(hash);
    const same = known.find(one => isSame(one, picture));
    if (same) return jsonAnswer(summaryOf(same));
    if (known.length >= MAX_PICTURES) throw exceeded();
    const isNew = await storage.addPicture(picture, png);
    return jsonAnswer(summaryOf(picture), isNew ? 201 : 200);
  });

  app.get('/v1/notices/:hash/pictures', async c => {
    const held = heldTo(await access.admit(visitOf(c), PEOPLE), context);
    const {hash} = await noticeAt(c.req.param('hash'), held);
    const pictures = (await storage.pictures(hash)).map(summaryOf);
    return jsonAnswer({pictures} satisfies PicturesAnswer);
  });

  app.get('/v1/notices/:hash/pictures/:sha256', async c => {
    const held = heldTo(await access.admit(visitOf(c), PEOPLE), context);
    const {hash, sha256} = c.req.param();
    const isName = HASH.test(hash) && HASH.test(sha256);
    const png = isName ? await held.storage.picture(hash, sha256) : null;
    if (!png) throw new CollectorError('not-found', 'no picture of this notice has this hash');
    return new Response(Uint8Array.from(png), {headers: {...SECURITY_HEADERS, 'content-type': 'image/png'}});
  });
}

const siteOf = ({text}: NoticeEntry): string => (JSON.parse(text) as NoticePublication).notice.site;

async function noticeAt(hash: string, {storage}: Context): Promise<NoticeEntry> {
  const entry = HASH.test(hash) ? await storage.notice(hash) : null;
  if (entry) return entry;
  throw new CollectorError('not-found', 'no notice with this hash is published; publish it, then picture it');
}

type Labels = Pick<NoticePicture, 'language' | 'layer' | 'width' | 'build'>;

function labelsIn(parameters: URLSearchParams, {text}: NoticeEntry): Labels {
  const stray = [...parameters.keys()].find(
    name => !NAMES.includes(name) || parameters.getAll(name).length > 1,
  );
  if (stray !== undefined)
    throw invalid(`${stray.slice(0, 40)} is not known or stands twice`, NAMES.join(', '));
  const {texts} = (JSON.parse(text) as NoticePublication).notice;
  const language = parameters.get('language') ?? '';
  if (!Object.hasOwn(texts, language))
    throw invalid(
      `language is "${language.slice(0, 20)}"`,
      `one of the notice: ${Object.keys(texts).join(', ')}`,
    );
  const given = parameters.get('layer') ?? '';
  const layer = LAYERS.find(one => one === given);
  if (!layer) throw invalid(`layer is "${given.slice(0, 20)}"`, LAYERS.join(' or '));
  const build = parameters.get('build');
  if (build !== null && !HASH.test(build)) throw invalid('build is no hash', '64 hex digits, or none');
  return {language, layer, width: Number(parameters.get('width') ?? Number.NaN), build};
}

function sizeOf(png: Uint8Array, expected: number): {readonly width: number; readonly height: number} {
  const size = pngSize(png);
  if (!size) throw invalid('the body is no PNG', 'a whole one');
  const {width, height} = size;
  if (width < 1 || height < 1 || width > MAX_SIDE || height > MAX_SIDE)
    throw invalid(`the picture has ${width} by ${height} pixels`, `1 to ${MAX_SIDE} of each`);
  if (width === expected) return size;
  throw invalid(
    `the picture is ${width} pixels wide`,
    `width=${width} in the address, or the picture of that width`,
  );
}

const isSame = (one: NoticePicture, other: NoticePicture): boolean =>
  one.sha256 === other.sha256 &&
  one.language === other.language &&
  one.layer === other.layer &&
  one.width === other.width;

function summaryOf({notice: _, receivedAt, ...picture}: NoticePicture): PictureSummary {
  return {...picture, receivedAt: new Date(receivedAt).toISOString()};
}

function invalid(found: string, expected: string): CollectorError {
  return new CollectorError('picture-invalid', `${found}, expected ${expected}`);
}

function exceeded(): CollectorError {
  const found = `there are ${MAX_PICTURES} pictures of this notice already`;
  return new CollectorError('pictures-exceeded', `${found}; publish a new version, or picture it less often`);
}
