import {collectorOf, expectType} from './collector-client.ts';
import {CommandError, EXIT} from './command-error.ts';
import type {Flags} from './flags.ts';
import type {Io} from './io.ts';
import {noticeOf, publishableNotice} from './notice-of.ts';
import {readSites} from './site-config.ts';
import type {Verb} from './verb.ts';

export const noticeVerb: Verb = {
  help: `akkoord notice publish: hand the notices of a config to the collector, so that records can be read with
what was shown. A notice that is there already is left as it is.
akkoord notice build: print the config with the hashes of its notice, which spares pages the hashing

  --config FILE         a site's config, or {"sites": [config, …]}; akkoord.config.json where absent
  --url URL             the collector; AKKOORD_URL, else http://localhost:4300
  --token TOKEN         of an owner; better AKKOORD_TOKEN, which no process list shows
  --json                tell the outcome as JSON

examples
  akkoord notice publish --config akkoord.config.json --url https://consent.example.org
  akkoord notice build --config akkoord.config.json > public/akkoord.config.json`,
  flags: {config: 'text', url: 'text', token: 'text'},
  words: 1,
  run: async (flags, io) => {
    const [act] = flags.positionals;
    if (act === 'publish') return publish(flags, io);
    if (act === 'build') return build(flags, io);
    const found = act === undefined ? 'no act' : `"${act}"`;
    throw new CommandError('verb-unknown', `found ${found} after notice, expected publish or build`);
  },
};

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
  return EXIT.ok;
}

function sentenceOf(outcome: {site: string; version: string; hash: string; new: boolean}): string {
  const did = outcome.new ? 'published' : 'was published already';
  return `${outcome.site}: notice ${outcome.version} ${did}, ${outcome.hash}\n`;
}

async function build(flags: Flags, io: Io) {
  const built = [];
  for (const {config, hosting} of await sitesOf(flags)) {
    const {hash, materialHash} = await noticeOf(config);
    built.push({...config, ...hosting, notice: {hash, materialHash}});
  }
  const file = built.length === 1 ? built[0] : {sites: built};
  await io.stdout.write(`${JSON.stringify(file, null, 2)}\n`);
  return EXIT.ok;
}
