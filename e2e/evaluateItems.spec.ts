import { expect, type Locator, type Page } from '@playwright/test'
import { isAccessible } from './accessible.ts'
import { decide, decisionOn, goTo, press, question, saved } from './annotator.ts'
import { evaluate, fitsNarrow, readPredictions, runOfYard } from './evaluating.ts'
import type { File } from './fixtures/drawnPictures.ts'
import { asked, inQueue } from './fixtures/yard.ts'
import { test } from './quiet.ts'
import { openYard } from './yardProject.ts'

const main = (page: Page): Locator => page.getByRole('main', { name: 'Item by item' })
const list = (page: Page): Locator => page.getByRole('region', { name: 'Items of the benchmark' })
const count = (page: Page): Locator => list(page).getByRole('status')
const listed = (page: Page): Locator => list(page).locator('[data-id]')
const shown = (page: Page): Locator => main(page).getByRole('heading', { level: 2 })
const cards = (page: Page): Locator => main(page).locator('[data-answer]')
const inHand = (page: Page): Locator => main(page).locator('[data-answer][aria-current]')
const bar = (page: Page): Locator => page.getByRole('group', { name: 'The answer in hand' })

const nobodys = inQueue[10] ?? ''

const runs: readonly File[] = [
  runOfYard('alpha', 'global', (at) => at < 6, {
    seed: 42,
    predicted_boxes: [[100, 100, 300, 240]],
    bbox_format: 'pixels',
  }),
  runOfYard('alpha', 'regional', (at) => at > 0 && at < 10),
  runOfYard('beta', 'global', (at) => at < 3),
  runOfYard('beta', 'regional', (at) => at < 10),
  runOfYard('beta', 'blind', () => false),
]

/** The yard with answers of two models, at its first item. */
async function openItems(page: Page): Promise<void> {
  await openYard(page)
  await evaluate(page, 'Predictions')
  await expect(await readPredictions(page, runs)).toContainText('5 runs')
  await evaluate(page, 'Item by item')
  await expect(cards(page)).toHaveCount(4, { timeout: 30_000 })
}

async function choose(page: Page, kind: string, option: string): Promise<void> {
  await list(page)
    .getByRole('button', { name: new RegExp(`^${kind}:`) })
    .click()
  await page.getByRole('menuitemradio', { name: new RegExp(`^${option}`) }).click()
  await expect(page.getByRole('menu')).toBeHidden()
}

test('items are found by how models did, and answered by keys alone', async ({ page }) => {
  test.setTimeout(120_000)
  await openItems(page)
  await expect(count(page)).toHaveText('11 items')
  await expect(shown(page)).toHaveText(asked.plate)
  await isAccessible(page, 'Item by item')

  await test.step('the counts beside the options are what choosing them leaves', async () => {
    await choose(page, 'Model', 'alpha')
    await list(page)
      .getByRole('button', { name: /^How it did:/ })
      .click()
    for (const [option, items] of [
      ['Right in the global view', 6],
      ['Zoom helps', 4],
      ['Zoom hurts', 1],
      ['Both right', 5],
      ['Neither', 1],
    ] as const)
      await expect(page.getByRole('menuitemradio', { name: `${option} ${items}`, exact: true })).toBeVisible()
    await page.getByRole('menuitemradio', { name: /^Zoom hurts/ }).click()
    await expect(count(page)).toContainText('1 of 11 items')
    await expect(listed(page)).toHaveText([/Which colour is the plate to the left/])
    await list(page).getByRole('button', { name: 'Show all' }).click()
    await choose(page, 'All answers together', 'Models disagree, global view')
    await expect(count(page)).toContainText('3 of 11 items')
    await list(page).getByRole('button', { name: 'Show all' }).click()
  })

  await test.step('what is searched is what is left', async () => {
    await press(page, 'Slash')
    await page.keyboard.type('lamp')
    await expect(count(page)).toContainText('2 of 11 items')
    await list(page).getByRole('button', { name: 'Clear the search' }).click()
    await expect(count(page)).toHaveText('11 items')
  })

  await test.step('every answer stands in its view, with the rule that settled it', async () => {
    await press(page, 'ArrowLeft', 'ArrowRight', 'ArrowRight')
    await expect(shown(page)).toHaveText(asked.label)
    await press(page, 'BracketLeft')
    await expect(shown(page)).toHaveText(asked.dots)
    const alpha = page.getByRole('region', { name: 'Answers of alpha' })
    await expect(alpha.getByRole('article')).toHaveCount(2)
    await expect(alpha.getByRole('article').first()).toContainText('Equal to the right answer')
    await expect(alpha).toContainText('seed 42')
    await expect(page.getByRole('img', { name: /^Whole picture .* 1 box of alpha$/ })).toBeVisible()
    await press(page, 'ArrowDown')
    await expect(inHand(page)).toHaveAttribute('aria-label', 'alpha, Regional view')
    await press(page, 'KeyJ', 'KeyK', 'KeyJ')
    await expect(inHand(page)).toHaveAttribute('aria-label', 'beta, Global view')
    await page.getByRole('button', { name: 'Show 1 other answer: blind, or from the crop test' }).click()
    await expect(cards(page)).toHaveCount(5)
  })
})

