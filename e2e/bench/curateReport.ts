import { readFileSync } from 'node:fs'
import type { Page } from '@playwright/test'
import { annotators, filled } from './curate/filled.ts'
import type { Bench } from './stage.ts'

/**
 * The overview of 100,000 items and the judgements of three people: how long until its charts are there, how long the
 * page is held up at most in the meantime, and how long a report takes. `npm run bench -- curateReport [items]`
 */
export const bench: Bench = async (stage) => {
  const count = Number(stage.args[0] ?? 100_000)
  const { page, projectId } = await filled(stage, count)
  await page.goto(`${stage.url}#/project/${projectId}`)
  await page.reload()
  await page.locator('[data-count]').and(page.locator('[aria-busy="false"]')).waitFor({ timeout: 300_000 })
  const measured = await overviewAndReport(page, projectId)
  await page.context().close()
  return { unit: 'ms', items: count, judgements: count * annotators.length, ...measured }
}

/** The same for a page that has the project open and read, on any other page than the overview. */
export async function overviewAndReport(page: Page, projectId: string) {
  await page.evaluate(watchTasks)
  const overview = await timed(page, async () => {
    await page.evaluate((hash) => (location.hash = hash), `#/project/${projectId}/curate/overview`)
    await page.locator('svg.chart-drawing').first().waitFor({ timeout: 300_000 })
  })
  const again = await timed(page, async () => {
    await page.evaluate((hash) => (location.hash = hash), `#/project/${projectId}/curate/gold`)
    await page.getByRole('main', { name: 'Gold items' }).waitFor()
    await page.evaluate((hash) => (location.hash = hash), `#/project/${projectId}/curate/overview`)
    await page.locator('svg.chart-drawing').first().waitFor({ timeout: 300_000 })
  })
  const accepted = await timed(page, async () => {
    await page.getByText('Accepted', { exact: true }).first().click()
    await page.getByText(/accepted items? of/).waitFor({ timeout: 300_000 })
  })
  let bytes = 0
  const report = await timed(page, async () => {
    const [download] = await Promise.all([
      page.waitForEvent('download', { timeout: 600_000 }),
      page.getByRole('button', { name: 'Save report' }).click(),
    ])
    bytes = readFileSync(await download.path()).length
  })
  return { overview, overviewAgain: again, scope: accepted, report: { ...report, bytes } }
}

interface Timed {
  readonly took: number
  /** The longest task that began in the meantime: no key is heard while it lasts. */
  readonly longestTask: number
}

async function timed(page: Page, act: () => Promise<void>): Promise<Timed> {
  await page.evaluate(() => window.longTasks.splice(0))
  const start = Date.now()
  await act()
  const took = Date.now() - start
  // Long tasks are told of a moment later.
  await page.waitForTimeout(500)
  const tasks = await page.evaluate(() => window.longTasks.splice(0))
  return { took, longestTask: Math.round(Math.max(0, ...tasks)) }
}

declare global {
  interface Window {
    longTasks: number[]
  }
}

function watchTasks(): void {
  window.longTasks = []
  new PerformanceObserver((list) => {
    for (const { duration } of list.getEntries()) window.longTasks.push(duration)
  }).observe({ type: 'longtask' })
}
