import {randomUUID} from 'node:crypto';
import type {Page} from '@playwright/test';
import {axeFindings, test} from '../console/desk-test.ts';
import {type Demo, expect, SITE} from './demo.ts';
import {LANGUAGES} from './visit.ts';

const FORMS = {
  nl: {
    path: '/nl/solliciteren.html',
    name: 'Naam',
    email: 'E-mailadres',
    motivation: 'Motivatie',
    pool: 'Bewaar mijn gegevens één jaar',
    sms: 'Stuur me een sms als er werk is',
    send: 'Verstuur sollicitatie',
    year: 'We bewaren je gegevens één jaar, zoals je hebt aangekruist.',
    weeks: 'We verwijderen je gegevens vier weken na het einde van de procedure.',
  },
  en: {
    path: '/en/apply.html',
    name: 'Name',
    email: 'E-mail address',
    motivation: 'Motivation',
    pool: 'Keep my details for one year',
    sms: 'Text me when there is work',
    send: 'Send application',
    year: 'We keep your details for one year, as you ticked.',
    weeks: 'We delete your details four weeks after the end of the procedure.',
  },
} as const;

type Form = (typeof FORMS)[keyof typeof FORMS];
type Boxes = readonly ('pool' | 'sms')[];

interface Standing {
  readonly consents: readonly {
    readonly id: string;
    readonly purpose: string;
    readonly channel: string;
    readonly text: string;
    readonly state: string;
  }[];
}

/** Opens the form, leaves the cookies refused, fills it in and sends it; gives the number that it was sent under. */
async function apply(page: Page, form: Form, boxes: Boxes): Promise<string> {
  await page.goto(SITE + form.path);
  const refuse = form === FORMS.en ? LANGUAGES.en.refuse : LANGUAGES.nl.refuse;
  await page.getByRole('button', {name: refuse, exact: true}).click();
  await page.getByLabel(form.name, {exact: true}).fill('Jan de Vries');
  await page.getByLabel(form.email).fill('jan@example.nl');
  await page.getByLabel(form.motivation).fill('Ik rijd graag heftruck.');
  for (const box of boxes) await page.getByLabel(form[box]).check();
  const sending = page.waitForRequest(request => request.url() === `${SITE}/demo/apply`);
  await page.getByRole('button', {name: form.send}).click();
  const body = (await sending).postData() ?? '';
  return /name="application"\r\n\r\n([^\r]*)\r\n/.exec(body)?.[1] ?? '';
}

async function ask(demo: Demo, what: 'search' | 'withdrawal', body: object): Promise<Standing> {
  const response = await demo.ask(`/v1/other-consents/${what}`, {
    method: 'POST',
    headers: {'content-type': 'application/json'},
    body: JSON.stringify({site: 'kade-negen', ...body}),
  });
  if (!response.ok) throw new Error(`${response.status}: ${await response.text()}`);
  return (await response.json()) as Standing;
}

/** The other consents that the collector has, oldest first. */
const otherConsents = async (demo: Demo) =>
  (await demo.records()).filter(({row}) => row.record.action.startsWith('consent'));

for (const [language, form] of Object.entries(FORMS)) {
  test(`an applicant who ticks the box is kept for a year by a recorded consent, in ${language}`, async ({
    demo,
  }) => {
    const {page, context, errors} = await demo.visitor();
    const reference = await apply(page, form, ['pool', 'sms']);
    await expect(page.getByText(form.year)).toBeVisible();
    await expect(page.getByText(form.weeks)).toBeHidden();
    expect(reference).toMatch(/^application-[\da-f-]{36}$/);
    // The page waits for the collector for some seconds only; on a busy machine the next page sends what is left.
    const given = async (): Promise<Standing['consents']> =>
      (await ask(demo, 'search', {reference})).consents;
    await expect
      .poll(async () => (await given()).map(one => `${one.purpose} ${one.channel} ${one.state}`).sort())
      .toEqual(['new-work sms given', 'talent-pool none given']);
    const consents = await given();
    expect(consents.find(({purpose}) => purpose === 'talent-pool')?.text).toContain(form.pool);
    // By the server of the site, one of the two.
    const after = await ask(demo, 'withdrawal', {reference, purpose: 'talent-pool'});
    expect(after.consents.map(({state}) => state)).toEqual(['withdrawn']);
    const states = (await ask(demo, 'search', {reference})).consents.map(
      ({purpose, state}) => `${purpose} ${state}`,
    );
    expect(states.sort()).toEqual(['new-work given', 'talent-pool withdrawn']);
    expect(errors).toEqual([]);
    await context.close();
  });

  test(`an applicant who ticks nothing is kept for four weeks, and nothing is recorded, in ${language}`, async ({
    demo,
  }) => {
    const {page, context, errors} = await demo.visitor();
    await page.goto(SITE + form.path);
    for (const box of await page.locator('input[type=checkbox][data-purpose]').all())
      await expect(box).not.toBeChecked();
    const before = (await otherConsents(demo)).length;
    expect(await apply(page, form, [])).toBe('');
    await expect(page.getByText(form.weeks)).toBeVisible();
    await expect(page.getByText(form.year)).toBeHidden();
    expect(await otherConsents(demo)).toHaveLength(before);
    expect(errors).toEqual([]);
    await context.close();
  });
}

