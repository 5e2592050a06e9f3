import type {NewSite, SiteSummary, SitesAnswer} from '@akkoord/schema';
import {type CollectorClient, collectorOf, expectType} from './collector-client.ts';
import {CommandError, EXIT} from './command-error.ts';
import type {Flags} from './flags.ts';
import type {Io} from './io.ts';
import {readSites} from './site-config.ts';
import type {Verb} from './verb.ts';

export const sitesVerb: Verb = {
  help: `akkoord sites: the sites of a running collector, with their records, retention and place of storage
akkoord sites add: set up the sites of a config in it, as the console does; what is set up so is kept in the database

  --config FILE         of add: a site's config with "origins", "location" and "retention", or {"sites": [config, …]};
                        akkoord.config.json where absent
  --name NAME           of add, with one site: what people call it; its id where absent
  --location TEXT       of add: where the records lie, such as "Falkenstein, DE"; the config's "location" where absent
  --url URL             the collector; AKKOORD_URL, else http://localhost:4300
  --token TOKEN         of an owner to add, of anybody to list; better AKKOORD_TOKEN, which no process list shows
  --json                tell the sites as JSON

Categories, services and texts of a config come with the notice: write it in the console, or publish it by
akkoord notice publish.

examples
  akkoord sites
  akkoord sites add --config shop.json --name "The Shop" --location "Falkenstein, DE"`,
  flags: {config: 'text', name: 'text', location: 'text', url: 'text', token: 'text'},
  words: 1,
  run: async (flags, io) => {
    const [act] = flags.positionals;
    const collector = collectorOf(flags, io);
    if (act === 'add') return tell(await add(flags, collector), flags, io);
    if (act !== undefined)
      throw new CommandError('verb-unknown', `found "${act}" after sites, expected add, or nothing`);
    return tell(((await collector.json('/v1/sites')) as SitesAnswer).sites, flags, io);
  },
};

async function add(flags: Flags, collector: CollectorClient): Promise<readonly SiteSummary[]> {
  const sites = await readSites(flags.text('config') ?? 'akkoord.config.json');
  const name = flags.text('name');
  if (name !== null && sites.length > 1)
    throw new CommandError('flag-unusable', `found --name with ${sites.length} sites; add them one by one`);
  const added: SiteSummary[] = [];
  for (const {config, hosting} of sites) {
    const {site: id, controller, privacy, languages} = config;
    const {origins = [], retention, transfer} = hosting;
    const location = flags.text('location') ?? hosting.location;
    // What is missing the collector names itself, with everything else that is wrong.
    const body: Partial<NewSite> = {
      ...{id, name: name ?? id, origins, controller, privacy},
      ...(location === undefined ? {} : {location}),
      ...(transfer ? {transfer} : {}),
      ...(languages ? {languages} : {}),
      ...(retention ? {retention} : {}),
    };
    const answer = await collector.request('/v1/sites', {
      method: 'POST',
      headers: {'content-type': 'application/json'},
      body: JSON.stringify(body),
    });
    added.push((await expectType(answer, 'application/json', collector.url).json()) as SiteSummary);
  }
  return added;
}

async function tell(sites: readonly SiteSummary[], flags: Flags, io: Io) {
  const lines = sites.map(
    ({id, records, retention: {duration}, origins, location, setUpIn}) =>
      `${id}: ${records} records, kept for ${duration}, ${location}; ${origins.join(' ')} (${setUpIn})\n`,
  );
  await io.stdout.write(flags.on('json') ? `${JSON.stringify({sites})}\n` : lines.join(''));
  return EXIT.ok;
}
