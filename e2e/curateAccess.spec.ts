import { expect } from '@playwright/test'
import { decide, saved } from './annotator.ts'
import { isAccessible } from './accessible.ts'
import { curate, curatePages } from './curating.ts'
import { test } from './quiet.ts'
import { openYard } from './yardProject.ts'

test('every page of curating can be read by everybody, in both schemes, wide and narrow', async ({
  page,
}) => {
  test.setTimeout(240_000)
  await openYard(page)
  await decide(page, 'KeyA')
  await decide(page, 'Digit1', 'KeyX')
  await saved(page)
  await curate(page, 'Overview')
  const names = await curatePages(page).getByRole('link').allInnerTexts()
  expect(names.length).toBeGreaterThan(8)
  for (const width of [1440, 900]) {
    await page.setViewportSize({ width, height: 900 })
    for (const name of names) {
      await curate(page, name)
      await isAccessible(page, `${name} at ${width}`)
      const wider = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)
      expect.soft(wider, `${name} at ${width} fits the window`).toBeLessThanOrEqual(0)
    }
  }
})
