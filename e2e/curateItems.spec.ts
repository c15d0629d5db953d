import { readFileSync } from 'node:fs'
import { expect, type Locator, type Page } from '@playwright/test'
import { isAccessible } from './accessible.ts'
import { press, queue, question, rows as queueRows } from './annotator.ts'
import { asked, inQueue } from './fixtures/yard.ts'
import { test } from './quiet.ts'
import { openYard } from './yardProject.ts'

const grid = (page: Page): Locator => page.getByRole('grid', { name: 'Items' })
const rows = (page: Page): Locator => grid(page).locator('[data-item-id]')
const row = (page: Page, text: string): Locator => rows(page).filter({ hasText: text })
const count = (page: Page): Locator => page.getByRole('main').getByRole('status').first()
const chosen = (page: Page): Locator => page.getByRole('toolbar', { name: 'Chosen items' })

async function toTable(page: Page, detail = ''): Promise<void> {
  const id = await page.locator('[data-project]').getAttribute('data-project')
  await page.evaluate((hash) => (location.hash = hash), `#/project/${id ?? ''}/curate/items${detail}`)
  await expect(grid(page).or(page.getByRole('heading', { name: 'No item matches' }))).toBeVisible()
}

test.beforeEach(async ({ page }) => {
  await openYard(page)
  await toTable(page)
})

/** What the table shows, in its order. */
async function shows(page: Page, questions: readonly string[]): Promise<void> {
  await expect(rows(page)).toHaveCount(questions.length)
  for (const [at, text] of questions.entries()) await expect(rows(page).nth(at)).toContainText(text)
}

async function addFilter(page: Page, field: string, ...values: readonly string[]): Promise<void> {
  await page.getByRole('button', { name: 'Add a filter' }).click()
  const form = page.getByRole('dialog', { name: 'Add a filter' })
  await form.getByRole('combobox', { name: 'Filter by' }).click()
  await form.getByRole('option', { name: field, exact: true }).click()
  for (const value of values) await form.getByRole('checkbox', { name: value }).check()
  await form.getByRole('button', { name: 'Add' }).click()
  await expect(form).toBeHidden()
}

async function act(page: Page, menu: string, entry: string): Promise<Locator> {
  await chosen(page).getByRole('button', { name: menu }).click()
  await page.getByRole('menuitem', { name: entry, exact: true }).click()
  return page.getByRole('dialog')
}

test('every item stands in the table, and filters in plain words narrow it', async ({ page }) => {
  await shows(page, inQueue)
  await expect(count(page)).toHaveText('11 items')
  await expect(grid(page)).toHaveAttribute('aria-rowcount', '12')

  await addFilter(page, 'Category', 'Colour 3', 'OCR 2')
  await shows(page, [asked.plate, asked.label, asked.window, asked.post, asked.button])
  await expect(count(page)).toHaveText('5 of 11 items')
  const chip = page.getByRole('button', { name: 'Category is Colour or OCR', exact: true })
  await expect(chip).toBeVisible()

  // A filter is changed where it stands.
  await chip.click()
  const form = page.getByRole('dialog', { name: 'Category is Colour or OCR' })
  await form.getByText('Is none of').click()
  await form.getByRole('button', { name: 'Change' }).click()
  await expect(count(page)).toHaveText('6 of 11 items')
  await expect(page.getByRole('button', { name: 'Category is not Colour or OCR', exact: true })).toBeVisible()

  // Measures have ends.
  await page.getByRole('button', { name: 'Clear', exact: true }).click()
  await page.getByRole('button', { name: 'Add a filter' }).click()
  await page.getByRole('combobox', { name: 'Filter by' }).click()
  await page.getByRole('option', { name: 'Consensus', exact: true }).click()
  await page.getByRole('textbox', { name: 'From' }).fill('100')
  await press(page, 'Enter')
  await expect(page.getByRole('button', { name: 'Consensus from 100 %', exact: true })).toBeVisible()
  await shows(page, [asked.plate])
  await page.getByRole('button', { name: 'Remove the filter: Consensus from 100 %' }).click()
  await shows(page, inQueue)

  // The address carries the filters, so the way back undoes them.
  await page.goBack()
  await shows(page, [asked.plate])
})

