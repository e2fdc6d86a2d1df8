// End-to-end tests: the release page in `dist`, in the installed Chromium.
//
// In:  dist (`make dist`), CHROMIUM. Each test's page is served by tests/e2e/fixtures.mjs.
// Out: the list of tests on the console; what a failed test saw in test-results.

import { defineConfig } from '@playwright/test';
import { BROWSER_ARGS, browserPath } from './scripts/lib/browser.mjs';

export default defineConfig({
  testDir: 'tests/e2e',
  testMatch: '*.spec.mjs',
  fullyParallel: true,
  forbidOnly: Boolean(process.env.CI),
  reporter: 'list',
  // Once more on a machine that is busy; what passes then is listed as flaky, and is a fault to mend.
  retries: 1,
  timeout: 90_000,
  workers: 2,
  use: {
    browserName: 'chromium',
    locale: 'fr-FR',
    timezoneId: 'Europe/Paris',
    // Recording every test took a third of the time of all.
    trace: 'on-first-retry',
    launchOptions: { executablePath: browserPath(), args: BROWSER_ARGS },
  },
});
