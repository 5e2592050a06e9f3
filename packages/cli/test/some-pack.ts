import {randomUUID} from 'node:crypto';
import {createCollector, createToken, memoryStorage} from '@akkoord/collector';
import {noticeOf} from '@akkoord/collector/site-notice';
import {portableHasher} from '@akkoord/ledger';
import type {Config, ConsentRecord} from '@akkoord/schema';
import {memorySigner} from './receipts.ts';

const origin = 'https://shop.example';
const config: Config = {
  site: 'shop',
  controller: {name: 'Voorbeeld B.V.'},
  privacy: '/privacy',
  services: ['youtube'],
};

/** One grey pixel. */
const PNG = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAAAAAA6fptVAAAACklEQVR4nGNoAAAAggCBd81ytgAAAABJRU5ErkJggg==',
  'base64',
);

/** The bytes of an evidence pack of a site with eleven records in 2026, one of them erased, and one picture of its notice. */
export async function packOf(query: string, verifier?: string): Promise<Uint8Array> {
  const storage = memoryStorage();
  const clock = () => Date.parse('2026-03-01T10:00:00.000Z');
  const sites = [
    {
      id: 'shop',
      origins: [origin],
      location: 'Delft, NL',
      retention: {duration: 'P5Y', reason: 'limitation of claims'},
    },
  ];
  const collector = await createCollector({
    storage,
    signer: memorySigner,
    sites,
    clock,
    ...(verifier === undefined ? {} : {verifier}),
  });
  const {hash, notice, texts} = await noticeOf(config);
  await collector.publishNotice({notice, texts});
  const ids: string[] = [];
  for (let n = 0; n < 11; n++) {
    const record = decision(n, {hash, version: notice.version, language: 'nl'});
    ids.push(record.id);
    const body = JSON.stringify({sentAt: record.decidedAt, records: [{record, secretHash: 'ab'.repeat(32)}]});
    const headers = {origin, 'content-type': 'text/plain'};
    const sent = new Request('http://localhost/v1/records', {method: 'POST', headers, body});
    const {status} = await collector.fetch(sent);
    if (status !== 201) throw new Error(`the collector answered ${status}`);
  }
  await storage.erase([ids[4] as string], {at: clock(), reason: 'asked'});
  const {token} = await createToken({name: 'dpo', role: 'dpo'}, {storage, clock, hasher: portableHasher});
  const headers = {authorization: `Bearer ${token}`};
  const pictures = `http://localhost/v1/notices/${hash}/pictures?language=nl&layer=first&width=1`;
  const picture = {method: 'POST', headers: {...headers, 'content-type': 'image/png'}, body: PNG};
  const {status} = await collector.fetch(new Request(pictures, picture));
  if (status !== 201) throw new Error(`the collector answered ${status} to a picture`);
  const answer = await collector.fetch(
    new Request(`http://localhost/v1/export?format=evidence&${query}`, {headers}),
  );
  return new Uint8Array(await answer.arrayBuffer());
}

function decision(n: number, notice: ConsentRecord['notice']): ConsentRecord {
  return {
    schema: 'akkoord/record/1',
    id: randomUUID(),
    site: 'shop',
    decidedAt: '2026-03-01T09:59:58.000Z',
    notice,
    choices: {functional: 'granted', analytical: 'denied', tracking: 'denied', youtube: 'denied'},
    action: 'reject-all',
    control: `layer1.refuse-${n}`,
    signals: [],
    expiresAt: '2026-09-01T09:59:58.000Z',
    previous: null,
    consentId: null,
  };
}