test('words are searched everywhere, and heads sort', async ({ page }) => {
  await press(page, 'Slash')
  await page.keyboard.type('LAMPS.jpg')
  await shows(page, [asked.lamp, asked.frame])
  await page.getByLabel('Search all items').fill('nothing of the kind')
  await expect(page.getByRole('heading', { name: 'No item matches' })).toBeVisible()
  await page.getByRole('button', { name: 'Show all items' }).click()
  await shows(page, inQueue)

  const head = grid(page).getByRole('columnheader', { name: 'Question' })
  const sort = head.getByRole('button')
  await sort.click()
  await expect(head).toHaveAttribute('aria-sort', 'ascending')
  await shows(
    page,
    inQueue.toSorted((a, b) => (a.toLowerCase() < b.toLowerCase() ? -1 : 1)),
  )
  await sort.click()
  await expect(head).toHaveAttribute('aria-sort', 'descending')
  await shows(
    page,
    inQueue.toSorted((a, b) => (a.toLowerCase() < b.toLowerCase() ? 1 : -1)),
  )
  await sort.click()
  await expect(head).toHaveAttribute('aria-sort', 'none')
  await shows(page, inQueue)
})

test('many items are chosen and edited as one step, and what cannot be is named', async ({ page }) => {
  await row(page, asked.plate).click()
  await row(page, asked.label).click({ modifiers: ['Shift'] })
  await row(page, asked.frame).click({ modifiers: ['Control'] })
  await expect(chosen(page)).toContainText('4 items chosen')
  await expect(row(page, asked.dots)).toHaveAttribute('aria-selected', 'true')
  await expect(row(page, asked.window)).toHaveAttribute('aria-selected', 'false')

  const reject = await act(page, 'My judgement', 'Reject…')
  await reject.getByRole('checkbox', { name: 'Too easy' }).check()
  await expect(reject).toContainText('4 items will be rejected by you: Too easy.')
  await reject.getByRole('button', { name: 'Change 4 items' }).click()
  for (const text of [asked.plate, asked.dots, asked.label, asked.frame]) {
    await expect(row(page, text)).toContainText('Rejected')
  }
  await press(page, 'Control+KeyZ')
  await expect(row(page, asked.frame)).not.toContainText('Rejected')
  await expect(row(page, asked.plate)).not.toContainText('Rejected')
  await press(page, 'Control+Shift+KeyZ')
  await expect(row(page, asked.frame)).toContainText('Rejected')

  // Of those that are decided already it is said that nothing changes.
  const again = await act(page, 'My judgement', 'Reject…')
  await expect(again).toContainText('Nothing will change. Of 4 items that is true already.')
  await expect(again.getByRole('button', { name: 'Change' })).toBeDisabled()
  await press(page, 'Escape')

  const resolved = await act(page, 'The project’s word', 'Resolve as accepted')
  await resolved.getByRole('button', { name: 'Change 4 items' }).click()
  await expect(row(page, asked.frame)).toContainText('Accepted')

  const gold = await act(page, 'Gold items', 'Mark as gold, answers as they stand')
  await gold.getByRole('button', { name: 'Change 4 items' }).click()
  await expect(page.getByRole('dialog')).toBeHidden()
  await addFilter(page, 'Gold', 'Gold 4')
  await expect(count(page)).toHaveText('4 of 11 items')
})

test('items leave the project with all that was said about them, and come back', async ({ page }) => {
  await row(page, asked.dots).click()
  await chosen(page).getByRole('button', { name: 'Remove…' }).click()
  const dialog = page.getByRole('dialog', { name: 'Remove from the project' })
  await expect(dialog).toContainText('1 item will be removed from the project')
  await dialog.getByRole('button', { name: 'Remove 1 item' }).click()
  await expect(count(page)).toHaveText('10 items')
  await expect(row(page, asked.dots)).toHaveCount(0)
  await press(page, 'Control+KeyZ')
  await shows(page, inQueue)
})

