import {existsSync} from 'node:fs';
import {resolve} from 'node:path';
import {CollectorError} from '@akkoord/collector';
import {type DestructionCertificate, destroyCollector, nodeHasher} from '@akkoord/collector/node';
import {CommandError, EXIT} from './command-error.ts';
import type {Flags} from './flags.ts';
import type {Io} from './io.ts';
import {isWithin} from './is-within.ts';
import {collectorPlace, STORAGE_HELP, usedPlace} from './storage-flag.ts';
import type {Verb} from './verb.ts';

export const destroyVerb: Verb = {
  help: `akkoord destroy: destroy everything that a collector has, and write a signed certificate of it: what, when, how many
records, and the last checkpoint of each log. To be run at the end of a contract (GDPR art. 28(3)(g)), after akkoord
export --all and with the collector ended. It asks for the names of the sites. Nothing brings back what it destroys:
the database, what a move has left beside it, anchors, journal and the signing key. Backups, exports and replicas
that are kept elsewhere stay, and so does a copy that a move has left on another server; the certificate says so.

  --data DIR            where database and key lie; ./data where absent
${STORAGE_HELP}
  --out FILE            where to write the certificate; must not be another's, and not lie in --data
  --yes NAMES           the names of the sites, sorted and joined by commas, where nobody is at the terminal
  --without-export WHY  destroy although no export of everything has all that is there; the certificate gives the reason
  --json                tell the certificate as JSON

Without --without-export it is refused as long as records came in after the last akkoord export --all. Where it broke off
half way, the certificate is kept as FILE.part: the same command goes on from there, asks once more, and ends with the same
certificate. Once that is FILE, it changes nothing any more.
exit codes: 0 destroyed; 2 refused, and nothing was changed, or broke off where FILE.part is there

examples
  akkoord destroy --data /var/lib/akkoord --out /handover/destroyed.json
  akkoord destroy --data /var/lib/akkoord --out destroyed.json --yes blog,shop
  akkoord verify destroyed.json --keys akkoord-keys.json`,
  flags: {data: 'text', storage: 'text', out: 'text', yes: 'text', 'without-export': 'text'},
  run: runDestroy,
};

async function runDestroy(flags: Flags, io: Io) {
  const out = resolve(flags.required('out'));
  // Of a collector that is destroyed by half there may be no database any more.
  const isBegun = existsSync(out) || existsSync(`${out}.part`);
  const {data: dataDir, storage} = (isBegun ? collectorPlace : usedPlace)(flags, io);
  if (isWithin(out, dataDir)) {
    throw new CommandError(
      'flag-unusable',
      `--out ${out} lies in --data, which is destroyed; name another one`,
    );
  }
  const reason = flags.text('without-export');
  const destruction = {
    dataDir,
    out,
    ...(storage === undefined ? {} : {storage}),
    ...(reason === null ? {} : {withoutExport: reason}),
    confirm: confirming(flags, io),
  };
  const tools = {hasher: nodeHasher, now: () => new Date()};
  const certificate = await destroyCollector(destruction, tools).catch((cause: unknown) => {
    if (cause instanceof CollectorError) {
      throw new CommandError('destroy-not-done', `${cause.message} (${cause.code})`, {cause});
    }
    if (!existsSync(`${out}.part`)) throw cause;
    const found = `broke off half way (${cause instanceof Error ? cause.message : String(cause)})`;
    throw new CommandError('destroy-not-done', `${found}; see to that, and run the same command again`, {
      cause,
    });
  });
  const {statement} = certificate;
  await io.stdout.write(flags.on('json') ? `${JSON.stringify(certificate)}\n` : textOf(out, statement));
  return EXIT.ok;
}

/**
 * The names have to be given by hand, in the command or at the terminal: no script destroys another site by accident.
 */
function confirming(flags: Flags, io: Io) {
  return async (sites: readonly string[], records: number): Promise<boolean> => {
    const expected = [...sites].sort().join(',') || 'nothing';
    const given =
      flags.text('yes') ??
      (await io.ask(
        `${records} records of ${expected} are about to be destroyed for good. Type ${expected} to go on: `,
      ));
    if (given !== null) return given.trim() === expected;
    throw new CommandError('flag-missing', `nobody is at the terminal to confirm; give --yes ${expected}`);
  };
}

function textOf(out: string, {place, at, records, logs, others}: DestructionCertificate): string {
  const lines = [
    ...logs.map(({origin, size, rows}) => `${origin}: ${rows} records under ${size} leaves`),
    `${place}: destroyed at ${at}, ${records} records, ${others.notices} notices, ${others.pictures} pictures, ${others.requests} requests`,
    `${out}: the certificate`,
  ];
  return `${lines.join('\n')}\n`;
}
