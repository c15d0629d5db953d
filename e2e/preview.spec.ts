import { expect } from '@playwright/test'
import * as v from 'valibot'
import { decide, goTo, panel, press, queue, question, ready, reasons, rows, saved } from './annotator.ts'
import { judgementLines } from './exporting.ts'
import { asked } from './fixtures/yard.ts'
import {
  ask,
  askAgain,
  askButton,
  barsOf,
  card,
  costOf,
  fake,
  keptAnswers,
  letterOf,
  note,
  pick,
  preview,
  verdict,
  viewsAre,
} from './previewing.ts'
import { chooseSamples } from './sampling.ts'
import { test } from './quiet.ts'
import { openYard } from './yardProject.ts'

test('an item is asked about, decided and shown in both views by keyboard alone', async ({ page }) => {
  await openYard(page, fake())
  await expect(preview(page)).toBeHidden()
  await press(page, 'Shift+KeyP')
  await viewsAre(page, 'blank')
  await ask(page)
  await viewsAre(page, 'hidden')
  await expect(preview(page)).toContainText('Answered in 3 views; shown once you have decided.')
  await expect(preview(page).getByText('Zoom helps')).toBeHidden()
  await expect(preview(page).getByRole('listitem')).toHaveCount(0)
  await expect(preview(page).getByRole('img', { name: /saw/ })).toHaveCount(0)

  await decide(page, 'KeyA')
  await viewsAre(page, 'blank')
  await press(page, 'ArrowLeft')
  await expect(question(page)).toHaveText(asked.plate)
  await viewsAre(page, 'answered')
  await expect(verdict(page, 'Zoom helps')).toBeVisible()
  // Right is A; from the whole picture, and from none, it says B.
  expect(await letterOf(page, 'regional')).toBe('A')
  expect(await letterOf(page, 'global')).toBe('B')
  expect(await letterOf(page, 'blind')).toBe('B')
  const bars = await barsOf(page, 'regional')
  for (const [at, share] of [0.7, 0.1, 0.1, 0.1].entries()) expect(bars[at]).toBeCloseTo(share, 5)
  await expect(
    card(page, 'regional').getByRole('listitem', { name: 'A, 70 %, given as right, chosen' }),
  ).toBeVisible()
  await expect(card(page, 'regional')).toContainText('4 of 4 right')
  await expect(card(page, 'global')).toContainText('0 of 4 right')
  expect(await costOf(page, 'global')).toMatch(/^50 tokens · [\d.]+ m?s · Fake$/)
  await expect(card(page, 'global')).toContainText(/Coverage (?:\d+|< 1) % · by area (?:\d+|< 1) %/)
  await expect(
    rows(page).filter({ hasText: asked.plate }).getByRole('img', { name: 'Zoom helps' }),
  ).toBeVisible()
})

test('the whole picture is shown as the model got it under the chosen budget, and larger', async ({
  page,
}) => {
  await openYard(page, fake())
  await press(page, 'KeyA')
  await goTo(page, asked.plate)
  await ask(page)
  await viewsAre(page, 'answered')
  const whole = card(page, 'global').getByRole('img', { name: /^What the model saw/ })
  await expect(whole).toHaveAccessibleName('What the model saw, 1600 by 1200 pixels')
  await preview(page).getByRole('button', { name: 'Budget: Native' }).click()
  await page.getByRole('menuitem', { name: '224 px' }).click()
  await viewsAre(page, 'blank', ['global', 'regional'])
  await viewsAre(page, 'answered', ['blind'])
  await ask(page)
  await viewsAre(page, 'answered')
  await expect(whole).toHaveAccessibleName('What the model saw, 224 by 168 pixels')
  expect(await whole.evaluate((canvas: HTMLCanvasElement) => canvas.width / canvas.height)).toBeCloseTo(
    4 / 3,
    1,
  )
  await card(page, 'global')
    .getByRole('button', { name: /^Enlarge/ })
    .click()
  const dialog = page.getByRole('dialog', { name: 'What the model saw: global view' })
  await expect(dialog).toContainText('224 × 168 px')
  // The plate of 280 by 200 pixels, a seventh as large.
  await expect(dialog).toContainText('39 × 28 px')
  await pick(page, 'What is shown', 'Evidence')
  await expect(dialog.getByRole('img', { name: /of them around the region$/ })).toBeVisible()
  await press(page, 'Escape')
  await expect(dialog).toBeHidden()
})

