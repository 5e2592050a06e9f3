import {seededConsent, seededId} from '../../scripts/seed/seeded-record.mjs';

const DAY = 86_400_000;

/** What is asked, by name: how many milliseconds an answer may take, and the address for each round. */
export function asks(plan) {
  const {records, days, from, notices} = plan;
  const end = from + days * DAY;
  const dayOf = time => new Date(time).toISOString().slice(0, 10);
  const instant = time => new Date(time).toISOString();
  // Somewhere else in each round, over all of the time.
  const spread = round => (round * 0.618_033_988) % 1;
  const record = round => Math.floor(spread(round + 1) * records);
  const search = query => `/v1/records?${new URLSearchParams({site: plan.site, ...query})}`;
  const overview = query => `/v1/overview?${new URLSearchParams({site: plan.site, ...query})}`;
  return [
    {name: 'the newest page', path: () => search({})},
    {
      name: 'pages one after another',
      path: (_, cursor) => search(cursor ? {cursor} : {to: dayOf(end - 90 * DAY)}),
    },
    {name: 'a consent id', path: round => search({consentId: seededConsent(record(round))})},
    {name: 'a record id', path: round => search({id: seededId(record(round))})},
    {
      name: 'an hour',
      path: round => {
        const at = from + spread(round) * (days - 1) * DAY;
        return search({from: instant(at), to: instant(at + DAY / 24)});
      },
    },
    {name: 'a common action', path: () => search({action: 'withdraw'})},
    {name: 'the rarest action', path: () => search({action: 'api'})},
    {name: 'an action that nobody took', path: () => search({action: 'consent'})},
    {name: 'the oldest notice', path: () => search({notice: notices[0].hash})},
    {
      name: 'the rarest action under the oldest notice',
      path: () => search({notice: notices[0].hash, action: 'api'}),
    },
    {name: 'other consents, of which there are none', path: () => search({kind: 'other-consent'})},
    {
      name: 'the rarest action in one week',
      path: round => {
        const at = from + spread(round) * (days - 8) * DAY;
        return search({action: 'api', from: instant(at), to: instant(at + 7 * DAY)});
      },
    },
    {
      name: 'overview of 30 days',
      goal: 1000,
      path: () => overview({from: dayOf(end - 30 * DAY), to: dayOf(end)}),
    },
    {name: 'overview of all of it', goal: 1000, path: () => overview({from: dayOf(from), to: dayOf(end)})},
    {
      name: 'overview of all sites',
      goal: 1000,
      path: () => `/v1/overview?from=${dayOf(from)}&to=${dayOf(end)}`,
    },
  ].map(ask => ({goal: 200, ...ask}));
}
