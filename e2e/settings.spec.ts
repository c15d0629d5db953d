import { expect, type Locator, type Page } from '@playwright/test'
import { decide, press, question, queue, reasons, rows } from './annotator.ts'
import { judgementLines } from './exporting.ts'
import { asked } from './fixtures/yard.ts'
import { test } from './quiet.ts'
import { openYard } from './yardProject.ts'

async function open(page: Page, section: string): Promise<Locator> {
  await press(page, 'Comma')
  const settings = page.getByRole('dialog', { name: 'Project settings' })
  await settings.getByRole('tab', { name: section }).click()
  return settings
}

async function close(page: Page): Promise<void> {
  await press(page, 'Escape')
  await expect(page.getByRole('dialog')).toBeHidden()
}

test('reasons, categories and thresholds are the project’s own', async ({ page }) => {
  await openYard(page)
  await test.step('a reason is renamed, moved and added; its key goes with its place', async () => {
    const settings = await open(page, 'Reasons to reject')
    await settings.getByLabel('Reason 3', { exact: true }).fill('Answer is wrong')
    await press(page, 'Enter')
    await settings.getByRole('button', { name: 'Move Answer is wrong up' }).click()
    await settings.getByLabel('New reason').fill('Mirrored')
    await press(page, 'Enter')
    await close(page)
    await press(page, 'Digit2')
    await expect(reasons(page).getByRole('button', { name: 'Answer is wrong' })).toHaveAttribute(
      'aria-pressed',
      'true',
    )
    await expect(reasons(page).getByRole('button', { name: 'Mirrored' })).toBeVisible()
    await decide(page, 'KeyX')
    const said = (await judgementLines(page)).join('\n')
    expect(said).toContain('"reasons":["wrong-answer"]')
  })
  await test.step('a category is added and can be picked', async () => {
    const settings = await open(page, 'Categories')
    await settings.getByLabel('New category').fill('Symmetry')
    await press(page, 'Enter')
    await close(page)
    await press(page, 'KeyC')
    await page.getByRole('menuitem', { name: 'Symmetry' }).click()
    await expect(rows(page).filter({ hasText: asked.dots })).toContainText('Symmetry')
  })
  await test.step('a threshold decides what is warned of, and a muted problem is not told', async () => {
    await expect(page.locator('[data-code="region-large"]')).toHaveCount(0)
    const settings = await open(page, 'Thresholds')
    await settings.getByLabel('Largest region').fill('1')
    await press(page, 'Enter')
    await close(page)
    await expect(page.locator('[data-code="region-large"]')).toContainText(
      'more than the 1 % of this project',
    )
    const again = await open(page, 'Problems')
    await again.getByRole('switch', { name: /Over the largest area share/ }).click()
    await close(page)
    await expect(page.locator('[data-code="region-large"]')).toHaveCount(0)
  })
  await test.step('each change is a step of the history', async () => {
    await press(page, 'Control+KeyZ')
    await expect(page.getByText('Undone: Mute a problem')).toBeVisible()
    await expect(page.locator('[data-code="region-large"]')).toBeVisible()
  })
})

test('annotators have a name and a colour, and say nothing of each other', async ({ page }) => {
  await openYard(page)
  const who = page.getByRole('dialog', { name: 'Who annotates here' })
  await page.getByRole('button', { name: 'You annotate as Me; change' }).click()
  await who.getByLabel('Name').fill('Ada')
  await who.getByRole('button', { name: 'violet' }).click()
  await who.getByRole('button', { name: 'Save' }).click()
  await expect(page.getByRole('button', { name: 'You annotate as Ada; change' })).toBeVisible()
  await decide(page, 'KeyA')
  await decide(page, 'Digit1', 'KeyX')

  await page.getByRole('button', { name: 'You annotate as Ada; change' }).click()
  await who.getByRole('radio', { name: 'Somebody new' }).click()
  await who.getByLabel('Name').fill('Grace')
  await who.getByRole('button', { name: 'Annotate as this person' }).click()
  // What Ada said is not shown to Grace.
  await expect(queue(page)).toContainText('0 of 11 decided')
  await expect(rows(page).first()).toHaveAttribute('data-decision', 'undecided')
  await rows(page).first().click()
  await expect(question(page)).toHaveText(asked.plate)
  await decide(page, 'KeyF')
  const lines = await judgementLines(page)
  expect(lines).toHaveLength(3)
  expect(lines.filter((line) => line.includes('"name":"Ada"'))).toHaveLength(2)
  expect(lines.filter((line) => line.includes('"name":"Grace"'))).toHaveLength(1)
  await page.reload()
  await expect(page.getByRole('button', { name: 'You annotate as Grace; change' })).toBeVisible()
})