test('a policy that always shows answers lets one see them first, and each judgement says what was seen until then', async ({
  page,
}) => {
  await openYard(page, fake())
  await press(page, 'Comma')
  await page.getByRole('tab', { name: 'Previews' }).click()
  await page.getByRole('radio', { name: /^Always/ }).check()
  await press(page, 'Escape')
  await ask(page)
  await viewsAre(page, 'answered')
  await expect(verdict(page, 'Zoom helps')).toBeVisible()
  await decide(page, 'KeyA')
  await viewsAre(page, 'blank')
  await decide(page, 'KeyF')
  // Asked, answered, and put out of sight before deciding.
  await ask(page)
  await viewsAre(page, 'answered')
  await press(page, 'Shift+KeyP')
  await expect(preview(page)).toBeHidden()
  await decide(page, 'KeyS')
  await saved(page)

  const shown = new Map(
    (await judgementLines(page))
      .map((line) => v.parse(judged, JSON.parse(line)))
      .map((said) => [said.decision, said.shown?.previews]),
  )
  expect(shown.get('accept')).toEqual([seen('global'), seen('regional'), seen('blind')])
  expect(shown.get('flag')).toEqual([])
  expect(shown.get('skip')).toEqual([seen('global'), seen('regional'), seen('blind')])
})

test('whoever decides, looks, takes the decision back and decides again is recorded as having seen it', async ({
  page,
}) => {
  await openYard(page, fake())
  await ask(page)
  await viewsAre(page, 'hidden')
  await decide(page, 'KeyA')
  await press(page, 'ArrowLeft')
  await viewsAre(page, 'answered')
  await press(page, 'Shift+KeyP', 'KeyU')
  await expect(question(page)).toHaveText(asked.plate)
  await decide(page, 'KeyF')
  await saved(page)
  const [said] = (await judgementLines(page)).map((line) => v.parse(judged, JSON.parse(line)))
  expect(said?.decision).toBe('flag')
  expect(said?.shown?.previews).toEqual([seen('global'), seen('regional'), seen('blind')])
})

test('what was asked once is not asked again, not even after a reload', async ({ page }) => {
  await openYard(page, fake())
  await press(page, 'KeyA')
  await goTo(page, asked.plate)
  await ask(page)
  await viewsAre(page, 'answered')
  await expect.poll(() => keptAnswers(page)).toBe(3)
  // From here on every answer would take longer than this test.
  await page.goto(`./${fake(60_000)}${new URL(page.url()).hash}`)
  await ready(page)
  await goTo(page, asked.plate)
  await viewsAre(page, 'answered')
  await ask(page)
  await viewsAre(page, 'answered')
  await goTo(page, asked.dots)
  await ask(page)
  await viewsAre(page, 'asking')
  await preview(page).getByRole('button', { name: 'Stop' }).click()
  await viewsAre(page, 'blank')
  await goTo(page, asked.plate)
  await askAgain(page)
  await viewsAre(page, 'asking')
})

test('a question that was changed is asked anew, and both answers are known', async ({ page }) => {
  await openYard(page, fake())
  await press(page, 'KeyA')
  await goTo(page, asked.plate)
  await ask(page)
  await viewsAre(page, 'answered')
  await press(page, 'KeyE', 'End')
  await page.keyboard.type(' Look twice.')
  await press(page, 'Control+Enter')
  await goTo(page, `${asked.plate} Look twice.`)
  await viewsAre(page, 'blank')
  await ask(page)
  await viewsAre(page, 'answered')
  await press(page, 'Control+KeyZ')
  for (let more = 0; more < 3; more += 1) {
    if ((await question(page).innerText()) === asked.plate) break
    await press(page, 'Control+KeyZ')
  }
  await expect(question(page)).toHaveText(asked.plate)
  await viewsAre(page, 'answered')
})

test('the queue is narrowed and sorted by what the two views come to, of decided items only', async ({
  page,
}) => {
  await openYard(page, fake())
  for (const text of [asked.plate, asked.dots, asked.label, asked.arrow]) {
    await goTo(page, text)
    await ask(page)
    await viewsAre(page, 'hidden')
  }
  for (const text of [asked.plate, asked.dots, asked.label]) {
    await goTo(page, text)
    await press(page, 'KeyF')
  }
  const signs = (text: string) => rows(page).filter({ hasText: text }).getByRole('img')
  await expect(
    rows(page).filter({ hasText: asked.label }).getByRole('img', { name: 'Neither' }),
  ).toBeVisible()
  await expect(
    rows(page).filter({ hasText: asked.label }).getByRole('img', { name: 'Model disagrees' }),
  ).toBeVisible()
  await expect(
    rows(page).filter({ hasText: asked.plate }).getByRole('img', { name: 'Model disagrees' }),
  ).toHaveCount(0)
  await expect(signs(asked.arrow).and(page.getByRole('img', { name: /Neither|disagrees/ }))).toHaveCount(0)

  await queue(page).getByRole('button', { name: /^Sort/ }).click()
  await page.getByRole('menuitem', { name: 'Zoom helps first' }).click()
  await expect(rows(page).nth(0)).toContainText(asked.plate)
  await expect(rows(page).nth(1)).toContainText(asked.label)
  await expect(rows(page).nth(2)).toContainText(asked.dots)

  const narrowTo = async (name: string): Promise<void> => {
    await queue(page)
      .getByRole('button', { name: /^Filter/ })
      .click()
    await page.getByRole('combobox', { name: 'Preview' }).click()
    await page.getByRole('option', { name, exact: true }).click()
    await press(page, 'Escape')
  }
  await narrowTo('Zoom hurts')
  await expect(rows(page)).toHaveCount(1)
  await expect(rows(page).first()).toContainText(asked.dots)
  await narrowTo('Says another answer')
  await expect(rows(page)).toHaveCount(2)
  await narrowTo('Too easy')
  await expect(rows(page)).toHaveCount(1)
  await narrowTo('Not asked or hidden')
  await expect(rows(page)).toHaveCount(8)
})

