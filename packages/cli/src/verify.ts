import {type VerifiableReceipt, VerificationError, type VerifierKey, verifyReceipt} from '@akkoord/ledger';
import {witnessKey} from './anchor/anchor-witness.ts';
import {parseDigest} from './anchor/digest.ts';
import {collectorAt} from './collector-client.ts';
import {CommandError, EXIT} from './command-error.ts';
import {countText} from './count-text.ts';
import type {Flags} from './flags.ts';
import type {Io} from './io.ts';
import {keysOf} from './keys-of.ts';
import type {Verb} from './verb.ts';
import {readVerifiableJson} from './verifiable-json.ts';
import {logSentence, verifyLogFile} from './verify-log-file.ts';
import {isPack, packLines, verifyPackAt} from './verify-pack-file.ts';
import {isStatement, verifyStatement} from './verify-statement.ts';
import {type LogAddress, parseLogAddress, verifyLogAt} from './verify-url.ts';

export const verifyVerb: Verb = {
  help: `akkoord verify: check that what a collector handed out is what it recorded and signed. Ends with 0 where that holds
and with 1 where it does not.

  FILE                  one of
                        a receipt as JSON: its row and salt must lead to the signed root of its checkpoint
                        an evidence pack, a ZIP or the folder it was unpacked to: every file, row, proof and notice
                        a log, from akkoord export --format ndjson, with --checkpoint: every row and its place, and that
                        nothing is missing or was put in
                        a digest of akkoord anchor, with its time stamp beside it
                        what the collector signed: manifest.json of akkoord export --all, the certificate of akkoord destroy
                        the log of notices, as saved from /v1/logs/notices/entries
                        the address of a running log: all of https://…/v1/logs/notices; of https://…/v1/logs/SITE/YEAR
                        what is public, which is the signature, --against, and what is stated to be lost
                        - for standard input
  --checkpoint FILE     the log's checkpoint, as saved from /v1/logs/SITE/YEAR/checkpoint after the export
  --against FILE        an older checkpoint of the same log that was kept elsewhere, or the digest of a day that has it;
                        may stand several times
  --keys FILE           the collector's public keys, as saved from /.well-known/akkoord-keys.json;
                        with it nothing leaves this machine
  --tsa-ca FILE         of a digest: the roots, in PEM, of the authority that stamped it
  --witness-key KEY     of a digest: the witness that has to have cosigned each checkpoint
  --url URL             ask this collector for its keys; AKKOORD_URL, else http://localhost:4300
  --json                tell the outcome as JSON

Keys that come from the collector show that nothing was altered since it signed. Keys that you saved earlier
show besides that it is still the same collector. An evidence pack brings its own keys; without --keys and --url it is
checked against those, and the command names them, to be compared with the published ones.

examples
  akkoord verify receipt.json --keys akkoord-keys.json
  akkoord verify receipt.json --url https://consent.example.org --json
  akkoord verify akkoord-evidence-shop-2026-04-01.zip --keys akkoord-keys.json
  akkoord verify https://consent.example.org/v1/logs/notices --against akkoord-2026-03-01.json --keys akkoord-keys.json
  akkoord verify shop-2026.ndjson --checkpoint now.txt --against march.txt --keys akkoord-keys.json`,
  flags: {
    keys: 'text',
    url: 'text',
    checkpoint: 'text',
    against: 'many',
    'tsa-ca': 'text',
    'witness-key': 'text',
  },
  words: 1,
  run: runVerify,
};