test('an answer is called right with one key, for every run that gave it, and that is kept', async ({
  page,
}) => {
  await openItems(page)
  await choose(page, 'All answers together', 'Everybody wrong: label in doubt')
  await expect(listed(page)).toHaveCount(1)
  await listed(page).first().click()
  await expect(shown(page)).toHaveText(nobodys)
  await expect(bar(page)).toContainText('What you say also counts for 4 other answers alike.')

  await press(page, 'KeyY')
  await expect(inHand(page)).toContainText('Right')
  await expect(inHand(page)).toContainText(/You said right on \d/)
  await expect(cards(page).filter({ hasText: 'Said by a person' })).toHaveCount(4)
  await expect(count(page)).toContainText('0 of 11 items')
  await expect(main(page)).toContainText('The list on the left does not show this item now.')
  await isAccessible(page, 'Item by item, said')

  await press(page, 'KeyE')
  await page.keyboard.type('The picture is lost')
  await press(page, 'Enter')
  await list(page).getByRole('button', { name: 'Show all' }).click()
  await choose(page, 'All answers together', 'Settled by a person')
  await expect(listed(page)).toHaveCount(1)

  await page.reload()
  await expect(inHand(page)).toContainText('The picture is lost', { timeout: 30_000 })
  await press(page, 'KeyN')
  await expect(inHand(page)).toContainText(/You said wrong on \d/)
  await press(page, 'Control+KeyZ')
  await expect(inHand(page)).toContainText(/You said right on \d/)
  await expect(count(page)).toHaveText('11 items')
  await press(page, 'KeyN')
  await expect(inHand(page)).toContainText(/You said wrong on \d/)
  // The button at the top does what the key does.
  await page.getByRole('button', { name: 'Undo: what was said of an answer' }).click()
  await expect(inHand(page)).toContainText(/You said right on \d/)
  await expect(count(page)).toHaveText('11 items')
  await press(page, 'KeyN')
  await expect(inHand(page)).toContainText(/You said wrong on \d/)
  await expect(inHand(page)).toContainText('The picture is lost')
  await press(page, 'Delete')
  await expect(inHand(page)).toContainText('No rule calls it right')
  await expect(cards(page).filter({ hasText: 'Said by a person' })).toHaveCount(0)
})

test('a wrong label is flagged from here, and no decision is overwritten unasked', async ({ page }) => {
  test.setTimeout(120_000)
  await openItems(page)
  const stands = main(page).getByText(
    /^You flagged this item\. Evaluated\. Global view: 2 of 2 answers say A/,
  )
  await press(page, 'KeyF')
  await expect(stands).toContainText('1 says A (beta)')
  await press(page, 'Control+KeyZ')
  await expect(stands).toBeHidden()
  await press(page, 'Control+Shift+KeyZ')
  await expect(stands).toBeVisible()
  // A flag decides nothing, so the benchmark stays whole.
  await expect(count(page)).toHaveText('11 items')

  await press(page, 'KeyO')
  await expect(question(page)).toHaveText(asked.plate)
  expect(await decisionOn(page, asked.plate)).toBe('flag')
  await expect(page.getByRole('button', { name: /^Note: Evaluated\./ })).toBeVisible()
  await goTo(page, asked.dots)
  await decide(page, 'KeyS')

  await evaluate(page, 'Item by item')
  await expect(shown(page)).toHaveText(asked.plate)
  await press(page, 'ArrowRight')
  await expect(shown(page)).toHaveText(asked.dots)
  await press(page, 'KeyF')
  const dialog = page.getByRole('dialog', { name: 'The label is wrong' })
  await expect(dialog).toContainText('You skipped this item on')
  await isAccessible(page, 'The label is wrong')
  await dialog.getByRole('button', { name: 'Leave it' }).click()
  await expect(main(page)).toContainText('You skipped this item.')
  await press(page, 'KeyF')
  await dialog.getByRole('button', { name: 'Flag it instead' }).click()
  await expect(main(page)).toContainText('You flagged this item.')
  await saved(page)
})

test('a tab that only reads says so, and a narrow window stacks everything', async ({ page, context }) => {
  await openItems(page)
  const second = await context.newPage()
  await second.goto(page.url())
  await expect(cards(second)).toHaveCount(4, { timeout: 30_000 })
  await press(second, 'KeyF')
  await expect(second.getByText('Take over here first, at the top of the page.')).toBeVisible()
  await expect(main(second)).not.toContainText('You flagged this item')
  await press(second, 'KeyY')
  await expect(cards(second).filter({ hasText: 'Said by a person' })).toHaveCount(0)
  await second.close()

  await fitsNarrow(page, main(page), 'Item by item')
})
