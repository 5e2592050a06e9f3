import {createHash, randomBytes, randomUUID} from 'node:crypto';
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

const LETTERS = '123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz';

/** The same choice as the peer's own client sends it: each of another browser. */
function peerBody(at) {
  const id = Array.from(randomBytes(22), byte => LETTERS[byte % LETTERS.length]).join('');
  return JSON.stringify({
    type: 'cookie_banner',
    subjectId: `sub_${id}`,
    domain: 'www.bench.example',
    preferences: {
      necessary: true,
      measurement: true,
      marketing: false,
      experience: false,
      functionality: false,
    },
    givenAt: at.getTime(),
    metadata: {source: 'settings', acceptanceMethod: 'custom'},
  });
}

const OURS = {path: '/v1/records', type: 'text/plain', body};
/** How the peer's server is asked. */
export const PEERS = {path: '/api/subjects', type: 'application/json', body: peerBody};

/**
 * Sends `requests` records over `connections` connections to `url`, each record once, all of them made beforehand. The
 * clock runs from the first request to the last answer: autocannon's own stops at its next sample, which is up to a
 * second later.
 */
export async function load(url, {requests, connections, form = OURS}) {
  const at = new Date();
  const each = Math.ceil(requests / connections);
  const headers = {'content-type': form.type, origin: ORIGIN};
  const requestsOf = () =>
    Array.from({length: each}, () => ({method: 'POST', path: form.path, headers, body: form.body(at)}));
  const made = Array.from({length: connections}, requestsOf);
  const running = autocannon({
    url: url + form.path,
    connections,
    // Longer than the slowest server takes on a machine that has other work.
    timeout: 120,
    amount: each * connections,
    setupClient: client => client.setRequests(made.pop()),
  });
  let begun = performance.now();
  let ended = begun;
  running.on('start', () => {
    begun = performance.now();
  });
  running.on('response', () => {
    ended = performance.now();
  });
  const result = await running;
  if (result.non2xx > 0 || result.errors > 0)
    throw new Error(`${url}: ${result.non2xx} refused, ${result.errors} failed; expected none`);
  return {
    perSecond: (result.requests.sent / (ended - begun)) * 1000,
    p50: result.latency.p50,
    p99: result.latency.p99,
    requests: result.requests.sent,
  };
}