test('the page is answered a receipt, whose link lets the applicant withdraw', async ({demo}) => {
  const {page, context} = await demo.visitor();
  await page.goto(SITE + FORMS.nl.path);
  const outcome = await page.evaluate(() =>
    window.akkoord.recordConsent({
      purpose: 'newsletter',
      channel: 'email',
      duration: 'P2Y',
      text: 'Stuur me de nieuwsbrief.',
      reference: 'application-receipt',
    }),
  );
  if (outcome?.status !== 'recorded') throw new Error(JSON.stringify(outcome));
  expect(outcome.receipt.row.record).toMatchObject({purpose: 'newsletter', previous: null});
  expect(JSON.stringify(outcome.receipt)).not.toContain('application-receipt');
  const headers = {Authorization: `Bearer ${outcome.secret}`};
  const address = `/v1/receipts/${outcome.id}/withdrawal`;
  expect((await demo.ask(address, {method: 'POST', headers})).status).toBe(201);
  const {consents} = await ask(demo, 'search', {reference: 'application-receipt'});
  expect(consents.map(({state}) => state)).toEqual(['withdrawn']);
  await context.close();
});

test('an e-mail address or telephone number is refused in the page, and nothing of it is sent', async ({
  demo,
}) => {
  const {page, context, errors} = await demo.visitor();
  await page.goto(SITE + FORMS.nl.path);
  const before = (await otherConsents(demo)).length;
  const sent: string[] = [];
  page.on('request', request => sent.push(`${request.url()} ${request.postData() ?? ''}`));
  for (const reference of ['jan@example.nl', '06 12 34 56 78']) {
    const outcome = await page.evaluate(
      given =>
        window.akkoord.recordConsent({
          purpose: 'newsletter',
          channel: 'email',
          duration: 'P1Y',
          text: 'x',
          reference: given,
        }),
      reference,
    );
    expect(outcome).toMatchObject({status: 'refused', code: 'reference-personal'});
    expect(sent.filter(request => request.includes(reference))).toEqual([]);
  }
  expect(await otherConsents(demo)).toHaveLength(before);
  expect(errors).toEqual([]);
  await context.close();
});

test('a consent of a year that was given a year and a week ago has expired', async ({demo}) => {
  const {page, context} = await demo.visitor();
  await page.clock.setFixedTime(Date.now() - 372 * 86_400_000);
  await page.goto(SITE + FORMS.nl.path);
  const outcome = await page.evaluate(() =>
    window.akkoord.recordConsent({
      purpose: 'talent-pool',
      channel: 'none',
      duration: 'P1Y',
      text: 'Bewaar mijn gegevens één jaar.',
      reference: 'application-last-year',
    }),
  );
  expect(outcome?.status).toBe('recorded');
  const {consents} = await ask(demo, 'search', {reference: 'application-last-year'});
  expect(consents.map(({state}) => state)).toEqual(['expired']);
  await context.close();
});

