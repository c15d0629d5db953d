import { findBrowser } from './browser.ts'
import { buildIfStale } from './build.ts'
import { runPackage } from './command.ts'
import { freePort } from './port.ts'

/** `npm run e2e [-- arguments of "playwright test"]`: the built application in a real browser. */
const built = await buildIfStale()
if (built !== 0) process.exit(built)
try {
  const browser = await findBrowser()
  process.exitCode = await runPackage(
    '@playwright/test/cli.js',
    ['test', '--config', 'e2e/playwright.config.ts', ...process.argv.slice(2)],
    { SACCADE_BROWSER: browser.path, SACCADE_PORT: String(await freePort()) },
  )
} catch (error) {
  console.error(error instanceof Error ? error.message : error)
  process.exitCode = 1
}
