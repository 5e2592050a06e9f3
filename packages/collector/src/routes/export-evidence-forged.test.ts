import {type Manifest, PACK, parseManifest, sealPack, verifyPack} from '@akkoord/evidence';
import {zipSource} from '@akkoord/evidence/zip';
import {expect, test} from 'vitest';
import {someRecord, startCollector, submissionOf} from '../../test/collector-fixture.ts';

const DAY = 86_400_000;
const textOf = (bytes: Uint8Array | undefined): string => new TextDecoder().decode(bytes);
const bytesOf = (text: string): Uint8Array => new TextEncoder().encode(text);

/** A collector with a record on each of six days, and packs of it that whoever holds its key has changed and signed again. */
async function started() {
  const {asStaff, post, clock, signer} = await startCollector();
  const consentId = crypto.randomUUID();
  const begun = clock.now;
  for (let i = 0; i < 6; i++) {
    const record = someRecord({decidedAt: new Date(clock.now - 1000).toISOString(), consentId});
    await post({sentAt: new Date(clock.now).toISOString(), records: [submissionOf(record)]});
    clock.now += DAY;
  }
  const signedAgain = async (
    query: string,
    change: (files: Map<string, Uint8Array>, manifest: Manifest) => Manifest,
  ) => {
    const response = await asStaff(`/v1/export?format=evidence&site=shop&${query}`);
    const bytes = new Uint8Array(await response.arrayBuffer());
    const zip = await zipSource({
      size: bytes.length,
      read: async (at, length) => bytes.subarray(at, at + length),
    });
    const files = new Map<string, Uint8Array>();
    for (const name of zip.names) files.set(name, await zip.read(name));
    const manifest = parseManifest(JSON.parse(textOf(files.get(PACK.manifest)))) as Manifest;
    for (const name of [PACK.manifest, PACK.manifestNote, PACK.sums]) files.delete(name);
    const {files: _, ...head} = change(files, manifest);
    async function* listed() {
      for (const [name, content] of files) yield {name, bytes: content};
    }
    const sealed = new Map<string, Uint8Array>();
    for await (const file of sealPack(listed(), {signer, head: () => head}))
      sealed.set(file.name, file.bytes);
    const read = async (name: string) => sealed.get(name) as Uint8Array;
    return (await verifyPack({names: [...sealed.keys()], read}, {keys: [signer]})).findings;
  };
  return {signedAgain, consentId, third: new Date(begun + 2 * DAY - 1000).toISOString()};
}

test('a pack that is signed again as it was verifies', async () => {
  const {signedAgain, consentId, third} = await started();
  for (const query of ['', `from=${third}`, `to=${third}`, `consentId=${consentId}`, 'sample=3'])
    expect(await signedAgain(query, (_, manifest) => manifest), query).toEqual([]);
});

test.each(['from', 'to'] as const)(
  'a pack of all is refused where leaves beyond %s are left out',
  async bound => {
    const {signedAgain, third} = await started();
    const findings = await signedAgain(`${bound}=${third}`, (_, {period, ...manifest}) => ({
      ...manifest,
      period: {...period, [bound]: null},
    }));
    expect(findings).toMatchObject([{code: 'not-proven', message: expect.stringContaining('leaf-missing')}]);
  },
);

test('a pack with a leaf without its row of which the manifest says nothing is refused', async () => {
  const {signedAgain} = await started();
  const findings = await signedAgain('', (files, manifest) => {
    const name = [...files.keys()].find(file => file.startsWith('records/')) as string;
    const {log, leaf} = JSON.parse(textOf(files.get(name)).split('\n', 1)[0] as string);
    const rest = textOf(files.get(name)).split('\n').slice(1).join('\n');
    files.set(name, bytesOf(`${JSON.stringify({row: null, log, leaf})}\n${rest}`));
    return {...manifest, counts: {...manifest.counts, rows: manifest.counts.rows - 1}};
  });
  expect(findings).toMatchObject([
    {code: 'count-mismatch', message: expect.stringContaining('leaves without a row: 1')},
  ]);
});

test('a pack of one person in which a record stands twice is refused', async () => {
  const {signedAgain, consentId} = await started();
  const findings = await signedAgain(`consentId=${consentId}`, (files, manifest) => {
    const name = [...files.keys()].find(file => file.startsWith('records/')) as string;
    const [line] = textOf(files.get(name)).split('\n', 1);
    files.set(name, bytesOf(`${textOf(files.get(name))}${line}\n`));
    return {...manifest, counts: {...manifest.counts, rows: manifest.counts.rows + 1}};
  });
  expect(findings).toMatchObject([
    {code: 'not-proven', message: expect.stringContaining('leaf-duplicate')},
    {code: 'count-mismatch'},
  ]);
});
