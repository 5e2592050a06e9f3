import {encodeChoice, materialKey, serviceMatch} from '@akkoord/core';
import {services} from '@akkoord/services';
import {config} from './akkoord.config.mjs';

const DAY = 86_400_000;
const HASH = 'ab'.repeat(32);

/** What a browser would hold and send that has answered every question with `answer`; for the tests of this site. */
export function createVisitor(answer) {
  const now = Date.now();
  const ids = {consentId: crypto.randomUUID(), recordId: crypto.randomUUID()};
  const choices = {functional: 'granted', analytical: answer, tracking: answer};
  const asked = config.services.map(id => serviceMatch(services.find(service => service.id === id)));
  const value = encodeChoice({
    materialKey: materialKey(config, asked),
    noticeHash: HASH.slice(0, 16),
    version: '1',
    decidedAt: now,
    expiresAt: now + 180 * DAY,
    choices,
    ...(answer === 'granted' ? ids : {}),
  });
  const record = {
    schema: 'akkoord/record/1',
    id: ids.recordId,
    site: config.site,
    decidedAt: new Date(now).toISOString(),
    notice: {hash: HASH, version: '1', language: 'en'},
    choices: {...choices, ...Object.fromEntries(config.services.map(id => [id, answer]))},
    action: answer === 'granted' ? 'accept-all' : 'reject-all',
    control: answer === 'granted' ? 'layer1.accept' : 'layer1.reject',
    signals: [],
    expiresAt: new Date(now + 180 * DAY).toISOString(),
    previous: null,
    consentId: ids.consentId,
  };
  return {cookie: `akkoord=${value}`, record};
}
