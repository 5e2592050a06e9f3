import {existsSync, mkdirSync, readFileSync, writeFileSync} from 'node:fs';
import {join} from 'node:path';
import {createNodeCollector, nodeHasher, readSigner, sqliteStorage} from '@akkoord/collector/node';
// The collector's own commit protocol, without the door that each record of a browser comes through.
import {arrivalOf} from '../../packages/collector/dist/arrival.js';
import {createSequencer} from '../../packages/collector/dist/sequencer.js';
import {createSiteDirectory} from '../../packages/collector/dist/sites.js';
import {createTallying} from '../../packages/collector/dist/tally.js';
import {SECRET_HASH, seededRecord, seededViewport} from './seeded-record.mjs';
import {configFile, SEED_SITE, seededNotices, siteOf} from './seeded-site.mjs';

const DAY = 86_400_000;
/** Records under way at once: some commits' worth. */
const AHEAD = 4096;
const TELL_EVERY = 5000;

/**
 * Fills `folder` with `records` records of the `days` days before now: real rows, leaves, checkpoints and tallies, in
 * SQLite, of one made-up site. Goes on where an earlier run of the same size was stopped, and does nothing where it was
 * done. Rejects where the folder has another seed.
 */
export async function seed({folder, records, days, tell = console.log}) {
  const plan = await planOf({folder, records, days});
  const storage = sqliteStorage({path: join(folder, 'records.db')});
  try {
    const heads = await storage.heads();
    const first = heads.reduce((sum, {size}) => sum + size, 0);
    if (first > 0) tell(`${first} of ${records} records are there`);
    await append({plan, storage, signer: readSigner(join(folder, 'log-key.json')), first, tell});
  } finally {
    await storage.close();
  }
  return plan;
}

/** The plan of what `folder` has of a seed that was stopped: so many records, and the days that they are of. */
export async function seededSoFar(folder) {
  const plan = JSON.parse(readFileSync(join(folder, 'seed.json'), 'utf8'));
  const storage = sqliteStorage({path: join(folder, 'records.db')});
  const heads = await storage.heads();
  await storage.close();
  const records = heads.reduce((sum, {size}) => sum + size, 0);
  return {...plan, records, days: Math.floor((plan.days * records) / plan.records)};
}

/** What is to be made, as the first run has written it down. */
async function planOf({folder, records, days}) {
  const file = join(folder, 'seed.json');
  if (existsSync(file)) {
    const plan = JSON.parse(readFileSync(file, 'utf8'));
    if (plan.records === records && plan.days === days) return plan;
    const found = `${folder} has a seed of ${plan.records} records over ${plan.days} days`;
    throw new Error(`${found}, expected ${records} over ${days}; name another folder, or ask for the same`);
  }
  if (existsSync(join(folder, 'records.db')))
    throw new Error(`${folder} has records of its own; name a folder without any`);
  mkdirSync(folder, {recursive: true});
  const notices = await seededNotices();
  const collector = await createNodeCollector({dataDir: folder, sites: [siteOf()]});
  // The oldest is left out: its records stay unpublished.
  for (const {notice, texts} of notices.slice(1)) await collector.publishNotice({notice, texts});
  await collector.close();
  writeFileSync(join(folder, 'akkoord.config.json'), `${JSON.stringify(configFile(), null, 2)}\n`);
  const plan = {
    site: SEED_SITE,
    records,
    days,
    from: Date.now() - days * DAY,
    notices: notices.map(({hash, notice}) => ({hash, version: notice.version})),
  };
  writeFileSync(file, `${JSON.stringify(plan, null, 2)}\n`);
  return plan;
}

async function append({plan, storage, signer, first, tell}) {
  const sequencer = createSequencer({
    storage,
    signer,
    hasher: nodeHasher,
    report: error => tell(error),
    tally: createTallying(createSiteDirectory([siteOf()])),
  });
  const began = performance.now();
  let told = began;
  for (let next = first; next < plan.records; next += AHEAD) {
    const count = Math.min(AHEAD, plan.records - next);
    const sent = Array.from({length: count}, (_, i) => sequencer.submit(arrivalAt(next + i, plan)));
    const refused = (await Promise.all(sent)).find(({status}) => status !== 'recorded');
    if (refused) throw refused.error ?? new Error('a record of the seed is there twice');
    if (performance.now() - told < TELL_EVERY && next + count < plan.records) continue;
    told = performance.now();
    const speed = Math.round(((next + count - first) / (told - began)) * 1000);
    tell(`${next + count} of ${plan.records} records, ${speed} a second`);
  }
  await sequencer.close();
}

function arrivalAt(at, plan) {
  const receivedAt = Math.floor(plan.from + (at * plan.days * DAY) / plan.records);
  return arrivalOf(
    {record: seededRecord(at, plan, receivedAt), secretHash: SECRET_HASH, viewport: seededViewport(at)},
    {sentAt: receivedAt, receivedAt},
  );
}
