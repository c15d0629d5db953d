import { expect, type Locator, type Page } from '@playwright/test'
import { isAccessible } from './accessible.ts'
import { bench, command, goTo, press, question, saved } from './annotator.ts'
import { annotateAs, curate } from './curating.ts'
import { download, textIn, unzipped } from './exporting.ts'
import { disputed, disputedProject, goldHere, people } from './fixtures/disputed.ts'
import { restore } from './importing.ts'
import { test } from './quiet.ts'
import type { Project } from '../src/domain/project.ts'

const dispute = (page: Page): Locator => page.locator('[data-dispute]')
const asked = (page: Page): Locator => dispute(page).getByRole('heading', { level: 2 })
const cards = (page: Page): Locator => dispute(page).getByRole('article')
const card = (page: Page, letter: string): Locator => dispute(page).locator(`[data-letter="${letter}"]`)
const list = (page: Page): Locator => page.getByRole('region', { name: 'Disputed items' })
const rows = (page: Page): Locator => list(page).locator('[data-id]')
const group = (page: Page, name: RegExp): Locator => list(page).getByRole('button', { name })

/** A restored project of three people, at its disputes. */
async function openDisputes(page: Page, over: Partial<Project> = {}): Promise<void> {
  await restore(page, await disputedProject(over))
  await curate(page, 'Disputes')
  await expect(dispute(page)).toBeVisible()
}

/** The letter under which somebody goes on the item in sight. */
async function letterOf(page: Page, name: string): Promise<string> {
  const letter = await cards(page).filter({ hasText: name }).getAttribute('data-letter')
  if (letter === null) throw new Error(`${name} has no card.`)
  return letter
}

const keyOf = (letter: string): string => `Digit${letter.charCodeAt(0) - 64}`

test('disputes are settled by keys alone: one is taken, one written anew, one rejected, one accepted, one taken back', async ({
  page,
}) => {
  test.setTimeout(180_000)
  await openDisputes(page)
  await annotateAs(page, 'Dora')
  await expect(rows(page)).toHaveCount(4)
  await expect(list(page)).not.toContainText(disputed.agreed)

  await test.step('what differs is marked, what is alike is not', async () => {
    await expect(asked(page)).toHaveText(disputed.plate)
    await expect(cards(page)).toHaveCount(3)
    const bob = cards(page).filter({ hasText: 'Bob' })
    await expect(bob.getByText('≠ differs')).not.toHaveCount(0)
    await expect(bob.locator('ins').first()).toBeVisible()
    const category = bob.locator('[data-differs]').filter({ hasText: 'Category' })
    await expect(category).toHaveAttribute('data-differs', 'false')
    await expect(dispute(page)).toContainText('Differs: decision, answer, question wording, checks, boxes')
  })

  await test.step('a number takes a judgement, and the next dispute is in sight', async () => {
    await press(page, keyOf(await letterOf(page, 'Ada')))
    await expect(asked(page)).toHaveText(disputed.dots)
    await expect(rows(page)).toHaveCount(3)
  })

  await test.step('a wording of one’s own begins with anybody’s, and has to stand', async () => {
    const letter = await letterOf(page, 'Bob')
    await press(page, 'KeyE')
    const form = page.getByRole('form', { name: 'A wording of your own' })
    await expect(form.getByLabel('Question')).toBeFocused()
    // As given comes before the others.
    await press(
      page,
      'Shift+Tab',
      ...Array.from({ length: 3 - (letter.charCodeAt(0) - 64) }, () => 'Shift+Tab'),
      'Enter',
    )
    await expect(form.getByLabel('Option D', { exact: true })).toHaveValue('Seven')
    await form.getByLabel('Question').focus()
    await press(page, 'Control+KeyA', 'Delete', 'Control+Enter')
    await expect(form.getByRole('alert')).toContainText('The question is empty')
    await page.keyboard.type('How many dots are painted there?')
    await press(page, 'Control+Enter')
    await expect(asked(page)).toHaveText(disputed.label)
  })

  await test.step('reasons are picked by number, then it is rejected', async () => {
    await press(page, 'KeyX', 'Digit6', 'Digit3')
    await expect(page.getByRole('button', { name: /^Wrong answer/ })).toHaveAttribute('aria-pressed', 'true')
    await press(page, 'KeyX')
    await expect(asked(page)).toHaveText(disputed.hinge)
  })

  await test.step('as given is one key, and nothing is left', async () => {
    await press(page, 'KeyA')
    await expect(list(page)).toContainText('Nothing waits for an adjudicator.')
    await expect(dispute(page)).toContainText('Accepted by you')
    await expect(group(page, /^Settled/)).toContainText('4')
  })

  await test.step('the last is taken back; each is one step of the history', async () => {
    await press(page, 'KeyU')
    await expect(rows(page)).toHaveCount(1)
    await expect(dispute(page)).toHaveAttribute('data-state', 'open')
    await press(page, 'Control+KeyZ')
    await expect(dispute(page)).toHaveAttribute('data-state', 'settled')
    await press(page, 'Control+KeyZ', 'Control+KeyZ')
    await expect(rows(page)).toHaveCount(2)
    await press(page, 'Control+Shift+KeyZ', 'Control+Shift+KeyZ')
    await expect(rows(page)).toHaveCount(0)
  })

  await test.step('what was settled can be looked up, with the wording that stands', async () => {
    await group(page, /^Settled/).click()
    await rows(page).filter({ hasText: disputed.dots }).click()
    const stands = page.getByRole('region', { name: 'What stands' })
    await expect(stands.locator('ins').filter({ hasText: 'painted' })).toBeVisible()
    await expect(dispute(page)).toContainText('Accepted by you, following')
  })

  await test.step('what was settled is what goes out, with who decided it', async () => {
    await saved(page)
    const out = await unzipped(await download(page, 'ZoomBench'))
    const manifest = textIn(out, 'manifest.json')
    const lines = manifest.split('\n').filter((line) => line.includes('"resolved":"adjudicated"'))
    expect(lines.map((line) => /"id":"(item-\d)"/.exec(line)?.[1])).toEqual(['item-1', 'item-2', 'item-4'])
    expect(lines[0]).toContain(`"by":["${people.ada}"]`)
    // The boxes are those of whose judgement was taken: Bob drew his elsewhere.
    const boxes = await unzipped(await download(page, 'Nested boxes'))
    const drawn = textIn(boxes, 'nested_boxes.json').replaceAll(/\s/g, '')
    expect(drawn).toContain('[240,200,440,320]')
    expect(drawn).not.toContain('[620,180,860,340]')
  })
})

