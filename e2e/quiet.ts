import type {NetworkLog} from '@akkoord/testkit';
import type {Page} from '@playwright/test';

/** Time without an arrival after which a page that has nothing to do is taken to have done it all. */
const STILL = 400;

/**
 * Waits until `page` has done what it does by itself: nothing has arrived for a while, and the page had time to
 * spare in it. On a busy machine that takes longer, as the page does. What is to come is waited for by name.
 */
export async function quiet(page: Page, requests: NetworkLog): Promise<void> {
  let arrived = -1;
  while (arrived !== requests.all().length) {
    arrived = requests.all().length;
    await idle(page);
    await page.waitForTimeout(STILL);
  }
}

/** Waits until the page has time to spare; one that is being left has none, and is looked at again. */
const idle = (page: Page): Promise<unknown> =>
  page
    .evaluate(() => new Promise<void>(done => requestIdleCallback(() => done(), {timeout: 2_000})))
    .catch(() => {});
