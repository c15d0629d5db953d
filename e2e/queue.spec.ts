import { expect, type Page } from '@playwright/test'
import { decide, goTo, press, question, queue, rows } from './annotator.ts'
import { asked, inQueue } from './fixtures/yard.ts'
import { test } from './quiet.ts'
import { openYard } from './yardProject.ts'

test.beforeEach(async ({ page }) => {
  await openYard(page)
})

/** What the queue shows, in its order. */
async function shows(page: Page, questions: readonly string[]): Promise<void> {
  await expect(queue(page).locator('[data-count]')).toHaveAttribute('data-count', String(questions.length))
  await beginsWith(page, questions)
}

async function beginsWith(page: Page, questions: readonly string[]): Promise<void> {
  for (const [at, text] of questions.entries()) await expect(rows(page).nth(at)).toContainText(text)
}

async function filter(page: Page, field: string, option: string | RegExp): Promise<void> {
  await queue(page)
    .getByRole('button', { name: /^Filter/ })
    .click()
  await page.getByRole('combobox', { name: field }).click()
  await page.getByRole('option', { name: option }).click()
  await press(page, 'Escape')
  await expect(page.getByRole('button', { name: 'Clear the filters' })).toBeHidden()
}

async function clearFilters(page: Page): Promise<void> {
  await queue(page)
    .getByRole('button', { name: /^Filter/ })
    .click()
  await page.getByRole('button', { name: 'Clear the filters' }).click()
  await press(page, 'Escape')
  await shows(page, inQueue)
}

test('the queue is narrowed by decision, category, status and problem', async ({ page }) => {
  await decide(page, 'KeyA')
  await decide(page, 'Digit3', 'KeyX')
  await decide(page, 'KeyF')

  await filter(page, 'Decision', 'Undecided')
  await shows(page, inQueue.slice(3))
  await expect(queue(page)).toContainText('8 shown')
  await expect(queue(page).getByRole('button', { name: 'Filter (on)' })).toBeVisible()
  await clearFilters(page)
  await filter(page, 'Decision', 'Rejected')
  await shows(page, [asked.dots])
  await expect(question(page)).toHaveText(asked.dots)
  await clearFilters(page)

  await filter(page, 'Category', 'Colour')
  await shows(page, [asked.plate, asked.window, asked.post])
  await filter(page, 'Decision', 'Accepted')
  await shows(page, [asked.plate])
  await clearFilters(page)

  await filter(page, 'Source status', 'valid vqa')
  await shows(page, inQueue)
  await clearFilters(page)

  await filter(page, 'Problem', /^picture small \(1\)/)
  await shows(page, [asked.button])
  await clearFilters(page)

  await filter(page, 'Category', 'No category')
  await expect(queue(page).getByText('No item matches.')).toBeVisible()
  await expect(page.getByRole('heading', { name: 'No item matches' })).toBeVisible()
  await page.getByRole('button', { name: 'Show all items' }).click()
  await shows(page, inQueue)
})

test('words are searched in questions, options, answers, categories and picture names', async ({ page }) => {
  const search = page.getByLabel('Search the queue')
  await press(page, 'Slash')
  await page.keyboard.type('PLATE gate')
  await shows(page, [asked.plate])
  await search.fill('brass')
  await shows(page, [asked.frame])
  await search.fill('lamps.jpg')
  await shows(page, [asked.lamp, asked.frame])
  await search.fill('ocr')
  await shows(page, [asked.label, asked.button])
  await search.fill('nothing of the kind')
  await expect(queue(page).getByText('No item matches.')).toBeVisible()
  await page.getByRole('button', { name: 'Clear the search' }).click()
  await shows(page, inQueue)
  // An edited text is found by its new words.
  await goTo(page, asked.post)
  await press(page, 'KeyE', 'End')
  await page.keyboard.type(' (a riddle)')
  await press(page, 'Control+Enter')
  await search.fill('riddle')
  await expect(rows(page)).toHaveCount(1)
})

test('the queue is sorted in every way, and stays as it is while one works', async ({ page }) => {
  const sort = async (name: string) => {
    await queue(page).getByRole('button', { name: /^Sort/ }).click()
    await page.getByRole('menuitem', { name }).click()
  }
  await sort('Least consensus first')
  await beginsWith(page, [asked.window, asked.button, asked.dots])
  await expect(rows(page).last()).toContainText(asked.plate)
  await sort('Smallest region first')
  await expect(rows(page).first()).toContainText(asked.lost)
  await sort('Category')
  await beginsWith(page, [asked.dots, asked.lamp, asked.label, asked.button, asked.plate])
  await sort('Picture')
  await beginsWith(page, [asked.button, asked.lamp, asked.frame, asked.lost, asked.arrow])
  await sort('Order of import')
  await decide(page, 'KeyA')
  await goTo(page, asked.corner)
  await decide(page, 'KeyF')
  await sort('Latest decision first')
  await beginsWith(page, [asked.corner, asked.plate])

  // A filter on undecided items does not pull away what was just decided.
  await sort('Order of import')
  await filter(page, 'Decision', 'Undecided')
  await goTo(page, asked.dots)
  await decide(page, 'KeyA')
  await expect(rows(page).filter({ hasText: asked.dots })).toHaveAttribute('data-decision', 'accept')
})

test('a click jumps to an item, and progress and pace are told', async ({ page }) => {
  await goTo(page, asked.frame)
  await expect(rows(page).filter({ hasText: asked.frame })).toHaveAttribute('aria-current', 'true')
  await expect(page.getByRole('progressbar', { name: 'Items decided' })).toHaveAttribute('aria-valuenow', '0')
  await decide(page, 'KeyA')
  await decide(page, 'KeyA')
  await expect(page.getByRole('progressbar', { name: 'Items decided' })).toHaveAttribute('aria-valuenow', '2')
  await expect(queue(page)).toContainText('2 of 11 decided')
  await expect(queue(page)).toContainText(/\d s each/)
  await expect(queue(page)).toContainText(/About .+ left at your pace/)
})