test('names are hidden behind letters where the project says so', async ({ page }) => {
  await openDisputes(page, { adjudication: { adjudicators: [], namesHidden: true } })
  await expect(cards(page)).toHaveCount(3)
  await expect(card(page, 'A')).toContainText('Annotator A')
  for (const name of ['Ada', 'Bob', 'Cleo']) await expect(dispute(page)).not.toContainText(name)
  await press(page, 'KeyN')
  await expect(asked(page)).toHaveText(disputed.dots)
  for (const name of ['Ada', 'Bob', 'Cleo']) await expect(dispute(page)).not.toContainText(name)
})

test('whoever may not settle reads, and is told who may', async ({ page }) => {
  await openDisputes(page, { adjudication: { adjudicators: [people.ada, people.cleo], namesHidden: false } })
  await expect(dispute(page)).toContainText('not settle it: in this project that is for Ada and Cleo.')
  await expect(page.getByRole('button', { name: /^Take/ })).toHaveCount(0)
  await press(page, 'Digit1', 'KeyA', 'KeyX')
  await expect(rows(page)).toHaveCount(4)
  await press(page, 'ArrowDown')
  await expect(asked(page)).toHaveText(disputed.dots)
  await press(page, 'KeyO')
  await expect(bench(page)).toHaveAttribute('data-item', 'item-2')
})

test('whoever annotated an item is told that they are one of them', async ({ page }) => {
  await openDisputes(page)
  await expect(dispute(page)).not.toContainText('You are one of them')
  await page.getByRole('button', { name: /^You annotate as/ }).click()
  const who = page.getByRole('dialog', { name: 'Who annotates here' })
  await who.getByRole('radio', { name: /Ada/ }).click()
  await who.getByRole('button', { name: 'Annotate as this person' }).click()
  await expect(dispute(page)).toContainText('You are one of them')
})

test('disputes are narrowed to what they are about, and boxes shown for whom one likes', async ({ page }) => {
  await openDisputes(page)
  await group(page, /^Options/).click()
  await expect(rows(page)).toHaveCount(1)
  await expect(rows(page)).toContainText(disputed.dots)
  await group(page, /^Options/).click()
  await rows(page).first().click()
  const picture = dispute(page).getByRole('region', { name: 'Global view' }).locator('[data-ready]')
  await expect(picture).toHaveAttribute('data-sharp', 'true', { timeout: 30_000 })
  const whole = await picture.screenshot()
  for (const button of await page.getByRole('button', { name: /^Show what/ }).all()) await button.click()
  await expect.poll(async () => (await picture.screenshot()).equals(whole)).toBe(false)
  await press(page, 'KeyZ')
  await expect(picture).not.toHaveAttribute('data-scale', '')
})

