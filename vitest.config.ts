import {defaultClientConditions, defaultServerConditions} from 'vite';
import {defineConfig} from 'vitest/config';

/** `source` first, so that tests read each package's TypeScript and never a stale dist. */
const clientConditions = ['source', ...defaultClientConditions];
const serverConditions = ['source', ...defaultServerConditions];

export default defineConfig({
  resolve: {conditions: clientConditions},
  ssr: {resolve: {conditions: serverConditions, externalConditions: serverConditions}},
  test: {
    environment: 'node',
    include: [
      'packages/**/*.test.{ts,tsx}',
      'examples/**/*.test.ts',
      'test/**/*.test.ts',
      'bench/**/*.test.ts',
    ],
    exclude: ['**/node_modules/**', '**/dist/**', 'e2e/**'],
    // Passed only by what fails: a machine that is busy with other tests may take seconds over what takes none.
    testTimeout: 60_000,
    hookTimeout: 90_000,
    expect: {poll: {timeout: 10_000}},
  },
});
