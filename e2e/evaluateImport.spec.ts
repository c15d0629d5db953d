import { expect, type Locator, type Page } from '@playwright/test'
import { isAccessible } from './accessible.ts'
import { command, press, saved } from './annotator.ts'
import { curate } from './curating.ts'
import { answersOfYard, evaluate, jsonLines, readPredictions } from './evaluating.ts'
import { asked } from './fixtures/yard.ts'
import { importDialog } from './importing.ts'
import { fake } from './previewing.ts'
import { test } from './quiet.ts'
import { openYard } from './yardProject.ts'

const main = (page: Page): Locator => page.getByRole('main', { name: 'Predictions' })
const report = (page: Page): Locator => main(page).getByRole('region', { name: 'What was read' })
const table = (page: Page): Locator => main(page).getByRole('table')
const rows = (page: Page): Locator => table(page).locator('tr[data-run]')
const chosen = (page: Page): Locator => page.getByRole('toolbar', { name: 'Chosen runs' })
const herePanel = (page: Page): Locator => main(page).getByRole('region', { name: 'What was asked here' })
/** Predictions, answered, right and unmatched of a run. */
const figures = (row: Locator): Promise<readonly string[]> => row.locator('td[data-number]').allInnerTexts()

/** Waits until everything is scored. */
const scored = (page: Page): Promise<void> => expect(table(page)).toHaveAttribute('aria-busy', 'false')

test('what is dropped anywhere on the page is read as predictions, and as nothing else', async ({ page }) => {
  await openYard(page)
  await evaluate(page, 'Predictions')
  await expect(main(page).getByRole('heading', { name: 'What can be imported' })).toBeVisible()
  await expect(main(page)).toContainText('--log_samples')
  await isAccessible(page, 'Predictions, empty')

  const text = answersOfYard(6, { model: 'alpha', view: 'global' })
    .map((record) => JSON.stringify(record))
    .join('\n')
  const transfer = await page.evaluateHandle((content) => {
    const made = new DataTransfer()
    made.items.add(new File([content], 'answers.jsonl'))
    return made
  }, text)
  // Over the bar at the top, which belongs to the whole app.
  await page.getByRole('banner').dispatchEvent('dragenter', { dataTransfer: transfer })
  const offer = page.getByText('Drop predictions')
  await expect(offer).toBeVisible()
  await expect(page.getByText('Drop to import')).toBeHidden()
  await offer.dispatchEvent('drop', { dataTransfer: transfer })

  await expect(report(page)).toContainText('1 run with 11 matched predictions from 1 file.')
  await expect(report(page)).toContainText('alpha, global view')
  await expect(importDialog(page)).toBeHidden()
  await scored(page)
  expect(await figures(rows(page).first())).toEqual(['11', '100.00 %', '54.55 %', '0'])
  await expect(main(page).getByRole('status').first()).toHaveText('1 run of 1 model, 11 predictions')
  await isAccessible(page, 'Predictions, read')

  // The same file again is no second run.
  await readPredictions(page, [
    { name: 'again.jsonl', mimeType: 'application/json', buffer: Buffer.from(text) },
  ])
  await expect(report(page)).toContainText('Nothing was kept; 1 file was left out.')
  await expect(rows(page)).toHaveCount(1)
})

