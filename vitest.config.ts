import { defineConfig } from 'vitest/config'
import { throwawayKeyFile } from './src/tools/throwaway-key.ts'

/** One key file for all processes of a run, because databases are copied from each other. */
const env = { PUNTE_KEY_FILE: throwawayKeyFile() }

/** One place for the test run: `unit` needs nothing, `database` needs the embedded server that tests/support/database.ts starts. */
export default defineConfig({
  test: {
    projects: [
      {
        test: {
          name: 'unit',
          include: [
            'src/domain/**/*.test.ts',
            'src/countries/**/*.test.ts',
            'src/act/**/*.test.ts',
            'src/platform/**/*.test.{ts,tsx}',
            'tests/architecture.test.ts',
            'tests/contracts/**/*.test.{ts,tsx}',
          ],
          // Timing never decides a unit test: only what hangs is stopped.
          testTimeout: 60_000,
        },
      },
      {
        test: {
          name: 'database',
          env,
          include: ['src/features/**/*.test.ts', 'tests/db/**/*.test.ts', 'src/tools/**/*.test.ts'],
          globalSetup: ['tests/support/global-database.ts'],
          testTimeout: 180_000,
          hookTimeout: 120_000,
          maxWorkers: 2,
        },
      },
      {
        test: {
          name: 'browser',
          env,
          include: ['tests/browser/**/*.spec.ts'],
          globalSetup: ['tests/support/global-browser.ts'],
          testTimeout: 120_000,
          hookTimeout: 120_000,
          maxWorkers: 2,
        },
      },
    ],
  },
})