test('a missed gold item is told of gently, once the project wants that, and never otherwise', async ({
  page,
}) => {
  test.setTimeout(180_000)
  await restore(page, await disputedProject(goldHere(false)))
  const notice = page.getByText(/^Worth another look/)
  const missOnce = async () => {
    await goTo(page, disputed.plate)
    await press(page, 'Shift+Digit3', 'KeyA')
    await expect(question(page)).not.toHaveText(disputed.plate)
  }
  await missOnce()
  await saved(page)
  await expect(notice).toBeHidden()

  await press(page, 'Comma')
  const settings = page.getByRole('dialog', { name: 'Project settings' })
  await settings.getByRole('tab', { name: 'Policy' }).click()
  await settings.getByRole('switch', { name: /^Tell annotators/ }).click()
  await press(page, 'Escape')
  await press(page, 'KeyU')
  await expect(question(page)).toHaveText(disputed.plate)
  await press(page, 'KeyA')
  await expect(notice).toContainText('is known to be A: Red')
  // Nothing is blocked: the next item is in sight, and U leads back.
  await expect(question(page)).not.toHaveText(disputed.plate)
  await press(page, 'KeyU')
  await expect(question(page)).toHaveText(disputed.plate)

  await test.step('and nothing on the workbench says which items are gold', async () => {
    await expect(page.getByText(/gold/i)).toHaveCount(0)
  })
})

test('gold items are marked, changed and taken off, and tell how well annotators do', async ({ page }) => {
  test.setTimeout(180_000)
  await restore(page, await disputedProject())
  const shown = await curate(page, 'Gold items')
  await expect(shown).toContainText('No item is gold yet.')
  await shown.getByLabel('Look up an item to mark').fill('PLATE BESIDE')
  await shown.getByRole('button', { name: /^Mark .*: as given, A: Red$/ }).click()
  const accuracy = shown.getByRole('table', { name: 'Accuracy on gold items' })
  const row = (name: string) => accuracy.getByRole('row').filter({ hasText: name }).getByRole('cell')
  // By hand: Wilson's interval for 1 of 1 is 1 ÷ (1 + z²) to 1, with z² = 3.84.
  await expect(row('Ada')).toHaveText(['1', '1', '0', '100 %', '21 % to 100 %', '100 %'])
  await expect(row('Bob')).toHaveText(['1', '0', '1', '0 %', '0 % to 79 %', '0 %'])
  const gold = shown.locator('[data-gold]')
  await expect(gold).toContainText('Known: A: Red · 1 annotator right, 2 not')

  await gold.getByRole('button', { name: /^Change the known answer/ }).click()
  await gold.getByLabel('Known answer', { exact: true }).selectOption({ label: 'B: Green' })
  await gold.getByRole('button', { name: 'Save' }).click()
  await expect(row('Bob')).toContainText(['1', '1'])
  await expect(shown.getByRole('region', { name: 'Misses' })).toContainText('Ada: A: Red; known: B: Green')
  await isAccessible(page, 'gold items')
  await shown.getByRole('button', { name: /Ada: A: Red/ }).click()
  await expect(asked(page)).toHaveText(disputed.plate)

  await curate(page, 'Gold items')
  await gold.getByRole('button', { name: /^Unmark/ }).click()
  await expect(shown).toContainText('No item is gold yet.')
  await command(page, 'Undo')
  await expect(gold).toHaveCount(1)
})

test('axe finds nothing serious while disputes are settled', async ({ page }) => {
  test.setTimeout(180_000)
  await openDisputes(page)
  await isAccessible(page, 'a dispute')
  await press(page, 'KeyX', 'Digit1')
  await isAccessible(page, 'reasons')
  await press(page, 'Escape', 'KeyE')
  await expect(page.getByRole('form')).toBeVisible()
  await isAccessible(page, 'a wording of one’s own')
  await press(page, 'Escape', 'KeyA')
  await group(page, /^Settled/).click()
  await expect(dispute(page)).toHaveAttribute('data-state', 'settled')
  await isAccessible(page, 'a settled dispute')
})
