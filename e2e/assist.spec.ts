import { expect, type Locator, type Page } from '@playwright/test'
import { goTo, press, rows } from './annotator.ts'
import { boxesAre, clickAt, lines, onPage, painted, tree, toBoxes } from './boxing.ts'
import { nestFiles, nests, shed } from './fixtures/nests.ts'
import { bringIn } from './importing.ts'
import { fake, openTheSample } from './previewing.ts'
import { create } from './projects.ts'
import { test } from './quiet.ts'

const suggestions = (page: Page): Locator =>
  page.getByRole('list', { name: 'Suggested boxes' }).getByRole('listitem')
const adopt = (page: Page, name: RegExp): Locator => page.getByRole('button', { name })

/** A fresh project in which two items wait for their boxes; the model that answers by rote boxes what is clicked. */
async function openWithClicks(page: Page, ms: number): Promise<void> {
  await page.addInitScript(() => {
    localStorage.setItem('saccade-models', JSON.stringify({ segmenterId: 'fake' }))
  })
  await create(page, 'The market', fake(ms))
  await bringIn(page, nestFiles)
  await goTo(page, nests.fence.question)
  await press(page, 'KeyA')
  await toBoxes(page, nests.shed.question)
}

test('a click is answered with a box that is there to be taken, and becomes one only then', async ({
  page,
}) => {
  await openWithClicks(page, 0)
  await press(page, 'KeyW')
  await clickAt(page, { x: 180, y: 160 })
  await expect(suggestions(page)).toHaveCount(1)
  await expect(suggestions(page)).toContainText('Around your click')
  await expect(lines(page)).toHaveCount(0)
  await adopt(page, /^Adopt: Around your click, 20 × 20 pixels$/).click()
  await boxesAre(page, [[0, 170, 150, 190, 170]], 1)
  await expect(suggestions(page)).toHaveCount(0)
  await press(page, 'Control+KeyZ')
  await expect(lines(page)).toHaveCount(0)
})

test('a second click at the same place takes what the first one found', async ({ page }) => {
  await openWithClicks(page, 0)
  await press(page, 'KeyW')
  await clickAt(page, { x: 300, y: 300 })
  await expect(suggestions(page)).toHaveCount(1)
  const { x, y } = await onPage(page, { x: 300, y: 300 })
  await page.mouse.dblclick(x, y)
  await expect(lines(page)).toHaveCount(1)
  await expect(tree(page)).toContainText('20 × 20')
})

test('an answer that comes after another item was chosen is dropped, and the page waits for nothing', async ({
  page,
}) => {
  await openWithClicks(page, 1500)
  await press(page, 'KeyW')
  await clickAt(page, { x: 180, y: 160 })
  await expect(page.getByRole('status').filter({ hasText: 'Looking at what you clicked…' })).toBeVisible()
  await rows(page).filter({ hasText: nests.fence.question }).click()
  await expect(page.getByRole('region', { name: 'Question and boxes' })).toContainText(nests.fence.question)
  await expect(page.getByRole('status').filter({ hasText: 'Looking at what you clicked…' })).toHaveCount(0)
  await painted(page)
  // Longer than the model takes: had it not been dropped, its answer would be there by now.
  await page.waitForTimeout(2500)
  await expect(suggestions(page)).toHaveCount(0)
  await rows(page).filter({ hasText: nests.shed.question }).click()
  await expect(page.getByRole('region', { name: 'Question and boxes' })).toContainText(nests.shed.question)
  await expect(suggestions(page)).toHaveCount(0)
})

test('a click without a model for it says which one to choose', async ({ page }) => {
  await create(page, 'The market')
  await bringIn(page, nestFiles)
  await toBoxes(page, nests.shed.question)
  await press(page, 'KeyW')
  await clickAt(page, { x: 180, y: 160 })
  await expect(
    page.getByText('No model is chosen that boxes what you click. Choose one under Models first.'),
  ).toBeVisible()
  await expect(suggestions(page)).toHaveCount(0)
})

test('text that is read around the region is suggested with its words, and keeps them as a label', async ({
  page,
}) => {
  test.setTimeout(360_000)
  await openTheSample(page)
  await toBoxes(page, 'Which name is written on the sign above the red awning?')
  await press(page, 'Shift+KeyT')
  const read = adopt(page, /^Adopt: .*MARLOW.* \(Text read here\), [\d,.]+ × [\d,.]+ pixels$/)
  await expect(read.first()).toBeVisible({ timeout: 240_000 })
  await expect(lines(page)).toHaveCount(0)
  await read.first().click()
  await expect(lines(page)).toHaveCount(1)
  await expect(tree(page)).toContainText(/“.*MARLOW.*”/)
})

test('things that stand out are suggested, none larger than the project allows, and are put out of sight by a key', async ({
  page,
}) => {
  test.setTimeout(360_000)
  await create(page, 'The market')
  await bringIn(page, nestFiles)
  await toBoxes(page, nests.shed.question)
  await press(page, 'Shift+KeyW')
  const standing = suggestions(page).filter({ hasText: 'Stands out' })
  await expect(standing.first()).toBeVisible({ timeout: 240_000 })
  const sizes = await standing.allInnerTexts()
  for (const text of sizes) {
    const [, width = '', height = ''] = /([\d,.]+) × ([\d,.]+)/.exec(text) ?? []
    const area = Number(width.replaceAll(',', '')) * Number(height.replaceAll(',', ''))
    expect(area).toBeGreaterThan(0)
    // The project's τ is a tenth of the picture.
    expect(area).toBeLessThanOrEqual(0.1 * shed.width * shed.height)
  }
  await press(page, 'Shift+KeyH')
  await expect(standing).toHaveCount(0)
  await press(page, 'Shift+KeyH')
  await expect(standing).toHaveCount(sizes.length)
  await expect(lines(page)).toHaveCount(0)
  await standing.first().getByRole('button').click()
  await expect(lines(page)).toHaveCount(1)
})
