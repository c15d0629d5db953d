import { expect, type Locator, type Page } from '@playwright/test'
import { isAccessible } from './accessible.ts'
import { press } from './annotator.ts'
import { evaluate, readPredictions, runOfYard } from './evaluating.ts'
import type { File } from './fixtures/drawnPictures.ts'
import { inQueue } from './fixtures/yard.ts'
import { test } from './quiet.ts'
import { openYard } from './yardProject.ts'

const main = (page: Page): Locator => page.getByRole('main', { name: 'Charts' })
const chart = (page: Page, name: string): Locator => main(page).getByRole('region', { name, exact: true })
const data = (page: Page, name: string): Locator =>
  chart(page, name).getByRole('table', { name: `Data of ${name}` })
const quadrants = (page: Page): Locator =>
  main(page).getByRole('table', { name: 'What zooming changes, all items' })
const behind = (page: Page): Locator => main(page).getByRole('region', { name: /^Items: / })

const alpha = [
  runOfYard('alpha', 'global', (at) => at < 6),
  runOfYard('alpha', 'regional', (at) => at > 0 && at < 10),
]
const beta = [runOfYard('beta', 'global', (at) => at < 3), runOfYard('beta', 'regional', (at) => at < 10)]

async function openCharts(page: Page, runs: readonly File[]): Promise<void> {
  await openYard(page)
  await evaluate(page, 'Predictions')
  await expect(await readPredictions(page, runs)).toContainText(`${runs.length} runs`)
  await evaluate(page, 'Charts')
  await expect(chart(page, 'Accuracy by model and view')).toBeVisible({ timeout: 30_000 })
}

async function rowsOf(page: Page, name: string): Promise<readonly string[]> {
  await page.getByRole('button', { name: `Data of ${name}` }).click()
  const rows = await data(page, name).locator('tbody tr').allInnerTexts()
  return rows.map((row) => row.replaceAll(/\s+/g, ' '))
}

test('accuracies, gaps and sizes are drawn, and stand in tables as well', async ({ page }) => {
  await openCharts(page, [...alpha, ...beta])
  // 6, 9, 3 and 10 of 11.
  const accuracy = await rowsOf(page, 'Accuracy by model and view')
  expect(accuracy.map((row) => row.split(' ').slice(0, 4).join(' '))).toEqual([
    'alpha All Global 54.5',
    'alpha All Regional 81.8',
    'beta All Global 27.3',
    'beta All Regional 90.9',
  ])
  const gaps = await rowsOf(page, 'Zooming gap')
  expect(gaps.map((row) => row.split(' ').slice(0, 3).join(' '))).toEqual(['alpha All 27.3', 'beta All 63.6'])
  await expect(chart(page, 'Accuracy and area ratio')).toContainText('11 items.')
  await expect(chart(page, 'Accuracy and area ratio').locator('[data-row]')).not.toHaveCount(0)
  await expect(main(page)).toContainText('None of the shown models was asked under several budgets.')
  await isAccessible(page, 'Charts')
})

test('a quadrant leads to its items, by keys as well, and a link shows the same', async ({ page }) => {
  await openCharts(page, [...alpha, ...beta])
  await expect(quadrants(page).getByRole('button', { name: /^Both right/ })).toContainText('5 · 45 %')
  await expect(quadrants(page).getByRole('button', { name: /^Zoom hurts/ })).toContainText('1 · 9.1 %')
  await expect(quadrants(page).getByRole('button', { name: /^Neither/ })).toContainText('1 · 9.1 %')
  const helps = quadrants(page).getByRole('button', { name: /^Zoom helps/ })
  await expect(helps).toContainText('4 · 36 %')
  await helps.focus()
  await press(page, 'Enter')
  await expect(helps).toHaveAttribute('aria-pressed', 'true')
  await expect(behind(page).getByRole('link')).toHaveCount(4)
  await expect(behind(page).getByRole('link').first()).toContainText(inQueue[6] ?? '')
  await isAccessible(page, 'Charts, the items behind a quadrant')

  const saving = page.waitForEvent('download')
  await main(page).getByRole('button', { name: 'Save CSV' }).click()
  expect((await saving).suggestedFilename()).toBe('items.csv')

  await page.reload()
  await expect(behind(page).getByRole('link')).toHaveCount(4, { timeout: 30_000 })
  await behind(page).getByRole('link').first().click()
  await expect(page.getByRole('main', { name: 'Item by item' })).toContainText(inQueue[6] ?? '', {
    timeout: 30_000,
  })
})

test('two models are compared in one view', async ({ page }) => {
  await openCharts(page, [...alpha, ...beta])
  await main(page).getByText('Two models', { exact: true }).click()
  const table = main(page).getByRole('table', { name: 'Who is right, all items' })
  await expect(table.getByRole('button', { name: /^Only alpha/ })).toContainText('3 · 27 %')
  await expect(table.getByRole('button', { name: /^Only beta/ })).toContainText('0 · 0 %')
  await expect(chart(page, 'Who is right')).toContainText('McNemar’s exact test: p = 0.250.')
})

test('a model that was asked under several budgets has a line over them', async ({ page }) => {
  await openCharts(page, [
    runOfYard('gamma', 'global', (at) => at < 4, { budget: 'side-224' }),
    runOfYard('gamma', 'global', (at) => at < 8, { budget: 'side-896' }),
    runOfYard('gamma', 'regional', (at) => at < 9, { budget: 'side-896' }),
  ])
  const rows = await rowsOf(page, 'Accuracy and resolution ladder')
  expect(rows.map((row) => row.split(' ').slice(0, 5).join(' '))).toEqual([
    'gamma Global 224 px 36.4',
    'gamma Global 896 px 72.7',
    'gamma Regional 896 px 81.8',
  ])
})
