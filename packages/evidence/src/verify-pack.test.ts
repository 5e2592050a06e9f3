import {createHash, generateKeyPairSync, sign} from 'node:crypto';
import {toBase64} from '@akkoord/ledger';
import {signNote} from '@akkoord/ledger/evidence';
import {expect, test} from 'vitest';
import {PACK, PACK_FORMAT, sealPack, textFile, verifyPack} from './index.ts';

const {privateKey, publicKey} = generateKeyPairSync('ed25519');
const signer = {
  name: 'log.example',
  publicKey: new Uint8Array(publicKey.export({format: 'der', type: 'spki'}).subarray(-32)),
  sign: (message: Uint8Array) => new Uint8Array(sign(null, message, privateKey)),
};
const createdAt = '2026-03-01T10:00:00.000Z';

/** What is found in a pack without records whose manifest, as `change` alters it, is signed. */
async function findingsOf(change: (manifest: string) => string) {
  const counts = {rows: 0, late: 0, unpublished: 0, erased: 0, restricted: 0, outside: 0};
  const head = () =>
    ({
      ...{format: PACK_FORMAT, site: 'shop', period: {from: null, to: null}, scope: {kind: 'full'}},
      ...{createdAt, logs: [], counts, absent: []},
    }) as const;
  async function* own() {
    yield textFile(PACK.keys, JSON.stringify({keys: [{...signer, publicKey: toBase64(signer.publicKey)}]}));
  }
  const files = new Map<string, Uint8Array>();
  for await (const {name, bytes} of sealPack(own(), {signer, head})) files.set(name, bytes);
  const manifest = textFile(PACK.manifest, change(new TextDecoder().decode(files.get(PACK.manifest))));
  const sha256 = createHash('sha256').update(manifest.bytes).digest('hex');
  const note = await signNote(`${PACK_FORMAT}\n${sha256}\n${createdAt}\n`, signer);
  for (const {name, bytes} of [manifest, textFile(PACK.manifestNote, note)]) files.set(name, bytes);
  const read = async (name: string) => files.get(name) as Uint8Array;
  return (await verifyPack({names: [...files.keys()], read})).findings;
}

test('a pack whose manifest is signed as it was made verifies', async () => {
  expect(await findingsOf(manifest => manifest)).toEqual([]);
});

test('a signed manifest with a name twice is refused, as readers take it differently', async () => {
  const findings = await findingsOf(manifest => manifest.replace('"site":', '"site": "blog", "site":'));
  const message = expect.stringContaining('(it has a name twice in one object');
  expect(findings).toEqual([{file: PACK.manifest, code: 'not-a-pack', message}]);
});

test('a file of another size than the signed manifest says is found', async () => {
  const findings = await findingsOf(manifest => manifest.replace(/"bytes": (\d+)/, '"bytes": 1$1'));
  const message = expect.stringMatching(/^log\/keys\.json has \d+ bytes, expected 1\d+$/);
  expect(findings).toEqual([{file: PACK.keys, code: 'file-altered', message}]);
});
