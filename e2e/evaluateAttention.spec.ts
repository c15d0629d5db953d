import { readFileSync } from 'node:fs'
import { expect, type Locator, type Page } from '@playwright/test'
import { isAccessible } from './accessible.ts'
import { evaluate, readPredictions, runOfYard } from './evaluating.ts'
import { asked } from './fixtures/yard.ts'
import { test } from './quiet.ts'
import { openYard } from './yardProject.ts'

const attention = (page: Page): Locator => page.getByRole('main', { name: 'Attention' })
const models = (page: Page): Locator =>
  attention(page).getByRole('region', { name: 'Attention by model' }).getByRole('table')
const item = (page: Page): Locator => attention(page).getByRole('article', { name: 'Item' })
const map = (page: Page): Locator => item(page).getByRole('application')

/** Four rows of four: the first cell has twice the weight of the others. */
const grid = Array.from({ length: 4 }, (_, row) =>
  Array.from({ length: 4 }, (_, column) => (row === 0 && column === 0 ? 2 : 1)),
)

async function toAttentionOf(page: Page, more: object): Promise<void> {
  await evaluate(page, 'Predictions')
  await readPredictions(page, [runOfYard('alpha', 'global', () => false, more)])
  await evaluate(page, 'Attention')
}

test('without any map the page says how maps come in', async ({ page }) => {
  await openYard(page)
  await toAttentionOf(page, {})
  await expect(attention(page)).toContainText('No prediction came with attention.')
  await isAccessible(page, 'Attention, without maps')
})

test('where a model looked is measured, and shown over the picture cell by cell', async ({ page }) => {
  await openYard(page)
  await toAttentionOf(page, { attention: grid, generic_attention: grid })

  // Divided by itself, the map is the same everywhere.
  const relative = models(page).getByRole('row').nth(1)
  await expect(relative).toContainText('11 relative')
  await expect(relative.getByRole('cell').nth(6)).toHaveText(/^0\.000/)
  await expect(item(page)).toContainText('This map is the same everywhere')
  await attention(page).getByText('Raw (released code)').click()
  await expect(models(page).getByRole('row').nth(1)).toContainText('11 raw')
  // v is 17 ÷ 16 everywhere.
  await expect(models(page).getByRole('row').nth(1).getByRole('cell').nth(4)).toHaveText(/^1\.063/)

  await expect(item(page)).toContainText(asked.plate)
  await map(page).focus()
  await page.keyboard.press('Home')
  await expect(item(page)).toContainText('Row 1, column 1 · weight 2 · 11.76 % of all · 1.88 × the mean')
  await page.keyboard.press('ArrowRight')
  await expect(item(page)).toContainText('Row 1, column 2 · weight 1')
  await page.keyboard.press('Escape')
  await isAccessible(page, 'Attention')

  const saving = page.waitForEvent('download')
  await item(page).getByRole('button', { name: 'Save as PNG' }).click()
  const file = await (await saving).path()
  expect(readFileSync(file).subarray(1, 4).toString()).toBe('PNG')

  await map(page).blur()
  await page.keyboard.press('KeyJ')
  await expect(item(page)).not.toContainText(asked.plate)
  const address = page.url()
  await page.keyboard.press('KeyK')
  await expect(item(page)).toContainText(asked.plate)
  await page.goto('about:blank')
  await page.goto(address)
  await expect(item(page)).toBeVisible({ timeout: 30_000 })
  await expect(item(page)).not.toContainText(asked.plate)
  await expect(map(page)).toBeInViewport()
})
