import fc from 'fast-check';
import {describe, expect, it} from 'vitest';
import {refusedElsewhere} from './refused-elsewhere.ts';

/*
 * Values as the managers write them: of vanilla-cookieconsent 3.1, klaro 0.7, tarteaucitron 1.34 and c15t 2.2 by their
 * source, of the others by cookies that browsers have sent.
 */
const encoded = (value: object): string => encodeURIComponent(JSON.stringify(value));
const vanilla = (categories: readonly string[]): string =>
  `cc_cookie=${encoded({
    categories,
    revision: 0,
    data: null,
    consentTimestamp: '2026-03-01T10:00:00.000Z',
    consentId: '6c6dbf39-f314-4442-bd24-eef9bd2f77d3',
    services: Object.fromEntries(categories.map(name => [name, []])),
    languageCode: 'en',
    lastConsentTimestamp: '2026-03-01T10:00:00.000Z',
    expirationTime: 1788257000000,
  })}`;
const cookiebot = (statistics: boolean, encode = false): string => {
  const value = `{stamp:'buz6Fc6SRXvPbhJoBRyQCBt0xhZeBxy+3rcyP/HlU2a1q7gx2ZQchA==',necessary:true,preferences:false,statistics:${statistics},marketing:false,method:'explicit',ver:1,utc:1751724180335,region:'es'}`;
  return `CookieConsent=${encode ? encodeURIComponent(value) : value}`;
};
const cookieyes = (change = ''): string =>
  `cookieyes-consent=consentid:WkRvZ0hqb2tQ,consent:no,action:yes,necessary:yes,functional:no,analytics:no,performance:no,advertisement:no,other:no${change}`;
const onetrust = (groups: string, closed = true): string =>
  `${closed ? 'OptanonAlertBoxClosed=2026-04-06T11:23:20.578Z; ' : ''}OptanonConsent=isGpcEnabled=0&datestamp=Thu+May+08+2025+17%3A43%3A11+GMT%2B0200+(Central+European+Summer+Time)&version=202409.1.0&browserGpcFlag=0&isIABGlobal=false&hosts=&landingPath=NotLandingPage&groups=${encodeURIComponent(groups)}&AwaitingReconsent=false`;
const complianz = (marketing: string): string =>
  `cmplz_banner-status=dismissed; cmplz_policy_id=28; cmplz_marketing=${marketing}; cmplz_statistics=deny; cmplz_preferences=deny; cmplz_functional=allow; cmplz_consented_services=`;

const find = (cookie: string, entries: Readonly<Record<string, string>> = {}): string | null =>
  refusedElsewhere({cookie: `session=1; ${cookie}; theme=dark`, entry: key => entries[key] ?? null});

describe('a refusal', () => {
  it.each<[string, string]>([
    ['vanilla-cookieconsent', vanilla(['necessary'])],
    ['vanilla-cookieconsent', vanilla([])],
    ['klaro', `klaro=${encoded({'google-analytics': false, youtube: false})}`],
    ['tarteaucitron', 'tarteaucitron=!gtag=false!youtube=false'],
    ['c15t', 'c15t=c.necessary:1,i.t:1772359200000,i.y:necessary'],
    ['c15t', 'c15t=c.necessary%3A1%2Ci.t%3A1772359200000'],
    ['complianz', complianz('deny')],
    ['cookiebot', cookiebot(false)],
    ['cookiebot', cookiebot(false, true)],
    ['cookiebot', 'CookieConsent=0'],
    ['cookieyes', cookieyes()],
    ['cookieyes', cookieyes(',lastRenewedDate:1697059200000')],
    ['onetrust', onetrust('C0003:0,C0004:0,C0002:0,C0001:1')],
  ])('in %s is found', (name, cookie) => {
    expect(find(cookie)).toBe(name);
  });

  it.each<[string, Readonly<Record<string, string>>]>([
    ['vanilla-cookieconsent', {cc_cookie: JSON.stringify({categories: ['necessary'], revision: 0})}],
    ['klaro', {klaro: JSON.stringify({matomo: false})}],
    [
      'c15t',
      {
        c15t: JSON.stringify({
          consents: {necessary: true, marketing: false},
          consentInfo: {time: 1772359200000},
        }),
      },
    ],
  ])('of %s is found in localStorage too', (name, entries) => {
    expect(find('', entries)).toBe(name);
  });
});

describe('no refusal', () => {
  it.each<[string, string]>([
    ['a grant of vanilla-cookieconsent', vanilla(['necessary', 'analytics'])],
    ['a grant of klaro', `klaro=${encoded({'google-analytics': true, youtube: false})}`],
    ['a grant of tarteaucitron', 'tarteaucitron=!gtag=true!youtube=false'],
    ['an unanswered tarteaucitron', 'tarteaucitron=!gtag=wait!youtube=false'],
    ['a grant of c15t', 'c15t=c.necessary:1,c.measurement:1,i.t:1772359200000'],
    ['an unanswered c15t', 'c15t=c.necessary:1'],
    ['a grant of Complianz', complianz('allow')],
    ['an unanswered Complianz', 'cmplz_marketing=deny; cmplz_statistics=deny'],
    ['a grant of Cookiebot', cookiebot(true)],
    ['a visitor whom Cookiebot did not ask', 'CookieConsent=-1'],
    ['a grant of CookieYes', cookieyes().replace('analytics:no', 'analytics:yes')],
    ['an unanswered CookieYes', cookieyes().replace('action:yes', 'action:')],
    ['a grant of OneTrust', onetrust('C0001:1,C0002:1,C0003:0,C0004:0')],
    ['an unanswered OneTrust', onetrust('C0001:1,C0002:0', false)],
    ['nothing of anybody', 'a=b'],
  ])('is %s', (_, cookie) => {
    expect(find(cookie)).toBeNull();
  });

  it('is anything else, and nothing throws', () => {
    const names = ['cc_cookie', 'klaro', 'tarteaucitron', 'c15t', 'CookieConsent', 'cookieyes-consent'];
    fc.assert(
      fc.property(fc.constantFrom(...names), fc.oneof(fc.string(), fc.json()), (name, value) => {
        const found = find(`${name}=${value}`, {[name]: value});
        expect(found === null || typeof found === 'string').toBe(true);
      }),
    );
    expect(
      find('cc_cookie=%E0%A4%A; klaro=[false]; c15t=null', {c15t: '{"consents":null,"consentInfo":{}}'}),
    ).toBeNull();
  });
});