test('a view is kept under a name, chosen, renamed and deleted', async ({ page }) => {
  const views = page.getByRole('button', { name: 'Views', exact: true })
  const entry = (name: string): Locator => page.getByRole('menuitem', { name, exact: true })
  await addFilter(page, 'Category', 'Colour 3')
  await page.getByRole('button', { name: 'Columns', exact: true }).click()
  await page.getByRole('checkbox', { name: 'Stage' }).uncheck()
  await press(page, 'Escape')
  await expect(grid(page).getByRole('columnheader', { name: 'Stage' })).toHaveCount(0)
  await grid(page).getByRole('columnheader', { name: 'Answer' }).getByRole('button').click()
  const sorted = [asked.plate, asked.post, asked.window]
  await expect(rows(page)).toHaveCount(3)

  await views.click()
  await entry('Keep this view…').click()
  await page.getByRole('textbox', { name: 'Name' }).fill('Colours')
  await press(page, 'Enter')
  await page.getByRole('button', { name: 'Clear', exact: true }).click()
  await page.getByRole('button', { name: 'Columns', exact: true }).click()
  await page.getByRole('button', { name: 'Show the usual columns' }).click()
  await press(page, 'Escape')
  await expect(count(page)).toHaveText('11 items')

  await views.click()
  await entry('Colours').click()
  await expect(count(page)).toHaveText('3 of 11 items')
  for (const text of sorted) await expect(row(page, text)).toBeVisible()
  await expect(grid(page).getByRole('columnheader', { name: 'Stage' })).toHaveCount(0)
  await expect(grid(page).getByRole('columnheader', { name: 'Answer' })).toHaveAttribute(
    'aria-sort',
    'ascending',
  )

  await views.click()
  await entry('Rename “Colours”…').click()
  await page.getByRole('textbox', { name: 'Name' }).fill('Hues')
  await press(page, 'Enter')
  await views.click()
  await entry('Delete “Hues”').click()
  await views.click()
  await expect(entry('Hues')).toHaveCount(0)
  await press(page, 'Escape')
  await press(page, 'Control+KeyZ')
  await views.click()
  await expect(entry('Hues')).toBeVisible()
})

test('what is shown becomes the queue of the workbench, in its order', async ({ page }) => {
  await addFilter(page, 'Category', 'Colour 3')
  const head = grid(page).getByRole('columnheader', { name: 'Question' }).getByRole('button')
  await head.click()
  await head.click()
  await page.getByRole('button', { name: 'Open these in the workbench' }).click()
  const order = [asked.plate, asked.post, asked.window].toSorted().toReversed()
  await expect(queueRows(page)).toHaveCount(3)
  for (const [at, text] of order.entries()) await expect(queueRows(page).nth(at)).toContainText(text)
  await expect(question(page)).toHaveText(order[0] ?? '')
  await expect(queue(page)).toContainText('From the table: 3 items')

  // A filter of the queue narrows them further; letting go of them shows everything.
  await page.getByLabel('Search the queue').fill('window')
  await expect(queueRows(page)).toHaveCount(1)
  await page.getByRole('button', { name: 'Clear the search' }).click()
  await queue(page).getByRole('button', { name: 'Show all items in the queue' }).click()
  await expect(queueRows(page)).toHaveCount(inQueue.length)

  // Back in the table the filter still stands in the address.
  await page.goBack()
  await expect(count(page)).toHaveText('3 of 11 items')
  await row(page, asked.window).dblclick()
  await expect(question(page)).toHaveText(asked.window)
})

