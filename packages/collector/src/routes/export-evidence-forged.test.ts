import {type Manifest, PACK, parseManifest, sealPack, verifyPack} from '@akkoord/evidence';
import {zipSource} from '@akkoord/evidence/zip';
import {parseCheckpoint, signCheckpoint} from '@akkoord/ledger';
import {expect, test} from 'vitest';
import {somePublication, someRecord, startCollector, submissionOf} from '../../test/collector-fixture.ts';

const DAY = 86_400_000;
const textOf = (bytes: Uint8Array | undefined): string => new TextDecoder().decode(bytes);
const bytesOf = (text: string): Uint8Array => new TextEncoder().encode(text);

type Change = (files: Map<string, Uint8Array>, manifest: Manifest) => Manifest | Promise<Manifest>;

/** A collector with a record on each of six days, three under a published notice, and packs of it that whoever holds its key has changed and signed again. */
async function started() {
  const {asStaff, post, clock, signer, storage} = await startCollector();
  const {hash, ...publication} = await somePublication();
  await storage.addNotice({hash, materialHash: hash, text: JSON.stringify(publication), publishedAt: 1});
  const consentId = crypto.randomUUID();
  const begun = clock.now;
  for (let i = 0; i < 6; i++) {
    const notice = {hash: i < 3 ? hash : 'ab'.repeat(32), version: '1', language: 'nl'};
    const record = someRecord({decidedAt: new Date(clock.now - 1000).toISOString(), consentId, notice});
    await post({sentAt: new Date(clock.now).toISOString(), records: [submissionOf(record)]});
    clock.now += DAY;
  }
  const signedAgain = async (query: string, change: Change) => {
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
    const {files: _, ...head} = await change(files, manifest);
    async function* listed() {
      for (const [name, content] of files) yield {name, bytes: content};
    }
    const sealed = new Map<string, Uint8Array>();
    for await (const file of sealPack(listed(), {signer, head: () => head}))
      sealed.set(file.name, file.bytes);
    const read = async (name: string) => sealed.get(name) as Uint8Array;
    return (await verifyPack({names: [...sealed.keys()], read}, {keys: [signer]})).findings;
  };
  return {signedAgain, consentId, hash, signer, third: new Date(begun + 2 * DAY - 1000).toISOString()};
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
    {code: 'count-mismatch', message: expect.stringContaining('leaves without a row or a reason: 1')},
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

const counting =
  (counts: Partial<Manifest['counts']>): Change =>
  (_, manifest) => ({...manifest, counts: {...manifest.counts, ...counts}});

/** Takes out the files of notices whose names match. */
const without =
  (pattern: RegExp, change: Partial<Manifest> = {}): Change =>
  (files, manifest) => {
    for (const name of [...files.keys()]) if (pattern.test(name)) files.delete(name);
    return {...manifest, ...change};
  };

test.each<readonly [string, Change, string, string]>([
  ['fewer late rows', counting({late: 1}), 'count-mismatch', 'rows that came late: 0, expected 1'],
  ['other notices unpublished', counting({unpublished: 0}), 'count-mismatch', 'not published: 3, expected 0'],
  ['fewer erased leaves', counting({erased: 1}), 'count-mismatch', 'erased leaves: 0, expected 1'],
  ['no notice that a row names', without(/^notices\//), 'notice-missing', 'line 1: the row names the notice'],
  ['no texts of a notice', without(/texts\/nl/), 'notice-missing', 'the notice has texts in "nl"'],
  [
    'no word of notices that it lacks',
    (_, manifest) => ({...manifest, absent: []}),
    'notice-missing',
    `line 4: the row names the notice ${'ab'.repeat(32)}`,
  ],
  [
    'another site',
    (_, manifest) => ({...manifest, site: 'blog'}),
    'not-proven',
    'shop/2026: wrong-origin: the log is not of "blog"',
  ],
  [
    'a scope that nobody knows',
    (_, manifest) => ({...manifest, scope: {kind: 'some'} as unknown as Manifest['scope']}),
    'not-a-pack',
    'it has not the shape of one',
  ],
])('a pack that is signed over %s is refused', async (_, change, code, message) => {
  const {signedAgain} = await started();
  const findings = await signedAgain('', change);
  expect(findings).toMatchObject([{code, message: expect.stringContaining(message)}]);
});

test('a pack with rows from before or after its period is refused, and each row named', async () => {
  const {signedAgain, third} = await started();
  for (const [period, count] of [
    [{from: third, to: null}, 2],
    [{from: null, to: third}, 4],
  ] as const) {
    const findings = await signedAgain('', (_, manifest) => ({...manifest, period}));
    const code = 'scope-mismatch';
    expect(findings).toMatchObject(
      Array.from({length: count}, () => ({
        code,
        message: expect.stringContaining(': the row came in at 2026-'),
      })),
    );
  }
});

test('a pack of one person with rows of another is refused', async () => {
  const {signedAgain, consentId} = await started();
  const scope = {kind: 'person', consentId: 'somebody else'} as const;
  const findings = await signedAgain(`consentId=${consentId}`, (_, manifest) => ({...manifest, scope}));
  expect(findings).toHaveLength(6);
  const message = `line 1: the row has the consent id "${consentId}", expected "somebody else"`;
  expect(findings[0]).toMatchObject({code: 'scope-mismatch', message: expect.stringContaining(message)});
});

test.each(['', 'consentId='])(
  'a pack whose rows are passed off as of another year is refused (%s)',
  async query => {
    const {signedAgain, signer, consentId} = await started();
    const findings = await signedAgain(query && `${query}${consentId}`, async (files, manifest) => {
      const note = textOf(files.get('log/shop-2026/checkpoint.txt'));
      const older = await signCheckpoint({...parseCheckpoint(note).checkpoint, origin: 'shop/2025'}, signer);
      for (const [name, bytes] of files)
        if (/^(?:log|records)\//.test(name))
          files.set(
            name,
            bytesOf(textOf(bytes).replaceAll(note, older).replaceAll('"shop/2026"', '"shop/2025"')),
          );
      return {...manifest, logs: manifest.logs.map(log => ({...log, origin: 'shop/2025'}))};
    });
    const message = 'line 1: wrong-origin: row 0 stands in log "shop/2025", expected "shop/2026"';
    expect(findings).toContainEqual(expect.objectContaining({code: 'not-proven', message}));
  },
);
