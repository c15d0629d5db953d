import { expect, type CDPSession, type Page } from '@playwright/test'
import { press } from './annotator.ts'
import {
  boxesAre,
  canvas,
  drawExactly,
  onPage,
  openBoxes,
  pixelsInOne,
  reloaded,
  selectedAre,
  type Pixel,
} from './boxing.ts'
import { test } from './quiet.ts'

test.use({ hasTouch: true })

/** Fingers on the picture, each led along its own pixels of it; all go up together. */
async function fingers(page: Page, ...ways: readonly (readonly Pixel[])[]): Promise<void> {
  const session: CDPSession = await page.context().newCDPSession(page)
  const places = await Promise.all(ways.map((way) => Promise.all(way.map((pixel) => onPage(page, pixel)))))
  const at = (step: number) =>
    places.flatMap((way, id) => {
      const point = way[Math.min(step, way.length - 1)]
      return point ? [{ ...point, id }] : []
    })
  for (let down = 1; down <= places.length; down += 1)
    await session.send('Input.dispatchTouchEvent', { type: 'touchStart', touchPoints: at(0).slice(0, down) })
  const steps = Math.max(...places.map((way) => way.length))
  for (let step = 1; step < steps; step += 1)
    await session.send('Input.dispatchTouchEvent', { type: 'touchMove', touchPoints: at(step) })
  await session.send('Input.dispatchTouchEvent', { type: 'touchEnd', touchPoints: [] })
  await session.detach()
}

/** Some pixels on the way from one to another, both included. */
const way = (from: Pixel, to: Pixel): readonly Pixel[] =>
  Array.from({ length: 6 }, (_, step) => ({
    x: from.x + ((to.x - from.x) * step) / 5,
    y: from.y + ((to.y - from.y) * step) / 5,
  }))

test('a finger draws, picks, moves and resizes; two fingers zoom and draw nothing', async ({ page }) => {
  await openBoxes(page)
  const one = await pixelsInOne(page)
  const by = 2 * one
  await fingers(page, way({ x: 150, y: 120 }, { x: 350, y: 300 }))
  await boxesAre(page, [[0, 150, 120, 350, 300]], by)
  await page.getByRole('radio', { name: 'Draw boxes by two clicks' }).tap()
  await fingers(page, [{ x: 200, y: 160 }])
  await fingers(page, [{ x: 300, y: 250 }])
  await boxesAre(
    page,
    [
      [0, 150, 120, 350, 300],
      [1, 200, 160, 300, 250],
    ],
    by,
  )

  await test.step('two fingers zoom where they are', async () => {
    await page.getByRole('radio', { name: 'Draw boxes by dragging' }).tap()
    const scale = async () => Number(await canvas(page).getAttribute('data-scale'))
    const before = await scale()
    await fingers(
      page,
      way({ x: 380, y: 290 }, { x: 300, y: 230 }),
      way({ x: 420, y: 310 }, { x: 500, y: 370 }),
    )
    await expect.poll(scale).toBeGreaterThan(before * 2)
    await expect(page.getByRole('treeitem')).toHaveCount(2)
    await press(page, 'Digit0')
    await expect.poll(scale).toBe(before)
  })

  await test.step('a tap picks the smallest, the next one on the same spot goes outward', async () => {
    await page.getByRole('radio', { name: 'Select and move boxes' }).tap()
    await fingers(page, [{ x: 600, y: 500 }])
    await selectedAre(page)
    await fingers(page, [{ x: 250, y: 205 }])
    await selectedAre(page, 1)
    await fingers(page, [{ x: 250, y: 205 }])
    await selectedAre(page, 2)
  })
  await fingers(page, way({ x: 250, y: 205 }, { x: 350, y: 255 }))
  await boxesAre(
    page,
    [
      [0, 250, 170, 450, 350],
      [1, 300, 210, 400, 300],
    ],
    2 * by,
  )
  // A finger need not meet the corner exactly.
  await fingers(page, way({ x: 450 + 9 * one, y: 350 + 9 * one }, { x: 550 + 9 * one, y: 450 + 9 * one }))
  await boxesAre(
    page,
    [
      [0, 250, 170, 550, 450],
      [1, 300, 210, 400, 300],
    ],
    3 * by,
  )
  await reloaded(page)
  await expect(page.getByRole('treeitem')).toHaveCount(2)
})

test('a box of a few pixels is met by a finger that misses it', async ({ page }) => {
  await openBoxes(page)
  await drawExactly(page, [400, 300, 404, 303])
  await press(page, 'Escape', 'KeyV')
  const one = await pixelsInOne(page)
  await fingers(page, [{ x: 402 + 16 * one, y: 301 - 14 * one }])
  await selectedAre(page, 1)
  await fingers(page, [{ x: 402 + 60 * one, y: 301 }])
  await selectedAre(page)
})
