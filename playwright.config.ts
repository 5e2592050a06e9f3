import {existsSync} from 'node:fs';
import {defineConfig} from '@playwright/test';

/** The system's Chromium; `CHROMIUM` names another one. */
const executablePath = process.env.CHROMIUM ?? '/usr/bin/chromium';

/** Keeps Chromium from asking anything of its own, so that the network log holds only what pages asked. */
const args = [
  '--no-sandbox',
  '--disable-quic',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--no-first-run',
];

/** Specs start their own servers through fixtures, each on its own ports, so that workers share nothing. */
export default defineConfig({
  testDir: 'e2e',
  testMatch: '**/*.spec.ts',
  outputDir: 'test-results',
  workers: 2,
  retries: 0,
  fullyParallel: false,
  forbidOnly: process.env.CI !== undefined,
  timeout: 180_000,
  // Passed only by what fails: a machine that is busy with other tests may take seconds over what takes none.
  expect: {timeout: 20_000},
  reporter: [['list'], ['json', {outputFile: process.env.AKKOORD_E2E_REPORT ?? 'test-results/e2e.json'}]],
  use: {
    browserName: 'chromium',
    headless: true,
    ignoreHTTPSErrors: true,
    trace: 'off',
    // A step that hangs is named, before the whole test runs out of time.
    actionTimeout: 30_000,
    navigationTimeout: 45_000,
    launchOptions: {args, ...(existsSync(executablePath) ? {executablePath} : {})},
  },
});
