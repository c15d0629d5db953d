import { expect, type Page } from '@playwright/test'
import { drawn, globalView, goTo, panel, press, question, ready, regionalView } from './annotator.ts'
import type { Box } from './fixtures/drawnPictures.ts'
import { asked } from './fixtures/yard.ts'
import { test } from './quiet.ts'
import { drag, onScreen, point, spotOf, viewportOf } from './viewing.ts'
import { openYard } from './yardProject.ts'

async function regionIs(page: Page, [x1, y1, x2, y2]: Box, by = 0): Promise<void> {
  const fields = [
    ['x', x1],
    ['y', y1],
    ['width', x2 - x1],
    ['height', y2 - y1],
  ] as const
  for (const [name, value] of fields)
    await expect
      .poll(async () => Math.abs(Number(await page.getByLabel(`Region ${name}`).inputValue()) - value))
      .toBeLessThanOrEqual(by)
}

/** The region that the yard's first item was made from. */
const given: Box = [200, 160, 480, 360]

test('the region is drawn, moved and resized with the mouse, and Escape costs nothing', async ({ page }) => {
  await openYard(page)
  await drawn(page)
  const view = globalView(page)
  await regionIs(page, given)
  // Without the tool a drag pans.
  await drag(page, view, { x: 800, y: 600 }, { x: 900, y: 700 })
  await regionIs(page, given)
  await press(page, 'Digit0')

  await press(page, 'KeyR')
  const byTwo = 2 / (await viewportOf(view)).scale
  await drag(page, view, { x: 700, y: 500 }, { x: 1000, y: 740 })
  await regionIs(page, [700, 500, 1000, 740], byTwo)
  await expect(regionalView(page)).toContainText(/^Regional view\s*\d+ × \d+ px/)
  await drag(page, view, { x: 850, y: 620 }, { x: 950, y: 520 })
  await regionIs(page, [800, 400, 1100, 640], byTwo)
  await drag(page, view, { x: 1100, y: 640 }, { x: 1200, y: 800 })
  await regionIs(page, [800, 400, 1200, 800], byTwo)

  // A drag beyond the picture ends at its edge.
  await drag(page, view, { x: 1400, y: 1000 }, { x: 1599, y: 1199 })
  await drag(page, view, { x: 1500, y: 1100 }, { x: 1590, y: 1190 })
  const { scale } = await viewportOf(view)
  await expect
    .poll(async () => {
      const [x, width] = await Promise.all(
        ['x', 'width'].map(async (name) => Number(await page.getByLabel(`Region ${name}`).inputValue())),
      )
      return (x ?? 0) + (width ?? 0)
    })
    .toBeLessThanOrEqual(1600 + 1 / scale)

  await test.step('Escape during a drag leaves everything as it was, and a second one leaves the tool', async () => {
    const before = await page.getByLabel('Region x').inputValue()
    const viewport = await viewportOf(view)
    await point(page, view, spotOf(viewport, { x: 100, y: 100 }))
    await page.mouse.down()
    const far = await onScreen(view, spotOf(viewport, { x: 500, y: 500 }))
    await page.mouse.move(far.x, far.y, { steps: 4 })
    await press(page, 'Escape')
    await page.mouse.up()
    await expect(page.getByLabel('Region x')).toHaveValue(before)
    const tool = view.getByRole('button', { name: /region$/ }).first()
    await expect(tool).toHaveAttribute('aria-pressed', 'true')
    await press(page, 'Escape')
    await expect(tool).toHaveAttribute('aria-pressed', 'false')
  })

  await test.step('Space pans while the tool is on', async () => {
    await press(page, 'KeyR')
    const before = await page.getByLabel('Region x').inputValue()
    const viewport = await viewportOf(view)
    await page.keyboard.down('Space')
    await drag(page, view, { x: 300, y: 900 }, { x: 400, y: 900 })
    await page.keyboard.up('Space')
    await expect(page.getByLabel('Region x')).toHaveValue(before)
    expect((await viewportOf(view)).x).toBeGreaterThan(viewport.x + 10)
  })

  await test.step('the given region comes back with a click, or by undoing step by step', async () => {
    await panel(page).getByRole('button', { name: 'Back to the given region' }).click()
    await regionIs(page, given)
    await expect(panel(page).getByRole('button', { name: 'As given' })).toHaveCount(0)
    await press(page, 'Control+KeyZ', 'Control+KeyZ', 'Control+KeyZ')
    await regionIs(page, [800, 400, 1200, 800], byTwo)
  })
})

test('the region is moved and resized by keys and by numbers', async ({ page }) => {
  await openYard(page)
  await drawn(page)
  await press(page, 'KeyR')
  await press(page, 'ArrowRight', 'ArrowRight', 'ArrowDown', 'Shift+ArrowUp', 'Control+ArrowRight')
  await regionIs(page, [202, 151, 483, 351])
  // The arrows move the region, not the queue, for as long as the tool is on.
  await expect(question(page)).toHaveText(asked.plate)
  for (let time = 0; time < 25; time += 1) await press(page, 'Shift+ArrowLeft')
  await regionIs(page, [0, 151, 281, 351])
  await press(page, 'Escape', 'ArrowRight')
  await expect(question(page)).toHaveText(asked.dots)

  const set = async (name: string, value: string) => {
    await page.getByLabel(`Region ${name}`).fill(value)
    await press(page, 'Enter')
  }
  await set('x', '640')
  await regionIs(page, [640, 160, 920, 360])
  await set('height', '120.5')
  await regionIs(page, [640, 160, 920, 280.5])
  await set('width', '0')
  await expect(page.getByText(/The region (?:is smaller than one pixel|lies outside)/)).toBeVisible()
  await set('x', '99999')
  await expect(page.getByText('The region lies outside the picture; draw it inside.')).toBeVisible()
  await page.reload()
  await ready(page)
  await regionIs(page, [640, 160, 920, 280.5])
})

test('what looks wrong with a region is said while one draws, and can be dismissed', async ({ page }) => {
  await openYard(page)
  await page.getByLabel('Region width').fill('1400')
  await press(page, 'Enter')
  await page.getByLabel('Region height').fill('900')
  await press(page, 'Enter')
  const problem = page.locator('[data-code="region-large"]')
  await expect(problem).toContainText('of the picture, more than the 10 % of this project')
  await problem.getByRole('button', { name: /^Dismiss/ }).click()
  await expect(problem).toHaveCount(0)
  await page.getByLabel('Region width').fill('12')
  await press(page, 'Enter')
  await expect(page.locator('[data-code="region-small"]')).toContainText('a side under 28 px is too small')
  await goTo(page, asked.button)
  await expect(page.locator('[data-code="picture-small"]')).toContainText('The picture is 800 × 640 px')
})
