import type {Page} from '@playwright/test';
import {type Demo, expect, JOBS, SITE, test, type Visitor} from './demo.ts';
import {
  goTo,
  keptChoice,
  LANGUAGES,
  loseScriptStorage,
  seen,
  settle,
  throughReload,
  withPatience,
} from './visit.ts';

/*
 * The four states of a visitor against everything that may lie between two views: a reload, a second tab, another host
 * of the site, the loss of script storage, months. And the day on which a choice ends, where months are no days.
 */

const words = LANGUAGES.nl;

test.use({place: 'the same host'});

const STATES = {
  'before a choice': {asked: true, granted: false, controls: []},
  refused: {asked: false, granted: false, controls: ['refuse']},
  granted: {asked: false, granted: true, controls: ['accept']},
  withdrawn: {asked: false, granted: false, controls: ['accept', 'withdraw']},
} as const;

type State = (typeof STATES)[keyof typeof STATES];

/** What the visitor meets on `page`: whether they are asked, and whether tracking may run. */
const met = (page: Page): Promise<Pick<State, 'asked' | 'granted'>> =>
  seen(page, () => ({
    asked: document.querySelector('akkoord-banner') !== null,
    granted: window.akkoord.isGranted('tracking'),
  }));

async function open(demo: Demo, page: Page, origin = SITE): Promise<void> {
  await goTo(page, origin + words.privacy);
  await settle(demo, page);
}

/** Pages of `visitor` say that the hosts of the site share one choice. */
const share = (demo: Demo, page: Page): Promise<void> =>
  demo.changeHtml(page, words.privacy, html =>
    html.replace('data-site=', 'data-domain="kade-negen.test" data-site='),
  );

async function decide(demo: Demo, page: Page, {controls}: State): Promise<void> {
  for (const control of controls) {
    const before = (await demo.records()).length;
    const again = page.waitForResponse('**/v1/choice');
    if (control === 'withdraw')
      await throughReload(page, () => page.evaluate(() => void window.akkoord.withdraw()));
    else await page.getByRole('button', {name: words[control]}).click();
    await demo.waitForRecords(before + 1);
    await again;
    await settle(demo, page);
  }
}

for (const [name, state] of Object.entries(STATES)) {
  test(`${name}: a reload, a second tab, another host, lost storage and months change nothing`, async ({
    demo,
  }) => {
    const {page, context, errors}: Visitor = await demo.visitor();
    const {asked, granted} = state;
    await withPatience(context);
    await share(demo, page);
    await open(demo, page);
    await decide(demo, page, state);
    const expected = {asked, granted};
    await expect.poll(() => met(page), 'at once').toEqual(expected);
    await page.reload();
    await settle(demo, page);
    await expect.poll(() => met(page), 'after a reload').toEqual(expected);
    const second = await context.newPage();
    await share(demo, second);
    await open(demo, second);
    await expect.poll(() => met(second), 'in a second tab').toEqual(expected);
    await open(demo, second, JOBS);
    await expect.poll(() => met(second), 'on another host').toEqual(expected);
    await second.close();
    // The cookie of the choice stays, as HTTP has set it.
    await loseScriptStorage(page);
    await open(demo, page);
    await expect.poll(() => met(page), 'without script storage').toEqual(expected);
    await page.clock.setFixedTime(Date.now() + 150 * 86_400_000);
    await open(demo, page);
    await expect.poll(() => met(page), 'five months later').toEqual(expected);
    await page.clock.setFixedTime(Date.now() + 190 * 86_400_000);
    await open(demo, page);
    await expect.poll(() => met(page), 'after six months').toEqual({asked: true, granted: false});
    expect(errors).toEqual([]);
    await context.close();
  });
}

interface End {
  readonly what: string;
  readonly decided: string;
  /** First day (UTC) of which a grant holds no longer; a refusal holds for one more. */
  readonly grant: string;
  readonly refusal: string;
  /** What the ones before it all but prove. */
  readonly isOneMore?: true;
}

const ENDS: readonly End[] = [
  {
    what: 'the last day of August, half a year before a February',
    decided: '2026-08-31T12:00',
    grant: '2027-02-28',
    refusal: '2027-03-01',
  },
  {
    what: 'the same before a leap day',
    decided: '2027-08-31T12:00',
    grant: '2028-02-29',
    refusal: '2028-03-01',
    isOneMore: true,
  },
  {
    what: 'the day on which the clocks go back, by the hour that is there twice',
    decided: '2026-10-25T00:30',
    grant: '2027-04-25',
    refusal: '2027-04-26',
    isOneMore: true,
  },
  {
    what: 'the day on which they go forward',
    decided: '2027-03-28T01:00',
    grant: '2027-09-28',
    refusal: '2027-09-29',
    isOneMore: true,
  },
  {
    what: 'a night that is another day in Amsterdam',
    decided: '2026-11-30T23:30',
    grant: '2027-05-30',
    refusal: '2027-05-31',
  },
];

const MINUTE = 60_000;

for (const {what, decided, isOneMore, ...ends} of ENDS) {
  for (const [control, end] of [
    ['accept', ends.grant],
    ['refuse', ends.refusal],
  ] as const) {
    test(`${control} on ${what} ends on ${end}${isOneMore ? ' @full' : ''}`, async ({demo}) => {
      const {page, context} = await demo.visitor({timezoneId: 'Europe/Amsterdam'});
      await page.clock.setFixedTime(`${decided}:00Z`);
      await open(demo, page);
      // Counted by no other test: they are told by the time at which they were decided, which is here another one.
      const answered = page.waitForResponse('**/v1/records');
      await page.getByRole('button', {name: words[control]}).click();
      await expect(page.locator('akkoord-banner')).toHaveCount(0);
      await keptChoice(context);
      await answered;
      const midnight = Date.parse(`${end}T00:00:00Z`);
      await page.clock.setFixedTime(midnight - MINUTE);
      await open(demo, page);
      await expect
        .poll(() => met(page), 'the minute before')
        .toEqual({asked: false, granted: control === 'accept'});
      await page.clock.setFixedTime(midnight + MINUTE);
      await open(demo, page);
      await expect.poll(() => met(page), 'the minute after').toEqual({asked: true, granted: false});
      await context.close();
    });
  }
}