test('a model that is right from the whole picture suggests the reason, and one that disagrees says so', async ({
  page,
}) => {
  await openYard(page, fake())
  await goTo(page, asked.dots)
  await ask(page)
  await viewsAre(page, 'hidden')
  await expect(preview(page).getByRole('button', { name: /Too easy/ })).toHaveCount(0)
  await press(page, 'KeyF')
  await goTo(page, asked.dots)
  await viewsAre(page, 'answered')
  await expect(preview(page)).toContainText('Model disagrees with the given answer')
  await expect(verdict(page, 'Zoom hurts')).toBeVisible()
  await preview(page)
    .getByRole('button', { name: /Too easy/ })
    .click()
  await expect(preview(page).getByRole('button', { name: /Too easy/ })).toHaveCount(0)
  await expect(reasons(page).getByRole('button', { name: /Too easy/i })).toHaveAttribute(
    'aria-pressed',
    'true',
  )
  await press(page, 'Control+KeyZ')
  await expect(preview(page).getByRole('button', { name: /Too easy/ })).toBeVisible()
})

test('several answers of each view make a consensus, unless a person chose one', async ({ page }) => {
  await openYard(page, fake())
  await press(page, 'KeyA')
  await goTo(page, asked.plate)
  await ask(page)
  await viewsAre(page, 'answered')
  await expect(card(page, 'regional')).toContainText(/4 of 4 right.*4 of 4 agree/)
  await expect(card(page, 'global')).toContainText(/0 of 4 right.*4 of 4 agree/)
  await chooseSamples(page, 1)
  await viewsAre(page, 'blank')
  await ask(page)
  await viewsAre(page, 'answered')
  await expect(card(page, 'regional')).not.toContainText('agree')
  await page.reload()
  await ready(page)
  await expect(preview(page).getByRole('button', { name: 'Answers per view: 1' })).toBeVisible()
})

test('a note that is typed while answers come in loses no letter', async ({ page }) => {
  await openYard(page, fake(40))
  await press(page, 'Shift+KeyP')
  await preview(page).getByRole('button', { name: 'More about previews' }).click()
  await page.getByRole('menuitem', { name: 'Ask about many items…' }).click()
  await page
    .getByRole('dialog', { name: 'Ask about many items' })
    .getByRole('button', { name: 'Start' })
    .click()
  const run = page.getByRole('group', { name: 'Asking about many items' })
  await expect(run).toBeVisible()
  await panel(page).getByRole('button', { name: 'Note: Add a note' }).click()
  const typed = 'The plate is red, and the gate behind it is green.'
  await note(page).pressSequentially(typed, { delay: 25 })
  await expect(note(page)).toHaveValue(typed)
  await note(page).blur()
  await expect(run).toContainText('Asked', { timeout: 30_000 })
  await saved(page)
  await page.reload()
  await ready(page)
  await expect(panel(page).getByRole('button', { name: `Note: ${typed}` })).toBeVisible()
})

test('an item whose picture is lost cannot be asked about, and a sentence says so', async ({ page }) => {
  await openYard(page, fake())
  await goTo(page, asked.lost)
  await press(page, 'Shift+KeyP')
  await expect(askButton(page)).toBeVisible()
  await ask(page)
  await viewsAre(page, 'failed', ['global', 'regional'])
  await expect(card(page, 'global')).toContainText(/picture/i)
  await expect(panel(page)).toBeVisible()
})

const seen = (view: string) => ({ model: 'fake', budget: 'native', view })

const judged = v.object({
  decision: v.nullable(v.string()),
  shown: v.nullable(v.object({ previews: v.array(v.unknown()) })),
})
