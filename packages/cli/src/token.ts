import {CollectorError, createInvitation, createToken, type RecordStorage} from '@akkoord/collector';
import {nodeHasher, openStorage} from '@akkoord/collector/node';
import {ROLES, type Role} from '@akkoord/schema';
import {CommandError, EXIT} from './command-error.ts';
import type {Flags} from './flags.ts';
import type {Io} from './io.ts';
import {type CollectorPlace, STORAGE_HELP, usedPlace} from './storage-flag.ts';
import type {Verb} from './verb.ts';

export const tokenVerb: Verb = {
  help: `akkoord token [invite], also akkoord tokens: make a token that lets somebody into a collector, where one was lost
or somebody else needs one; with "invite" a link that works once, by which somebody gets a token of their own in the
console. No mail is sent. To be run on the machine that keeps the collector's data; the collector may go on running. Tokens that were made
before stay valid.

  --data DIR            where database and key lie; ./data where absent
${STORAGE_HELP}
  --role ROLE           owner, dpo, viewer, or server for a site's own; owner where absent
  --name NAME           whose it is, as the access log tells it; the role where absent
  --site ID             a site that it opens, and nothing of any other; may stand several times; every site where absent
  --url URL             with "invite": where the collector is reached, https://consent.example.org
  --days N              with "invite": for how long the link holds, 1 to 30; 7 where absent
  --json                tell the token or the link as JSON

The token or the link alone goes to standard output, and stands nowhere else.

examples
  akkoord token --data /var/lib/akkoord
  akkoord token --role dpo --name "Data protection officer"
  akkoord token --role dpo --name "Dirk" --site shop --site blog
  akkoord token invite --role dpo --name "Fatima" --url https://consent.example.org`,
  flags: {data: 'text', storage: 'text', role: 'text', name: 'text', site: 'many', url: 'text', days: 'text'},
  words: 1,
  run: runToken,
};

async function runToken(flags: Flags, io: Io) {
  const role = roleIn(flags.text('role') ?? 'owner');
  const name = nameIn(flags.text('name') ?? role);
  const sites = sitesIn(flags.many('site'));
  const wanted = {name, role, ...(sites ? {sites} : {})};
  const invitation = invitationIn(flags, role);
  const place = usedPlace(flags, io);
  const {data} = place;
  const storage = await openUsed(place);
  try {
    const at = Date.now();
    const by = {name: 'akkoord token', role: null};
    const of = sites ? {sites} : {};
    const whose = [`${role} ${name}`, ...(sites ?? [])].join(', ');
    const detail = invitation ? `invitation for ${invitation.days} days: ${whose}` : whose;
    await storage.logAccess({at, ...by, deed: 'token-add', outcome: 'done', detail, ...of});
    const making = {storage, clock: () => at, hasher: nodeHasher};
    const tell = (made: object, text: string) =>
      io.stdout.write(flags.on('json') ? `${JSON.stringify({...made, ...wanted, data})}\n` : `${text}\n`);
    if (invitation) {
      const {secret} = await createInvitation(wanted, invitation.days, making);
      // In the fragment, which no browser sends to any server.
      const link = `${invitation.base}/console/#invitation=${secret}`;
      tell({link, days: invitation.days}, link);
    } else {
      await createToken(wanted, making, token => tell({token}, token));
    }
  } finally {
    await storage.close();
  }
  return EXIT.ok;
}

/** What an invitation takes besides; null where a token was asked for. */
function invitationIn(flags: Flags, role: Role): {readonly base: string; readonly days: number} | null {
  const [word] = flags.positionals;
  if (word === undefined) return null;
  if (word !== 'invite')
    throw new CommandError('flag-unusable', `"${word}" is not known here, expected invite or nothing`);
  if (role === 'server')
    throw new CommandError(
      'flag-unusable',
      '--role is "server", which opens no links; expected one of a person',
    );
  const days = Number(flags.text('days') ?? 7);
  if (!Number.isInteger(days) || days < 1 || days > 30)
    throw new CommandError('flag-unusable', '--days is no whole number from 1 to 30');
  const url = flags.required('url');
  if (/^https?:\/\/[^\s?#]+$/.test(url)) return {base: url.replace(/\/+$/, ''), days};
  throw new CommandError('flag-unusable', `--url is "${url}", expected https://<host> of the collector`);
}

function roleIn(text: string): Role {
  const role = ROLES.find(known => known === text);
  if (role) return role;
  throw new CommandError('flag-unusable', `--role is "${text}", expected one of ${ROLES.join(', ')}`);
}

function nameIn(text: string): string {
  if (/^(?=.*\S)\P{Cc}{1,80}$/u.test(text)) return text;
  throw new CommandError('flag-unusable', '--name is no name, expected 1 to 80 characters on one line');
}

/** Undefined for every site. Which sites there are is told by a config that is not asked for here. */
function sitesIn(ids: readonly string[]): readonly string[] | undefined {
  const wrong = ids.find(id => !/^[a-z0-9][a-z0-9-]{0,62}$/.test(id));
  if (wrong === undefined) return ids.length > 0 ? [...new Set(ids)] : undefined;
  throw new CommandError('flag-unusable', `--site is "${wrong}", expected the id of a site, such as shop`);
}

/** Of a collector that has run: a token in a new database would let nobody in anywhere. */
async function openUsed({data, storage}: CollectorPlace): Promise<RecordStorage> {
  try {
    return await openStorage(data, storage);
  } catch (cause) {
    const message = cause instanceof Error ? cause.message : String(cause);
    const code = cause instanceof CollectorError ? ` (${cause.code})` : '';
    const wayOut = 'see who may write there, or restore a backup';
    throw new CommandError('collector-not-started', `cannot use ${data}: ${message}${code}; ${wayOut}`, {
      cause,
    });
  }
}