test('what a file does not say is said in its place, and stays said', async ({ page }) => {
  await openYard(page)
  await evaluate(page, 'Predictions')
  await readPredictions(page, [
    jsonLines('gamma.jsonl', answersOfYard(2, { predicted_boxes: [[100, 120, 400, 420]] })),
  ])
  await expect(report(page)).toContainText('nothing told the view')
  const row = rows(page).first()
  const guesses = row.getByRole('button', { name: /was guessed; it is right$/ })
  await expect(guesses).toHaveCount(2)

  await row.getByLabel(/^View of gamma/).selectOption('Regional')
  await expect(guesses).toHaveCount(1)
  await row.getByRole('button', { name: 'Model: gamma' }).click()
  await page.getByRole('textbox', { name: 'Model', exact: true }).fill('Gamma 2B')
  await press(page, 'Enter')
  await expect(row.getByRole('button', { name: 'Model: Gamma 2B' })).toBeVisible()
  await row.getByRole('button', { name: 'Seed: none' }).click()
  await page.getByRole('textbox', { name: 'Seed', exact: true }).fill('seven')
  await press(page, 'Enter')
  await expect(page.getByText('A seed is a whole number of up to 15 digits, or nothing.')).toBeVisible()
  await page.getByRole('textbox', { name: 'Seed', exact: true }).fill('7')
  await press(page, 'Enter')
  await row.getByLabel(/^Budget of Gamma 2B/).selectOption('1,024 tokens')
  await row.getByLabel(/^Crop of Gamma 2B/).selectOption('Noise')
  await row.getByLabel(/^Boxes of Gamma 2B/).selectOption('0 to 1000')
  await expect(guesses).toHaveCount(0)

  await page.reload()
  await expect(row.getByRole('button', { name: 'Model: Gamma 2B' })).toBeVisible({ timeout: 30_000 })
  await expect(row.getByRole('button', { name: 'Seed: 7' })).toBeVisible()
  await expect(row.getByLabel(/^View of/)).toHaveValue('regional')
  await expect(row.getByLabel(/^Budget of/)).toHaveValue('tokens-1024')
  await expect(row.getByLabel(/^Crop of/)).toHaveValue('noise')
  await expect(row.getByLabel(/^Boxes of/)).toHaveValue('thousandths')
})

test('what matches nothing is listed, and what is no file of predictions is named with the reason', async ({
  page,
}) => {
  await openYard(page)
  await evaluate(page, 'Predictions')
  const strange = { question: 'Who painted the gate?', prediction: 'Somebody', id: 'x-1', image: 'gate.jpg' }
  await readPredictions(page, [
    jsonLines('mixed.jsonl', [
      ...answersOfYard(4, { model: 'beta', view: 'global' }),
      { ...strange, model: 'beta', view: 'global' },
    ]),
    jsonLines('foreign.jsonl', [strange]),
    { name: 'notes.txt', mimeType: 'text/plain', buffer: Buffer.from('Dear diary') },
    { name: 'table.xlsx', mimeType: '', buffer: Buffer.from([0x50, 0x4b, 0x03, 0x04, 0, 0]) },
  ])
  await expect(report(page)).toContainText('foreign.jsonl')
  await expect(report(page)).toContainText('neither ids nor pictures and questions fit')
  await expect(report(page)).toContainText('This holds no predictions that are known here')
  expect(await rows(page).count()).toBeGreaterThan(0)

  await report(page)
    .getByRole('listitem')
    .filter({ hasText: 'foreign.jsonl' })
    .getByRole('button', { name: 'See what is about no item' })
    .click()
  const dialog = page.getByRole('dialog', { name: 'Predictions that matched nothing' })
  await expect(dialog.getByRole('row').nth(1)).toContainText('Who painted the gate?')
  await expect(dialog.getByRole('row').nth(1)).toContainText('x-1')
  await expect(dialog.getByRole('row').nth(1)).toContainText('gate.jpg')
  await isAccessible(page, 'Predictions, unmatched')
  await press(page, 'Escape')
  // What a run itself left over is listed from the table as well.
  await rows(page)
    .getByRole('button', { name: /unmatched of beta/ })
    .click()
  await expect(dialog.getByRole('row')).toHaveCount(2)
  await press(page, 'Escape')
  await report(page).getByRole('button', { name: 'Put away' }).click()
  await expect(report(page)).toBeHidden()
})

