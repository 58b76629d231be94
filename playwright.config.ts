import { defineConfig } from '@playwright/test';
import { electronPath } from './e2e/hosts/electron';
import { testBrowser } from './scripts/ensure-browser.mjs';

const executablePath = await testBrowser();
const isRoot = process.getuid?.() === 0;
if (!electronPath && !process.env.TEST_WORKER_INDEX)
  console.log('Electron’s own program is not installed: the specs run in the browser host and on the stand-in only.');

export default defineConfig({
  testDir: '.',
  outputDir: 'test-results',
  forbidOnly: Boolean(process.env.CI),
  retries: 0,
  workers: 2,
  fullyParallel: true,
  // A small machine may be busy with other things; a test that hangs is found all the same.
  timeout: 120_000,
  expect: { timeout: 20_000 },
  reporter: 'list',
  use: {
    launchOptions: {
      ...(executablePath ? { executablePath } : {}),
      args: [
        ...(isRoot ? ['--no-sandbox'] : []),
        '--disable-quic',
        '--disable-background-networking',
        '--disable-component-update',
      ],
    },
  },
  projects: [
    { name: 'browser-host', testMatch: 'e2e/*.spec.ts' },
    { name: 'electron-stand-in', testMatch: ['e2e/*.spec.ts', 'e2e/electron/*.spec.ts', 'e2e/stand-in/*.spec.ts'] },
    ...(electronPath ? [{ name: 'electron', testMatch: ['e2e/*.spec.ts', 'e2e/electron/*.spec.ts'] }] : []),
    { name: 'packaging', testMatch: 'e2e/packaging/*.spec.ts' },
  ],
});