async function runVerify(flags: Flags, io: Io) {
  const [path] = flags.positionals;
  if (path === undefined) {
    throw new CommandError(
      'flag-missing',
      'found no file, expected a receipt, an evidence pack, a log or a digest; name it, or - for standard input',
    );
  }
  const address = parseLogAddress(path);
  if (address) return verifyRunning(path, {address, flags, io});
  const checkpoint = flags.text('checkpoint');
  if (checkpoint !== null) {
    const keys = await keysOf(flags, io);
    const outcome = await verifyLogFile(path, {checkpoint, against: flags.many('against'), keys});
    await io.stdout.write(`${flags.on('json') ? JSON.stringify(outcome) : logSentence(path, outcome)}\n`);
    return EXIT.ok;
  }
  if (await isPack(path)) {
    const isGiven = flags.text('keys') !== null || flags.text('url') !== null;
    const report = await verifyPackAt(path, {keys: isGiven ? await keysOf(flags, io) : null, io});
    await io.stdout.write(flags.on('json') ? `${JSON.stringify(report)}\n` : packLines(path, report));
    return report.ok ? EXIT.ok : EXIT.found;
  }
  const receipt = await readVerifiableJson(path);
  const keys = await keysOf(flags, io);
  const digest = parseDigest(JSON.stringify(receipt));
  if (digest) {
    // Loaded for this alone: what reads certificates is large.
    const {digestLines, verifyDigest} = await import('./anchor/verify-digest.ts');
    const [roots, witness] = [flags.text('tsa-ca'), flags.text('witness-key')];
    const checks = {path, keys, roots, witness: witness === null ? null : witnessKey(witness)};
    const outcome = await verifyDigest(digest, checks);
    await io.stdout.write(flags.on('json') ? `${JSON.stringify(outcome)}\n` : digestLines(path, outcome));
    return EXIT.ok;
  }
  if (isStatement(receipt)) {
    const outcome = await verifyStatement(path, receipt, keys);
    const sentence = `${path}: verified. The collector signed this ${outcome.schema} of ${outcome.at}.`;
    await io.stdout.write(`${flags.on('json') ? JSON.stringify(outcome) : sentence}\n`);
    return EXIT.ok;
  }
  const {receipt: verified, evidence} = await check(receipt, keys, path);
  const {origin, size} = evidence.checkpoint;
  const {record} = verified.row;
  const outcome = {
    verified: true,
    record: record.id ?? null,
    site: record.site,
    receivedAt: verified.row.receivedAt,
    log: {origin, index: evidence.index, treeSize: size, leaf: evidence.leaf},
  };
  const sentence = `${path}: verified. Record ${outcome.record} of ${record.site}, received ${outcome.receivedAt}, is leaf ${evidence.index} of ${origin}, in a tree of ${countText(size, 'leaf', 'leaves')} that the collector signed.`;
  await io.stdout.write(`${flags.on('json') ? JSON.stringify(outcome) : sentence}\n`);
  return EXIT.ok;
}

/** A log of the collector that `word` is the address of. */
async function verifyRunning(
  word: string,
  {address, flags, io}: {readonly address: LogAddress; readonly flags: Flags; readonly io: Io},
) {
  const client = collectorAt(address.base, io);
  const keys = await keysOf(flags, io, client);
  const outcome = await verifyLogAt(address, {client, against: flags.many('against'), keys});
  await io.stdout.write(`${flags.on('json') ? JSON.stringify(outcome) : logSentence(word, outcome)}\n`);
  return EXIT.ok;
}

type NamedReceipt = VerifiableReceipt & {readonly row: {readonly record: {readonly id?: string}}};

async function check(receipt: unknown, keys: readonly VerifierKey[], path: string) {
  try {
    if (!isReceipt(receipt)) {
      throw new VerificationError('malformed-receipt', 'the file holds no receipt with row, salt and log');
    }
    return {receipt, evidence: await verifyReceipt(receipt, keys)};
  } catch (cause) {
    if (!(cause instanceof VerificationError)) throw cause;
    const message = `${path} is not verified (${cause.code}): ${cause.message}`;
    throw new CommandError('receipt-not-verified', message, {cause});
  }
}

/** Only what must have a shape for the verifier to read it; whether it is true is the verifier's affair. */
function isReceipt(value: unknown): value is NamedReceipt {
  if (!isObject(value) || !isObject(value.row) || !isObject(value.log)) return false;
  const {row, log, salt} = value;
  const {record} = row;
  if (!isObject(record) || !isObject(record.notice) || !Array.isArray(log.inclusion)) return false;
  const texts = [salt, row.receivedAt, record.site, record.notice.hash, log.origin, log.checkpoint];
  return (
    [...texts, ...log.inclusion].every(text => typeof text === 'string') &&
    [log.index, log.treeSize].every(number => Number.isSafeInteger(number))
  );
}

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
