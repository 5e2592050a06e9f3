import {defineConfig} from '@playwright/test';
import type {BrowsersOptions} from './e2e/browsers/browsers-test.ts';

/**
 * What `npm run test:browsers` runs: Firefox and WebKit, which are not Playwright's own. One after the
 * other, since both write into the same table, and so that neither slows the other down.
 */
export default defineConfig<object, BrowsersOptions>({
  testDir: 'e2e',
  testMatch: '**/*.browsers.ts',
  outputDir: 'test-results/browsers',
  workers: 1,
  retries: 0,
  fullyParallel: false,
  forbidOnly: process.env.CI !== undefined,
  timeout: 600_000,
  reporter: [
    ['list'],
    ['json', {outputFile: process.env.AKKOORD_BROWSERS_REPORT ?? 'test-results/browsers.json'}],
  ],
  projects: [
    {name: 'firefox', use: {engineName: 'firefox'}},
    {name: 'webkit', use: {engineName: 'webkit'}},
  ],
});
