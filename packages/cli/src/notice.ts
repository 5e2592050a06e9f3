import {mkdir, writeFile} from 'node:fs/promises';
import {join} from 'node:path';
import {type ComposedNotice, noticeOf} from '@akkoord/collector/site-notice';
import {canonical} from '@akkoord/ledger/canonical';
import {collectorOf, expectType} from './collector-client.ts';
import {CommandError, EXIT} from './command-error.ts';
import type {Flags} from './flags.ts';
import type {Io} from './io.ts';
import {diffNotices} from './notice-diff.ts';
import {lintNotices} from './notice-lint.ts';
import {publishableNotice} from './notice-of.ts';
import {shootPages} from './pictures/shoot.ts';
import {readSites} from './site-config.ts';
import type {Verb} from './verb.ts';

/** Pages that one call pictures: one for each language there may be. */
const MOST_PAGES = 32;

export const noticeVerb: Verb = {
  help: `akkoord notice, also akkoord notices

akkoord notice publish: hand the notices of a config to the collector, so that records can be read with
what was shown. A notice that is there already is left as it is.
akkoord notice shoot PAGE…: visit live pages as a visitor who has never been there, picture both layers of the notice at
1280 and 390 pixels in each of its languages, and hand the pictures to the collector; needs Chromium, on any machine
akkoord notice build: print the config with the hashes of its notice, which spares pages the hashing
akkoord notice diff OLDER NEWER: what lies between two notices, and whether visitors are asked again; each file is a
config, a notice, or a notice with its texts
akkoord notice lint: what a notice must say and does not; ends with 1 where it may not be published so

  --config FILE         a site's config, or {"sites": [config, …]}; akkoord.config.json where absent
  --url URL             the collector; AKKOORD_URL, else http://localhost:4300
  --token TOKEN         of an owner, to picture of an owner or DPO; better AKKOORD_TOKEN, which no process list shows
  --shoot PAGE          of publish: picture this live page once the notices are there, which it has to show by then; may
                        stand several times
  --language TAG        of a page that does not say in which language it is: only these, besides its first one
  --browser FILE        Chromium, Chrome or Edge; CHROMIUM, else the one that is installed
  --out FOLDER          of build: write the notice and each language's texts there too, in the bytes that are hashed
  --json                tell the outcome as JSON

examples
  akkoord notice publish --config akkoord.config.json --url https://consent.example.org
  akkoord notice shoot https://www.example.org/ https://www.example.org/fr/ --url https://consent.example.org
  akkoord notice build --config akkoord.config.json > public/akkoord.config.json
  akkoord notice lint --config akkoord.config.json
  akkoord notice diff published.json akkoord.config.json`,
  flags: {
    ...{config: 'text', url: 'text', token: 'text', out: 'text'},
    ...{shoot: 'many', language: 'many', browser: 'text'},
  },
  words: MOST_PAGES + 1,
  run: async (flags, io) => {
    const [act, ...words] = flags.positionals;
    if (act === 'shoot') return shoot(words, flags, io);
    const extra = words[act === 'diff' ? 2 : 0];
    if (extra !== undefined)
      throw new CommandError('flag-unusable', `found "${extra}", which belongs to no flag; see --help`);
    if (act === 'diff') return diffNotices(flags, io);
    if (act === 'publish') return publish(flags, io);
    if (act === 'build') return build(flags, io);
    if (act === 'lint') return lintNotices(flags, io);
    const found = act === undefined ? 'no act' : `"${act}"`;
    throw new CommandError(
      'verb-unknown',
      `found ${found} after notice, expected publish, shoot, build, diff or lint`,
    );
  },
};

function shoot(urls: readonly string[], flags: Flags, io: Io) {
  if (urls.length > 0) return shootPages({urls, collector: collectorOf(flags, io), flags, io});
  throw new CommandError('flag-missing', 'found no page after notice shoot; give the address of a live one');
}

const sitesOf = (flags: Flags) => readSites(flags.text('config') ?? 'akkoord.config.json');

async function publish(flags: Flags, io: Io) {
  const sites = await sitesOf(flags);
  const collector = collectorOf(flags, io);
  const outcomes = [];
  for (const {config} of sites) {
    const {notice, texts, hash, materialHash} = await publishableNotice(config);
    const answer = await collector.request(`/v1/notices/${hash}`, {
      method: 'PUT',
      headers: {'content-type': 'application/json'},
      body: JSON.stringify({notice, texts}),
    });
    const {status} = expectType(answer, 'application/json', collector.url);
    outcomes.push({site: config.site, version: notice.version, hash, materialHash, new: status === 201});
  }
  if (flags.on('json')) await io.stdout.write(`${JSON.stringify({notices: outcomes})}\n`);
  else for (const outcome of outcomes) await io.stdout.write(sentenceOf(outcome));
  const urls = flags.many('shoot');
  if (urls.length === 0) return EXIT.ok;
  return shootPages({urls, collector, flags, io, expected: outcomes.map(({hash}) => hash)});
}

function sentenceOf(outcome: {site: string; version: string; hash: string; new: boolean}): string {
  const did = outcome.new ? 'published' : 'was published already';
  return `${outcome.site}: notice ${outcome.version} ${did}, ${outcome.hash}\n`;
}

async function build(flags: Flags, io: Io) {
  const built = [];
  const folder = flags.text('out');
  for (const {config, hosting} of await sitesOf(flags)) {
    const composed = await noticeOf(config);
    const {hash, materialHash} = composed;
    if (folder) await writeNotice(folder, composed);
    built.push({...config, ...hosting, notice: {hash, materialHash}});
  }
  const file = built.length === 1 ? built[0] : {sites: built};
  await io.stdout.write(`${JSON.stringify(file, null, 2)}\n`);
  return EXIT.ok;
}

/** Writes `composed` as the bytes that were hashed: SHA-256 of each file is the hash that stands in its place. */
async function writeNotice(
  folder: string,
  {notice, texts, hash, materialHash}: ComposedNotice,
): Promise<void> {
  const files: readonly (readonly [name: string, content: string])[] = [
    [`${notice.site}.notice.json`, canonical(notice)],
    [`${notice.site}.hashes.json`, `${JSON.stringify({hash, materialHash, texts: notice.texts}, null, 2)}\n`],
    ...Object.entries(texts).map(
      ([language, words]) => [`${notice.site}.texts.${language}.json`, canonical(words)] as const,
    ),
  ];
  try {
    await mkdir(folder, {recursive: true});
    for (const [name, content] of files) await writeFile(join(folder, name), content);
  } catch (cause) {
    const reason = cause instanceof Error ? cause.message : String(cause);
    throw new CommandError(
      'file-unwritable',
      `cannot write into ${folder} (${reason}); choose another --out`,
      {cause},
    );
  }
}
