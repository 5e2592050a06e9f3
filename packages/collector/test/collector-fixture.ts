import {canonicalHash, portableHasher} from '@akkoord/ledger';
import {
  type ConsentRecord,
  composeNotice,
  type NoticePublication,
  RECORD_SCHEMA,
  type RecordSubmission,
  type RecordsAnswer,
  type Service,
} from '@akkoord/schema';
import {OTHER_CONSENT_SCHEMA, type SentOtherConsent, shiftTime} from '@akkoord/schema/other-consent';
import {
  type Collector,
  createCollector,
  createFirstToken,
  type EventLog,
  memoryStorage,
  type RecordStorage,
  type SiteConfig,
} from '../src/index.ts';
import {createSigner} from '../src/signer.ts';

/** The time at which every fixture starts. */
export const START = Date.parse('2026-03-01T10:00:00.000Z');
export const ORIGIN = 'https://www.shop.example';
export const SITES = [
  {
    id: 'shop',
    origins: [ORIGIN, 'https://shop.example'],
    location: 'Delft, NL',
    retention: {duration: 'P5Y', reason: 'limitation of claims'},
  },
  {
    id: 'blog',
    origins: ['https://blog.example'],
    location: 'Delft, NL',
    retention: {duration: 'P2Y', reason: 'limitation of claims'},
  },
] as const;
export const SECRET = Buffer.alloc(32, 5).toString('base64url');
export const SECRET_HASH = Buffer.from(portableHasher.sha256(new Uint8Array(32).fill(5))).toString('hex');

const youtube: Service = {
  id: 'youtube',
  name: 'YouTube',
  vendor: 'Google Ireland Limited',
  country: 'IE',
  category: 'tracking',
  purposes: ['embedded-video'],
  data: ['ip-address'],
  match: ['www.youtube.com'],
  cookies: [],
  privacy: 'https://policies.google.com/privacy',
  checked: '2026-01-01',
  sources: ['https://policies.google.com/technologies/cookies'],
};
const texts = {nl: {'banner.title': 'Mag dat?'}};

/** A notice of the site `shop` that can be published. */
export async function somePublication(version = '1'): Promise<NoticePublication & {readonly hash: string}> {
  const notice = composeNotice(
    {site: 'shop', controller: {name: 'Shop'}, privacy: '/privacy', version},
    {services: [youtube], texts: {nl: await canonicalHash(texts.nl)}},
  );
  return {notice, texts, hash: await canonicalHash(notice)};
}

/** A record of the site `shop`, decided a moment before `START`. */
export function someRecord(change: Partial<ConsentRecord> = {}): ConsentRecord {
  return {
    schema: RECORD_SCHEMA,
    id: crypto.randomUUID(),
    site: 'shop',
    decidedAt: '2026-03-01T09:59:58.000Z',
    notice: {hash: 'ab'.repeat(32), version: '1', language: 'nl'},
    choices: {functional: 'granted', analytical: 'denied', tracking: 'denied', youtube: 'granted'},
    action: 'custom',
    control: 'settings.save',
    signals: [],
    expiresAt: '2026-09-01T09:59:58.000Z',
    previous: null,
    consentId: null,
    ...change,
  };
}

/** A consent to being kept in the talent pool of the site `shop`, given a moment before `START`. */
export function someConsent(change: Partial<SentOtherConsent> = {}): SentOtherConsent {
  const {duration = 'P1Y', decidedAt = '2026-03-01T09:59:58.000Z'} = change;
  return {
    schema: OTHER_CONSENT_SCHEMA,
    id: crypto.randomUUID(),
    site: 'shop',
    decidedAt,
    notice: {hash: 'ab'.repeat(32), version: '1', language: 'nl'},
    purpose: 'talent-pool',
    channel: 'none',
    duration,
    text: 'Bewaar mijn gegevens één jaar.',
    reference: 'sollicitatie-4711',
    action: 'consent',
    control: 'page.record',
    expiresAt: new Date(shiftTime(Date.parse(decidedAt), duration)).toISOString(),
    previous: null,
    ...change,
  };
}

/** A collector on a clock that stands still until it is set. */
export async function startCollector(
  storage: RecordStorage = memoryStorage(),
  sites: readonly SiteConfig[] = SITES,
  signer = createSigner(new Date(START)),
) {
  const clock = {now: START};
  const reports: unknown[] = [];
  const making = {storage, clock: () => clock.now, hasher: portableHasher};
  const owner = (await createFirstToken(making)) as string;
  const open = (over: RecordStorage = storage, log?: EventLog): Promise<Collector> =>
    createCollector({
      ...(log ? {log} : {}),
      storage: over,
      signer,
      sites,
      clock: () => clock.now,
      report: cause => reports.push(cause),
    });
  const collector = await open();
  return {collector, storage, signer, clock, reports, owner, making, open, ...clientOf(collector, owner)};
}

/** Short ways to ask a collector. */
export function clientOf(collector: Collector, token: string) {
  const ask = (path: string, init: RequestInit = {}): Promise<Response> =>
    collector.fetch(new Request(`https://consent.example${path}`, init));
  const asStaff = (path: string, init: RequestInit = {}, bearer = token): Promise<Response> =>
    ask(path, {...init, headers: {...init.headers, authorization: `Bearer ${bearer}`}});
  const post = (body: unknown, headers: Record<string, string> = {}): Promise<Response> =>
    ask('/v1/records', {
      method: 'POST',
      headers: {'content-type': 'text/plain', origin: ORIGIN, ...headers},
      body: typeof body === 'string' ? body : JSON.stringify(body),
    });
  const send = async (...records: readonly RecordSubmission['record'][]): Promise<RecordsAnswer> =>
    (await (await post(batchOf(...records))).json()) as RecordsAnswer;
  return {ask, asStaff, post, send};
}

/** The batch that a browser would send at `START`. */
export function batchOf(...records: readonly RecordSubmission['record'][]) {
  return {sentAt: new Date(START).toISOString(), records: records.map(submissionOf)};
}

/** `record` with the hash of `SECRET`. */
export function submissionOf<Kind extends RecordSubmission['record']>(
  record: Kind,
): {readonly record: Kind; readonly secretHash: string} {
  return {record, secretHash: SECRET_HASH};
}