test('several runs are named and removed together, by keys as well', async ({ page }) => {
  await openYard(page)
  await evaluate(page, 'Predictions')
  await readPredictions(page, [
    jsonLines('a.jsonl', answersOfYard(3, { model: 'a', view: 'global' })),
    jsonLines('b.jsonl', answersOfYard(5, { model: 'b', view: 'global' })),
    jsonLines('c.jsonl', answersOfYard(7, { model: 'c', view: 'regional' })),
  ])
  await expect(rows(page)).toHaveCount(3)
  await rows(page).nth(0).getByRole('checkbox').focus()
  await press(page, 'Space')
  await rows(page).nth(1).getByRole('checkbox').focus()
  await press(page, 'Shift+Space')
  await expect(chosen(page)).toContainText('2 runs chosen')
  await chosen(page).getByLabel('Model of the chosen runs').fill('one model')
  await press(page, 'Enter')
  await expect(rows(page).getByRole('button', { name: 'Model: one model' })).toHaveCount(2)
  await expect(main(page).getByRole('status').first()).toHaveText('3 runs of 2 models, 33 predictions')
  await isAccessible(page, 'Predictions, chosen')

  await rows(page).nth(2).getByRole('checkbox').focus()
  await press(page, 'Control+KeyA')
  await expect(chosen(page)).toContainText('3 runs chosen')
  await press(page, 'Space')
  await expect(chosen(page)).toContainText('2 runs chosen')
  await press(page, 'Delete')
  const dialog = page.getByRole('dialog', { name: 'Remove these 2 runs?' })
  await expect(dialog).toContainText('22 predictions')
  await expect(dialog).toContainText('This cannot be undone')
  await dialog.getByRole('button', { name: 'Remove these 2 runs' }).click()
  await expect(rows(page)).toHaveCount(1)
  await expect(rows(page).getByRole('button', { name: 'Model: c' })).toBeVisible()
})

test('answers that were asked for here become runs, and take the place of those taken before', async ({
  page,
}) => {
  await openYard(page, fake())
  await evaluate(page, 'Predictions')
  await expect(herePanel(page)).toContainText('No model has answered a question here yet.')
  const shortcuts = await curate(page, 'Shortcuts')
  await shortcuts.getByRole('button', { name: /without the pictures$/ }).click()
  await expect(shortcuts.getByRole('region', { name: /^Right without the picture: / }).first()).toBeVisible({
    timeout: 30_000,
  })
  await saved(page)

  await evaluate(page, 'Predictions')
  await expect(herePanel(page)).toContainText(/Blind view: \d+ answers to 11 items/)
  await herePanel(page).getByRole('button', { name: 'Take 1 run' }).click()
  await expect(rows(page)).toHaveCount(1, { timeout: 30_000 })
  await expect(rows(page)).toContainText('Blind')
  await expect(rows(page)).toContainText('Asked here')
  await expect(herePanel(page)).toContainText('taking it again replaces that')
  const [id] = await rows(page).evaluateAll((all) => all.map((row) => row.getAttribute('data-run') ?? ''))
  await rows(page)
    .getByRole('button', { name: /^Model: / })
    .click()
  await page.getByRole('textbox', { name: 'Model', exact: true }).fill('My model')
  await press(page, 'Enter')
  await expect(rows(page).getByRole('button', { name: 'Model: My model' })).toBeVisible()

  await herePanel(page).getByRole('button', { name: 'Take 1 run' }).click()
  await expect(rows(page).first()).not.toHaveAttribute('data-run', id ?? '')
  await expect(rows(page)).toHaveCount(1)
  await expect(rows(page).getByRole('button', { name: 'Model: My model' })).toBeVisible()
  await isAccessible(page, 'Predictions, asked here')
})

test('an imported blind run counts among the shortcuts', async ({ page }) => {
  await openYard(page)
  await evaluate(page, 'Predictions')
  await readPredictions(page, [
    jsonLines('blind.jsonl', answersOfYard(11, { model: 'guesser', view: 'blind' })),
  ])
  await scored(page)
  const shortcuts = await curate(page, 'Shortcuts')
  const check = shortcuts
    .getByRole('region', { name: 'Right without the picture: guesser (imported)' })
    .first()
  await expect(check).toContainText('It is right in 100 % of 11 items')
  await expect(check).toContainText('Fix before publishing')
  // Nobody has decided anything, so which items these are is not told.
  await expect(check).toContainText('11 items it was right about are not listed until you have decided')
  await expect(check).not.toContainText(asked.plate)
})

test('files are picked by commands, too', async ({ page }) => {
  await openYard(page)
  await evaluate(page, 'Predictions')
  const picking = page.waitForEvent('filechooser')
  await command(page, 'Import files with predictions')
  const chooser = await picking
  await chooser.setFiles(jsonLines('delta.jsonl', answersOfYard(1, { model: 'delta', view: 'global' })))
  await expect(report(page)).toContainText('delta, global view')
})
