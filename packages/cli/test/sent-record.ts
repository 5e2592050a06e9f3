/** Where the sites of these tests are. */
export const ORIGIN = 'https://shop.example';

/** What one record of a test is to have of its own. */
export interface SentRecordOptions {
  readonly site?: string;
  /** Milliseconds since 1970 at which the visitor decided. */
  readonly at: number;
  /** SHA-256 of the secret that the browser keeps, lower-case hex. */
  readonly secretHash?: string;
}

/** A refusal of a visitor: its id, and the request by which a browser sends it. */
export function sentRecord({site = 'shop', at, secretHash = 'ab'.repeat(32)}: SentRecordOptions) {
  const record = {
    schema: 'akkoord/record/1',
    id: crypto.randomUUID(),
    site,
    decidedAt: new Date(at).toISOString(),
    notice: {hash: 'ab'.repeat(32), version: '1', language: 'nl'},
    choices: {functional: 'granted', tracking: 'denied'},
    action: 'reject-all',
    control: 'layer1.refuse',
    signals: [],
    expiresAt: new Date(at + 1000).toISOString(),
    previous: null,
    consentId: null,
  };
  const body = JSON.stringify({sentAt: record.decidedAt, records: [{record, secretHash}]});
  const headers = {origin: ORIGIN, 'content-type': 'text/plain'};
  const request = new Request('https://c.example/v1/records', {method: 'POST', headers, body});
  return {id: record.id, request};
}
