import { expect } from '@playwright/test'
import { isAccessible } from './accessible.ts'
import { press } from './annotator.ts'
import { line, lines, openBoxes, selectedAre } from './boxing.ts'
import { nests } from './fixtures/nests.ts'
import { test } from './quiet.ts'

test('axe finds nothing serious where boxes are drawn', async ({ page }) => {
  test.setTimeout(90_000)
  await openBoxes(page, nests.plaza.question)
  await isAccessible(page, 'no boxes yet, three source boxes')
  await press(page, 'KeyA')
  await selectedAre(page, 1)
  await isAccessible(page, 'one box, with problems')
  await press(page, 'KeyA', 'KeyA', 'KeyX', 'KeyQ')
  await expect(page.getByRole('region', { name: 'Probe' })).toBeVisible()
  await page.getByRole('button', { name: 'Show the cells of Qwen2.5-VL at 1,024 tokens' }).click()
  await page.getByRole('button', { name: 'What the columns mean' }).click()
  await isAccessible(page, 'a finished chain, a lock, the probe and token cells')
  await press(page, 'KeyQ', 'Escape')
  await lines(page).first().focus()
  await press(page, 'End', 'F2')
  await expect(page.getByRole('combobox', { name: 'Label' })).toBeFocused()
  await isAccessible(page, 'writing a label')
  await press(page, 'Escape', 'Control+KeyD')
  await expect(lines(page)).toHaveCount(4)
  await page.getByRole('button', { name: 'Show the union chain' }).click()
  await isAccessible(page, 'two chains and their union')
  await page.getByRole('button', { name: 'More to do with the selected boxes' }).click()
  await expect(page.getByRole('menu')).toBeVisible()
  await isAccessible(page, 'the menu of the tree')
  await press(page, 'Escape')
  await line(page, /^b1/).first().click()
  await page.getByRole('button', { name: 'Draw around' }).click()
  await expect(page.getByRole('menu')).toBeVisible()
  await isAccessible(page, 'the next level around')
})
