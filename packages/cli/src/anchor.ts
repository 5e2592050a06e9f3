import {anchorDigest} from './anchor/anchor-digest.ts';
import {anchorWitness} from './anchor/anchor-witness.ts';
import {SHEET_LANGUAGES} from './anchor/sheet-texts.ts';
import {CommandError} from './command-error.ts';
import type {Verb} from './verb.ts';

export const anchorVerb: Verb = {
  help: `akkoord anchor digest: write the checkpoint of every log of a collector to a file, and as a sheet to be printed. Each log has
to continue the newest digest in the folder; where one does not, nothing is written, and the command ends with 1. What the collector
has stated and signed to have lost is kept in the digest and told.
akkoord anchor stamp FILE: have a time-stamp authority say when FILE was there (RFC 3161); writes FILE.tsr
akkoord anchor witness FILE: have a witness cosign each checkpoint in FILE (C2SP tlog-witness); writes them to FILE.cosigned

The collector connects to nobody: this command does, where you run it. A log that is anchored nowhere proves only that it was not
altered since whoever holds its key signed it last.

  --out DIR             of digest: the folder of digests
  --url URL             the collector, of digest and witness; AKKOORD_URL, else http://localhost:4300; of stamp, where it is
                        to be told that its checkpoints were stamped
  --token TOKEN         of any role, of digest, and of the others to be noted; better AKKOORD_TOKEN, which no process list shows
  --keys FILE           the collector's public keys as saved earlier; absent means that it is asked for them
  --lang LANGUAGE       of the sheet: ${SHEET_LANGUAGES.join(', ')}; may stand several times; all of them where absent
  --tsa URL             of stamp: the authority
  --tsa-ca FILE         of stamp: its roots in PEM; absent means that whose certificate signed is told, and not judged
  --witness URL         of witness: its address, to which /add-checkpoint is added
  --witness-key KEY     of witness: its key, name+id+key
  --json                tell the outcome as JSON

exit codes: 0 done; 1 a log does not continue what was kept, or an answer does not verify

examples
  akkoord anchor digest --out /srv/dpo/checkpoints --url https://consent.example.org --keys akkoord-keys.json
  akkoord anchor stamp akkoord-checkpoints-2026-11-21.json --tsa https://tsa.example/ --tsa-ca tsa-roots.pem
  akkoord verify akkoord-checkpoints-2026-11-21.json --keys akkoord-keys.json --tsa-ca tsa-roots.pem`,
  flags: {
    out: 'text',
    url: 'text',
    token: 'text',
    keys: 'text',
    lang: 'many',
    tsa: 'text',
    'tsa-ca': 'text',
    witness: 'text',
    'witness-key': 'text',
  },
  words: 2,
  run: async (flags, io) => {
    const [act] = flags.positionals;
    if (act === 'digest') return anchorDigest(flags, io);
    if (act === 'stamp') return (await import('./anchor/anchor-stamp.ts')).anchorStamp(flags, io);
    if (act === 'witness') return anchorWitness(flags, io);
    const found = act === undefined ? 'no act' : `"${act}"`;
    throw new CommandError('verb-unknown', `found ${found} after anchor, expected digest, stamp or witness`);
  },
};
