import { expect, type Page } from '@playwright/test'
import {
  bench,
  decide,
  decisions,
  drawn,
  globalView,
  goTo,
  panel,
  press,
  question,
  queue,
  regionalView,
  rows,
} from './annotator.ts'
import { judgementLines } from './exporting.ts'
import { asked } from './fixtures/yard.ts'
import { hasOverlay } from './pixels.ts'
import { test } from './quiet.ts'
import { openYard } from './yardProject.ts'

async function choose(page: Page, look: 'Global first' | 'Blind'): Promise<void> {
  await press(page, 'Comma')
  const settings = page.getByRole('dialog', { name: 'Project settings' })
  await settings.getByRole('tab', { name: 'Look' }).click()
  await settings.getByRole('radio', { name: look }).click()
  await press(page, 'Escape')
  await expect(settings).toBeHidden()
}

const phase = (page: Page, name: string) => expect(bench(page)).toHaveAttribute('data-phase', name)

/** Everything that the page holds, for eyes, for screen readers and for those who look behind it. */
async function everythingOn(page: Page): Promise<string> {
  const seen = await page.locator('main').ariaSnapshot()
  return `${seen}\n${await page.locator('main').evaluate((element) => element.outerHTML)}`
}

interface Said {
  readonly question_key: string
  readonly decision: string | null
  readonly blind_answers: readonly { readonly view: string; readonly answer: string }[]
  readonly shown: Readonly<Record<string, unknown>> | null
}

async function saidAbout(page: Page, text: string): Promise<Said> {
  const lines = await judgementLines(page)
  // The file is our own and is read for its known fields only.
  const records = lines.map((line): Said => JSON.parse(line))
  const found = records.find((record) => record.question_key.includes(text))
  if (!found) throw new Error(`Nothing is said about “${text}”.`)
  return found
}

test('global first: the region and the given answer are not on the page until one has answered twice', async ({
  page,
}) => {
  await openYard(page)
  await choose(page, 'Global first')
  await drawn(page)

  await phase(page, 'answer-global')
  await expect(panel(page)).toContainText('Answer from the whole picture.')
  await expect.poll(() => hasOverlay(globalView(page))).toBe(false)
  await expect(regionalView(page).locator('canvas')).toHaveCount(0)
  await expect(regionalView(page)).toContainText('The region is shown once you have answered')
  const before = await everythingOn(page)
  for (const secret of [/is the answer/, /agree/, /region at/, /280 by 200/, /280 × 200/, /Region in pixels/])
    expect(before).not.toMatch(secret)
  await expect(panel(page).getByRole('region', { name: 'Provenance' })).toHaveCount(0)

  // Neither a key nor a command reveals it.
  await press(page, 'KeyA')
  await expect(page.getByText('Give your own answer first, or “cannot tell”.')).toBeVisible()
  await press(page, 'KeyZ', 'KeyR', 'KeyO', 'KeyE', 'BracketRight')
  await phase(page, 'answer-global')
  await expect.poll(() => hasOverlay(globalView(page))).toBe(false)
  await expect(queue(page)).toContainText('0 of 11 decided')
  await press(page, 'KeyO', 'BracketLeft')

  await press(page, 'Digit2')
  await phase(page, 'answer-regional')
  await expect(panel(page)).toContainText('From the whole picture you said B.')
  await expect(regionalView(page).locator('[data-ready="true"]')).toBeVisible()
  await expect.poll(() => hasOverlay(globalView(page))).toBe(true)
  const between = await everythingOn(page)
  for (const secret of [/is the answer/, /agree/]) expect(between).not.toMatch(secret)

  await press(page, 'Digit1')
  await phase(page, 'judge')
  await expect(page.getByRole('button', { name: 'A is the answer' })).toBeVisible()
  await expect(panel(page)).toContainText('8/8 agree')
  await decide(page, 'KeyA')

  // The next one starts over; whoever cannot tell says so.
  await phase(page, 'answer-global')
  await press(page, 'Minus')
  await expect(panel(page)).toContainText('From the whole picture you said “cannot tell”.')
  await press(page, 'Digit4', 'Digit7')
  await decide(page, 'KeyX')

  expect(await saidAbout(page, asked.plate)).toMatchObject({
    decision: 'accept',
    blind_answers: [
      { view: 'global', answer: 'B' },
      { view: 'regional', answer: 'A' },
    ],
    shown: { look: 'global-first', global: true, regional: true, answer: true },
  })
  expect(await saidAbout(page, asked.dots)).toMatchObject({
    decision: 'reject',
    blind_answers: [
      { view: 'global', answer: '' },
      { view: 'regional', answer: 'D' },
    ],
  })

  // What was answered stays answered after a reload, and undo takes the last answer back.
  await goTo(page, asked.label)
  await press(page, 'Digit3')
  await phase(page, 'answer-regional')
  await page.reload()
  await expect(question(page)).toHaveText(asked.label)
  await phase(page, 'answer-regional')
  await press(page, 'Control+KeyZ')
  await phase(page, 'answer-global')
})

test('blind: the given answer is not on the page until one has answered, open questions in one’s own words', async ({
  page,
}) => {
  await openYard(page)
  await choose(page, 'Blind')
  await phase(page, 'answer-regional')
  await expect(regionalView(page).locator('[data-ready="true"]')).toBeVisible({ timeout: 30_000 })
  const before = await everythingOn(page)
  for (const secret of [/is the answer/, /agree/, /small model/]) expect(before).not.toMatch(secret)
  await press(page, 'Digit1')
  await phase(page, 'judge')
  await decide(page, 'KeyA')

  // Flagging and skipping need no answer; what was not shown is kept with them.
  await phase(page, 'answer-regional')
  await decide(page, 'KeyF')
  expect(await saidAbout(page, asked.dots)).toMatchObject({
    decision: 'flag',
    blind_answers: [],
    shown: { look: 'blind', global: true, regional: true, answer: false, provenance: false },
  })

  await goTo(page, asked.window)
  expect(await everythingOn(page)).not.toContain('Yellow')
  await press(page, 'Enter')
  await expect(page.getByRole('textbox', { name: 'Your answer' })).toBeFocused()
  await page.keyboard.type('a pale yellow')
  await press(page, 'Enter')
  await phase(page, 'judge')
  await expect(panel(page)).toContainText('Yellow')
  await decide(page, 'KeyA')
  expect(await saidAbout(page, asked.window)).toMatchObject({
    decision: 'accept',
    blind_answers: [{ view: 'regional', answer: 'a pale yellow' }],
    shown: { look: 'blind', answer: true },
  })
})

test('a decision can be made by mouse alone, and taken back', async ({ page }) => {
  await openYard(page)
  await page.getByRole('button', { name: 'Wrong answer' }).click()
  await decisions(page).getByRole('button', { name: 'Reject' }).click()
  await expect(question(page)).toHaveText(asked.dots)
  await expect(rows(page).first()).toHaveAttribute('data-decision', 'reject')
  await decisions(page).getByRole('button', { name: 'Reject' }).click()
  await expect(page.getByText('Pick one or more reasons')).toBeVisible()
  await page.getByRole('button', { name: 'Duplicate' }).click()
  await decisions(page).getByRole('button', { name: 'Reject' }).click()
  await expect(rows(page).nth(1)).toHaveAttribute('data-decision', 'reject')
  await page.getByRole('button', { name: 'Answerable: not said' }).click()
  await expect(page.getByRole('button', { name: 'Answerable: no' })).toBeVisible()
  await page.getByRole('button', { name: 'Undo: Answerable' }).click()
  await expect(page.getByRole('button', { name: 'Answerable: not said' })).toBeVisible()
})
