import {createHash} from 'node:crypto';
import {shiftTime} from '@akkoord/schema/other-consent';
import {SEED_SERVICES} from './seeded-site.mjs';

const hash = text => createHash('sha256').update(text).digest();

/** Opens the receipt of every seeded record. */
export const SECRET_HASH = hash(hash('seed')).toString('hex');

/** So many records make a group; the last of each withdraws what the first has granted. */
const GROUP = 20;
/** One in so many is of the rarest action. */
const RARE = 100_000;
const LANGUAGES = [
  [0.6, 'nl'],
  [0.85, 'en'],
  [0.93, 'fr'],
  [1, 'de'],
];
const ACTS = [
  [0.46, {action: 'reject-all', control: 'layer1.reject', granted: []}],
  [0.82, {action: 'accept-all', control: 'layer1.accept', granted: ['analytical', 'tracking']}],
  [0.95, {action: 'custom', control: 'settings.save', granted: ['analytical']}],
  [0.99, {action: 'embed', control: 'embed.youtube', granted: ['youtube']}],
  [1, {action: 'signal', control: 'signal.gpc', granted: []}],
];

/** The consent id that the record `at` of a seed has where it grants anything. */
export const seededConsent = at => uuidOf(hash(`consent ${at}`));

/** The id of the record `at` of a seed. */
export const seededId = at => uuidOf(hash(`record ${at}`));

/** Three in five windows are small. */
export const seededViewport = at => (at % 5 < 3 ? 'small' : 'large');

/** The record `at` of the seed `plan`, the same at each call; it arrived at `receivedAt`, milliseconds. */
export function seededRecord(at, plan, receivedAt) {
  const digest = hash(`record ${at}`);
  const act = actOf(at, digest);
  const decidedAt = receivedAt - 1500;
  const {hash: notice, version} = plan.notices[noticeOf(at / plan.records)];
  return {
    schema: 'akkoord/record/1',
    id: uuidOf(digest),
    site: plan.site,
    decidedAt: new Date(decidedAt).toISOString(),
    notice: {hash: notice, version, language: pick(LANGUAGES, digest[20] / 256)},
    choices: choicesOf(act.granted),
    action: act.action,
    control: act.control,
    signals: act.action === 'signal' ? ['gpc'] : [],
    expiresAt: new Date(shiftTime(decidedAt, 'P6M')).toISOString(),
    previous: act.previous ?? null,
    consentId: act.consentId ?? (act.granted.length > 0 ? seededConsent(at) : null),
  };
}

function actOf(at, digest) {
  if (at % RARE === 7)
    return {action: 'api', control: 'api', granted: ['analytical', 'tracking'], consentId: null};
  const first = at - GROUP + 1;
  if (at % GROUP === GROUP - 1 && actOf(first, hash(`record ${first}`)).granted.length > 0) {
    const [consentId, previous] = [seededConsent(first), seededId(first)];
    return {action: 'withdraw', control: 'settings.withdraw', granted: [], consentId, previous};
  }
  return pick(ACTS, digest.readUInt16BE(18) / 65_536);
}

/** One in a hundred is under the oldest notice, a third under the newest. */
const noticeOf = part => (part < 0.01 ? 0 : part < 0.66 ? 1 : 2);

const pick = (table, part) => table.find(([end]) => part < end)[1];

function choicesOf(granted) {
  const choice = (id, category) =>
    granted.includes(id) || granted.includes(category) ? 'granted' : 'denied';
  return {
    functional: 'granted',
    analytical: choice('analytical'),
    tracking: choice('tracking'),
    ...Object.fromEntries(SEED_SERVICES.map(({id, category}) => [id, choice(id, category)])),
  };
}

function uuidOf(digest) {
  const bytes = Buffer.from(digest.subarray(0, 16));
  bytes[6] = (bytes[6] & 0x0f) | 0x40;
  bytes[8] = (bytes[8] & 0x3f) | 0x80;
  return bytes.toString('hex').replace(/^(.{8})(.{4})(.{4})(.{4})/, '$1-$2-$3-$4-');
}
