import {mkdtemp, rm} from 'node:fs/promises';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import type {StandIns} from '@akkoord/testkit';
import type {BrowserContext, BrowserType, LaunchOptions} from '@playwright/test';

/** What a browser is launched with. */
export interface Launch {
  readonly playwright: {readonly chromium: BrowserType};
  readonly launchOptions: LaunchOptions;
  readonly standIns: StandIns;
}

/**
 * Hands `use` a Chromium with a profile of its own on disk that reaches nothing but the stand-ins, and takes both away
 * afterwards: private contexts never preconnect, and would hide that.
 */
export async function withProfile(
  {playwright, launchOptions, standIns}: Launch,
  use: (profile: BrowserContext) => Promise<void>,
): Promise<void> {
  const directory = await mkdtemp(join(tmpdir(), 'akkoord-profile-'));
  const profile = await playwright.chromium.launchPersistentContext(directory, {
    ...launchOptions,
    args: [...standIns.hostRules],
    ignoreHTTPSErrors: true,
  });
  await use(profile);
  await profile.close();
  // A process of the browser's may still be writing when the first of them has ended.
  await rm(directory, {recursive: true, force: true, maxRetries: 20});
}