test('all of it goes by keyboard alone', async ({ page }) => {
  await grid(page).focus()
  await press(page, 'Home', 'ArrowDown', 'Space', 'ArrowDown', 'ArrowDown', 'Shift+ArrowDown')
  await expect(rows(page).nth(4)).toHaveAttribute('aria-selected', 'true')
  await expect(chosen(page)).toContainText('2 items chosen')
  await expect(grid(page)).toHaveAttribute('aria-activedescendant', 'items-row-4')
  await press(page, 'Control+KeyA')
  await expect(chosen(page)).toContainText('11 items chosen')
  await press(page, 'Escape')
  await expect(chosen(page)).toBeHidden()

  // From the grid back to the bar: choose two, then flag them through the menu.
  await press(page, 'Home', 'Space', 'Shift+ArrowDown')
  const menu = chosen(page).getByRole('button', { name: 'My judgement' })
  for (
    let tabs = 0;
    tabs < 40 && !(await menu.evaluate((one) => one === document.activeElement));
    tabs += 1
  ) {
    await press(page, 'Shift+Tab')
  }
  await expect(menu).toBeFocused()
  await press(page, 'Enter')
  const entries = page.getByRole('menuitem')
  await expect(entries.first()).toBeFocused()
  await press(page, 'ArrowDown', 'ArrowDown')
  await expect(entries.nth(2)).toBeFocused()
  await press(page, 'Enter')
  const dialog = page.getByRole('dialog', { name: 'Flag' })
  await expect(dialog).toContainText('2 items will be flagged by you.')
  await expect(dialog.getByRole('button', { name: 'Change 2 items' })).toBeEnabled()
  await dialog.getByRole('button', { name: 'Change 2 items' }).focus()
  await press(page, 'Enter')
  await expect(row(page, asked.dots)).toContainText('Disputed')

  // A column is made wider and moved from its head.
  const category = grid(page).getByRole('columnheader', { name: 'Category' })
  await category.getByRole('button').focus()
  const before = (await category.boundingBox())?.width ?? 0
  await press(page, 'Alt+ArrowRight')
  await expect.poll(async () => (await category.boundingBox())?.width).toBeGreaterThan(before)
  await press(page, 'Shift+ArrowLeft')
  await expect(grid(page).getByRole('columnheader').nth(1)).toHaveText('Category')

  await grid(page).focus()
  await press(page, 'End', 'Enter')
  await expect(question(page)).toHaveText(inQueue.at(-1) ?? '')
})

test('an address carries filters, and one that cannot be read is told of', async ({ page }) => {
  const detail = encodeURIComponent(
    JSON.stringify([
      { kind: 'names', field: 'category', values: ['color'], not: false },
      { kind: 'measure', field: 'areaRatio', from: null, below: 1 },
    ]),
  )
  await toTable(page, `/${detail}`)
  await expect(count(page)).toHaveText('3 of 11 items')
  await expect(page.getByRole('button', { name: 'Area ratio below 100 %', exact: true })).toBeVisible()
  for (const odd of ['nonsense', encodeURIComponent('[{"kind":"names","field":"__proto__"}]'), '%25%25']) {
    await toTable(page, `/${odd}`)
    await expect(page.getByRole('alert')).toContainText('cannot be read, so all items are shown')
    await shows(page, inQueue)
  }
})

test('what is shown is saved as CSV', async ({ page }) => {
  await addFilter(page, 'Category', 'Colour 3')
  const download = page.waitForEvent('download')
  await page.getByRole('button', { name: 'CSV' }).click()
  const file = await download
  expect(file.suggestedFilename()).toBe('The yard.csv')
  const text = readFileSync(await file.path(), 'utf8')
  const [head, ...lines] = text.replace('\ufeff', '').trimEnd().split('\r\n')
  expect(head).toMatch(/^Question,Answer,Category,/)
  expect(lines).toHaveLength(3)
  expect(lines[0]).toContain(`${asked.plate},A · Red,Colour`)
})

test('the table is accessible in both themes', async ({ page }) => {
  await row(page, asked.dots).click()
  await isAccessible(page, 'table of all items')
  await page.getByRole('button', { name: 'Add a filter' }).click()
  await page.getByRole('combobox', { name: 'Filter by' }).click()
  await page.getByRole('option', { name: 'Category', exact: true }).click()
  await expect(page.getByRole('checkbox', { name: 'Colour 3' })).toBeVisible()
  await isAccessible(page, 'filter form')
})
