import { resolve } from 'node:path'
import { defineConfig } from '@playwright/test'
import { browserArguments } from './browser.ts'
import { results, root } from './command.ts'

const port = process.env['SACCADE_PORT'] ?? '4174'
const executablePath = process.env['SACCADE_BROWSER']
const inCi = Boolean(process.env['CI'])

export default defineConfig({
  testDir: import.meta.dirname,
  testMatch: '**/*.spec.ts',
  outputDir: resolve(results, 'artifacts'),
  reporter: [['list'], ['json', { outputFile: resolve(results, 'e2e.json') }]],
  fullyParallel: true,
  forbidOnly: inCi,
  workers: 2,
  retries: inCi ? 1 : 0,
  timeout: 150_000,
  expect: { timeout: 20_000 },
  use: {
    baseURL: `http://127.0.0.1:${port}/`,
    viewport: { width: 1440, height: 900 },
    // A fresh context would fetch the whole application again for offline use; the offline test asks for it.
    serviceWorkers: 'block',
    trace: 'retain-on-failure',
    screenshot: 'only-on-failure',
  },
  projects: [
    {
      name: 'chromium',
      use: {
        browserName: 'chromium',
        launchOptions: { args: [...browserArguments], ...(executablePath ? { executablePath } : {}) },
      },
    },
  ],
  webServer: {
    command: `"${process.execPath}" node_modules/vite/bin/vite.js preview --host 127.0.0.1 --port ${port} --strictPort`,
    cwd: root,
    url: `http://127.0.0.1:${port}/`,
    reuseExistingServer: false,
  },
})
