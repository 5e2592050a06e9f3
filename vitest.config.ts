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
    testTimeout: 15_000,
    hookTimeout: 30_000,
  },
});
