import { execFileSync } from 'node:child_process'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { chromium, expect, test, type BrowserContext, type Page } from '@playwright/test'
import { decide, press, question, queue, ready, rows, saved } from './annotator.ts'
import { browserArguments } from './browser.ts'
import { asked, inQueue } from './fixtures/yard.ts'
import { openYard } from './yardProject.ts'

/** A browser that keeps its profile, as people's browsers do. */
let profile: string
let browser: BrowserContext

async function start(baseURL: string | undefined): Promise<Page> {
  const path = process.env['SACCADE_BROWSER']
  browser = await chromium.launchPersistentContext(profile, {
    args: [...browserArguments, `--remote-allow-origins=*`],
    baseURL: baseURL ?? '',
    serviceWorkers: 'block',
    viewport: { width: 1440, height: 900 },
    ...(path ? { executablePath: path } : {}),
  })
  return browser.pages()[0] ?? browser.newPage()
}

test.beforeEach(async () => {
  profile = await mkdtemp(join(tmpdir(), 'saccade-profile-'))
})
test.afterEach(async () => {
  await browser.close().catch(() => undefined)
  await rm(profile, { recursive: true, force: true, maxRetries: 10, retryDelay: 200 })
})

/** Decides some of the yard; answers what the page acknowledged. */
async function work(page: Page): Promise<ReadonlyMap<string, string>> {
  await openYard(page)
  await decide(page, 'KeyA')
  await decide(page, 'Digit3', 'KeyX')
  await decide(page, 'KeyF')
  await press(page, 'KeyE', 'End')
  await page.keyboard.type(' Really?')
  await decide(page, 'Control+Enter')
  await decide(page, 'KeyS')
  await saved(page)
  return new Map([
    [asked.plate, 'accept'],
    [asked.dots, 'reject'],
    [asked.label, 'flag'],
    [`${asked.window} Really?`, 'accept'],
    [asked.arrow, 'skip'],
  ])
}

async function everythingIsThere(page: Page, acknowledged: ReadonlyMap<string, string>): Promise<void> {
  await ready(page)
  await expect(rows(page)).toHaveCount(inQueue.length)
  for (const [text, decision] of acknowledged)
    await expect(rows(page).filter({ hasText: text })).toHaveAttribute('data-decision', decision)
  await expect(question(page)).toHaveText(asked.corner)
  await expect(page.locator('[data-ready="true"]').first()).toBeVisible({ timeout: 30_000 })
  await press(page, 'Control+KeyZ')
  await expect(page.getByText('Undone: Skip')).toBeVisible()
}

test('every decision that was acknowledged outlives a page that crashes', async ({ baseURL }) => {
  const page = await start(baseURL)
  const acknowledged = await work(page)
  const address = page.url()
  const session = await browser.newCDPSession(page)
  const crashed = page.waitForEvent('crash')
  session.send('Page.crash').catch(() => undefined)
  await crashed

  const next = await browser.newPage()
  await next.goto(address)
  await everythingIsThere(next, acknowledged)
})

test('every decision that was acknowledged outlives a browser that is killed', async ({ baseURL }) => {
  test.skip(process.platform === 'win32', 'Processes are killed by the means of Unix here.')
  const page = await start(baseURL)
  const acknowledged = await work(page)
  const address = page.url()
  // The browser writes this shelf to disk only after some seconds; here it is surely too late.
  await page.evaluate(() => localStorage.clear())
  killAll(profile)
  await browser.close().catch(() => undefined)

  const again = await start(baseURL)
  await again.goto(address)
  await everythingIsThere(again, acknowledged)
  await expect(queue(again)).toContainText('4 of 11 decided')
})

/** Ends every process of the browser that uses this profile at once, with no chance to write anything more. */
function killAll(folder: string): void {
  const processes = execFileSync('ps', ['-eo', 'pid=,args='], { encoding: 'utf8' }).split('\n')
  const ids = processes.flatMap((line) => {
    const [, id, args] = /^\s*(\d+)\s(.*)$/.exec(line) ?? []
    return id && args?.includes(`--user-data-dir=${folder}`) ? [Number(id)] : []
  })
  if (ids.length === 0) throw new Error('No process of the browser was found.')
  for (const id of ids) {
    try {
      process.kill(id, 'SIGKILL')
    } catch {
      // Children end with their parent.
    }
  }
}
