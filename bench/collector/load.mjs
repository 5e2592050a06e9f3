import {createHash, randomUUID} from 'node:crypto';
import autocannon from 'autocannon';

export const SITE = 'bench';
export const ORIGIN = 'https://www.bench.example';

const secretHash = createHash('sha256').update('bench').digest('hex');
const services = ['google-analytics', 'google-tag-manager', 'meta-pixel', 'youtube', 'hotjar', 'vimeo'];

/** A batch of one record, of about a kilobyte, as a browser would send it now. */
function body(at) {
  const record = {
    schema: 'akkoord/record/1',
    id: randomUUID(),
    site: SITE,
    decidedAt: at.toISOString(),
    notice: {hash: 'ab'.repeat(32), version: '1', language: 'nl'},
    choices: {
      functional: 'granted',
      analytical: 'granted',
      tracking: 'denied',
      ...Object.fromEntries(services.map(id => [id, 'denied'])),
    },
    action: 'custom',
    control: 'settings.save',
    signals: [],
    expiresAt: new Date(at.getTime() + 180 * 86_400_000).toISOString(),
    previous: null,
    consentId: randomUUID(),
  };
  return JSON.stringify({sentAt: at.toISOString(), records: [{record, secretHash}]});
}

/**
 * Sends `requests` records over `connections` connections to `url`, each record once, made beforehand so that
 * the sender costs as little as it can while the clock runs.
 */
export async function load(url, {requests, connections}) {
  const at = new Date();
  const each = Math.ceil(requests / connections);
  const headers = {'content-type': 'text/plain', origin: ORIGIN};
  const result = await autocannon({
    url: `${url}/v1/records`,
    connections,
    amount: each * connections,
    setupClient: client =>
      client.setRequests(
        Array.from({length: each}, () => ({method: 'POST', path: '/v1/records', headers, body: body(at)})),
      ),
  });
  if (result.non2xx > 0 || result.errors > 0)
    throw new Error(`${url}: ${result.non2xx} refused, ${result.errors} failed; expected none`);
  const seconds = (result.finish - result.start) / 1000;
  return {
    perSecond: result.requests.sent / seconds,
    p50: result.latency.p50,
    p99: result.latency.p99,
    requests: result.requests.sent,
  };
}
