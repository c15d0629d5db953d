import { expect } from '@playwright/test'
import { decide, goTo, press, rows, saved } from './annotator.ts'
import { annotateAs, curate } from './curating.ts'
import { asked } from './fixtures/yard.ts'
import { test } from './quiet.ts'
import { openYard } from './yardProject.ts'

/** By hand: three of four decisions are alike; accepted 3 and 2 of 4, so κ is (0.75 − 0.5) ÷ (1 − 0.5). */
test('how far two annotators agree is worked out from what they decided', async ({ page }) => {
  await openYard(page)
  await annotateAs(page, 'Ada')
  await decide(page, 'KeyA')
  await decide(page, 'KeyA')
  await decide(page, 'Digit1', 'KeyX')
  await decide(page, 'KeyA')
  await annotateAs(page, 'Grace')
  await rows(page).first().click()
  await goTo(page, asked.plate)
  await decide(page, 'KeyA')
  await decide(page, 'Digit1', 'KeyX')
  await decide(page, 'Digit1', 'KeyX')
  await decide(page, 'KeyA')
  await saved(page)

  const shown = await curate(page, 'Agreement and pace')
  const cells = (table: string, head: string) =>
    shown.getByRole('table', { name: table }).getByRole('row').filter({ hasText: head }).getByRole('cell')
  await expect(cells('How far annotators agree', 'Decision')).toContainText(['4', '8', '2', '0.75', '0.50'])
  await expect(cells('Active time per judgement', 'Grace').first()).toHaveText('4')
  await expect(shown).toContainText('Nobody answered before the given answer was shown.')

  await test.step('and follows what is changed', async () => {
    await press(page, 'Shift+KeyC')
    await goTo(page, asked.dots)
    await press(page, 'KeyA')
    await saved(page)
    await curate(page, 'Agreement and pace')
    await expect(cells('How far annotators agree', 'Decision')).toContainText(['4', '8', '2', '1.00', '1.00'])
  })
})