test('a consent that is given while the collector is away arrives later, and holds nothing up', async ({
  demo,
}) => {
  const {page, context} = await demo.visitor();
  await page.goto(SITE + FORMS.nl.path);
  await page.route('**/v1/records', route => route.abort());
  const reference = await apply(page, FORMS.nl, ['pool']);
  await expect(page.getByText(FORMS.nl.year)).toBeVisible();
  expect((await ask(demo, 'search', {reference})).consents).toEqual([]);
  await page.unroute('**/v1/records');
  await page.goto(SITE + LANGUAGES.nl.home);
  await expect
    .poll(async () => (await ask(demo, 'search', {reference})).consents.map(({state}) => state))
    .toEqual(['given']);
  await context.close();
});

/** Sends a consent to the talent pool under `reference` as the page of the form does; gives the id of its record. */
async function consent(demo: Demo, reference: string): Promise<string> {
  const now = new Date();
  const ends = new Date(now);
  ends.setUTCFullYear(ends.getUTCFullYear() + 1);
  const record = {
    schema: 'akkoord/other-consent/1',
    id: randomUUID(),
    site: 'kade-negen',
    decidedAt: now.toISOString(),
    notice: {hash: 'ab'.repeat(32), version: '1', language: 'nl'},
    purpose: 'talent-pool',
    channel: 'none',
    duration: 'P1Y',
    text: 'Bewaar mijn gegevens één jaar.',
    reference,
    action: 'consent',
    control: 'page.record',
    expiresAt: ends.toISOString(),
    previous: null,
  };
  const response = await demo.ask('/v1/records', {
    method: 'POST',
    headers: {'content-type': 'text/plain', origin: SITE},
    body: JSON.stringify({sentAt: now.toISOString(), records: [{record, secretHash: 'cd'.repeat(32)}]}),
  });
  if (!response.ok) throw new Error(`the collector answered ${response.status}: ${await response.text()}`);
  return record.id;
}

test('a DPO finds what a person consented to by reference, and sees its withdrawal', async ({demo, desk}) => {
  const reference = `application-${randomUUID()}`;
  const id = await consent(demo, reference);
  await desk.decide();
  const page = await desk.open('#/records', {role: 'dpo'});
  const addresses: string[] = [];
  page.on('request', request => addresses.push(request.url()));
  await page.getByText('Find other consents by reference').click();
  await page.getByLabel('Reference in the site’s own system').fill(reference);
  await page.getByRole('button', {name: 'Find', exact: true}).click();
  await expect(page.getByText('Page 1: 1 record')).toBeVisible();
  expect(page.url()).not.toContain(reference);
  await page.getByRole('link', {name: /^Open the record/}).click();
  await expect(page.getByText('In force')).toBeVisible();
  await expect(page.getByText('Bewaar mijn gegevens één jaar.')).toBeVisible();
  await expect(page.getByText(/^Valid\./)).toBeVisible();
  expect(await axeFindings(page)).toEqual([]);
  await page.setViewportSize({width: 360, height: 740});
  await expect.poll(() => page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(360);
  const body = JSON.stringify({site: 'kade-negen', reference});
  const headers = {'content-type': 'application/json'};
  await demo.ask('/v1/other-consents/withdrawal', {method: 'POST', headers, body});
  await page.reload();
  await expect(page.getByText(/^Withdrawn on/)).toBeVisible();
  await page.goto(`${SITE}/console/#/access`);
  await expect(page.getByText(/^other consents of/).first()).toBeVisible();
  await expect(page.getByText(reference)).toHaveCount(0);
  expect(addresses.filter(address => address.includes(reference))).toEqual([]);
  const {records} = (await (await demo.ask(`/v1/records?id=${id}`)).json()) as {records: unknown[]};
  expect(JSON.stringify(records)).not.toContain(reference);
});

test('the search by reference is clean for axe, and refuses an e-mail address', async ({desk}) => {
  const page = await desk.open('#/records', {role: 'dpo', context: {viewport: {width: 360, height: 740}}});
  await page.getByText('Find other consents by reference').click();
  await page.getByLabel('Reference in the site’s own system').fill('jan@example.nl');
  await page.getByRole('button', {name: 'Find', exact: true}).click();
  await expect(page.getByText(/reads like an e-mail address/)).toBeVisible();
  expect(await axeFindings(page)).toEqual([]);
  await expect.poll(() => page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(360);
});
