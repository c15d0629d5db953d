import { expect, type Locator } from '@playwright/test'
import { drawn, globalView, press, question, ready, regionalView } from './annotator.ts'
import { stripes } from './fixtures/drawnPictures.ts'
import { validatedVqa } from './fixtures/records.ts'
import { asked } from './fixtures/yard.ts'
import { bringIn } from './importing.ts'
import { hasOverlay, overlayMiddle, rowOfPicture } from './pixels.ts'
import { create } from './projects.ts'
import { test } from './quiet.ts'
import { middleOf, near, onScreen, pixelAt, point, spotOf, viewportOf } from './viewing.ts'
import { openYard } from './yardProject.ts'

/** Black and white beside each other in the middle of the view, and nothing between them. */
async function isSharp(view: Locator): Promise<void> {
  const middle = await middleOf(view)
  const line = await rowOfPicture(view, { x: middle.x - 60, y: middle.y }, 120)
  expect(new Set(line.map((pixel) => pixel.join()))).toEqual(new Set(['0,0,0', '255,255,255']))
}

const widthOf = async (view: Locator): Promise<number> => Math.round((await view.boundingBox())?.width ?? 0)

test('wheel, drag and keys move the global view, and the pixel under the pointer stays', async ({ page }) => {
  await openYard(page)
  await drawn(page)
  const view = globalView(page)
  const fitted = await viewportOf(view)
  const spot = { x: 180, y: 240 }
  const held = pixelAt(fitted, spot)

  await point(page, view, spot)
  await page.mouse.wheel(0, -600)
  await expect.poll(async () => (await viewportOf(view)).scale).toBeGreaterThan(fitted.scale * 2)
  near(pixelAt(await viewportOf(view), spot), held, 1)
  await page.mouse.wheel(0, -900)
  await expect.poll(async () => (await viewportOf(view)).scale).toBeGreaterThan(fitted.scale * 8)
  near(pixelAt(await viewportOf(view), spot), held, 1)

  const before = await viewportOf(view)
  const start = await onScreen(view, spot)
  await page.mouse.down()
  await page.mouse.move(start.x + 70, start.y - 40, { steps: 4 })
  await page.mouse.up()
  const after = await viewportOf(view)
  expect(after.scale).toBe(before.scale)
  near({ x: after.x - before.x, y: after.y - before.y }, { x: 70, y: -40 }, 1)

  await press(page, 'Digit0')
  await expect.poll(() => viewportOf(view)).toEqual(fitted)
  await press(page, 'Shift+Digit0')
  await expect.poll(async () => (await viewportOf(view)).scale).toBe(1)

  // Zooming to the evidence puts it in the middle, large; the same key goes back.
  await press(page, 'Digit0', 'KeyZ')
  await expect.poll(async () => (await viewportOf(view)).scale).toBeGreaterThan(fitted.scale * 1.5)
  const zoomed = await viewportOf(view)
  near(spotOf(zoomed, { x: 340, y: 260 }), await middleOf(view), 2)
  await press(page, 'KeyZ')
  await expect.poll(() => viewportOf(view)).toEqual(fitted)

  // However far one goes, some of the picture stays in sight, and the next item starts fitted.
  await point(page, view, spot)
  for (let time = 0; time < 12; time += 1) await page.mouse.wheel(0, 900)
  await expect.poll(async () => (await viewportOf(view)).scale).toBeLessThan(fitted.scale)
  expect((await viewportOf(view)).scale).toBeGreaterThan(fitted.scale / 8)
  await press(page, 'ArrowRight')
  await expect(question(page)).toHaveText(asked.dots)
  await expect.poll(() => viewportOf(view)).toEqual(fitted)
})

test('the regional view shows the region, and as much context as is asked for', async ({ page }) => {
  await openYard(page)
  await drawn(page)
  const view = regionalView(page)
  await expect(view).toContainText('280 × 200 px')
  await expect(view).toContainText('2.9 %')
  await expect(view).toContainText('exact')
  const exact = await viewportOf(view)
  near(pixelAt(exact, await middleOf(view)), { x: 340, y: 260 }, 1)
  await expect.poll(() => hasOverlay(view)).toBe(false)

  await press(page, 'BracketRight')
  await expect(view).toContainText('+25 %')
  const wider = await viewportOf(view)
  expect(wider.scale).toBeLessThan(exact.scale)
  await expect.poll(() => hasOverlay(view)).toBe(true)
  await view.getByRole('button', { name: 'More context around the region' }).click()
  await expect(view).toContainText('+50 %')
  for (let time = 0; time < 9; time += 1) await press(page, 'BracketRight')
  await expect(view).toContainText('+400 %')

  // What one prefers stays for the next item and after a reload.
  await press(page, 'ArrowRight')
  await expect(view).toContainText('+400 %')
  await page.reload()
  await ready(page)
  await expect(view).toContainText('+400 %')
  for (let time = 0; time < 9; time += 1) await press(page, 'BracketLeft')
  await expect(view).toContainText('exact')

  await press(page, 'KeyT')
  await expect.poll(async () => (await viewportOf(view)).scale).toBe(2)
  await press(page, 'KeyT')
  await expect.poll(async () => (await viewportOf(view)).scale).not.toBe(2)
})

test('pointing at one view marks the same spot of the picture in the other', async ({ page }) => {
  await openYard(page)
  await drawn(page)
  await press(page, 'KeyO')
  await expect.poll(() => hasOverlay(globalView(page))).toBe(false)
  const spot = { x: 300, y: 300 }

  await point(page, regionalView(page), spotOf(await viewportOf(regionalView(page)), spot))
  await expect.poll(() => overlayMiddle(globalView(page))).not.toBeNull()
  near(
    (await overlayMiddle(globalView(page))) ?? { x: 0, y: 0 },
    spotOf(await viewportOf(globalView(page)), spot),
    2,
  )

  await point(page, globalView(page), spotOf(await viewportOf(globalView(page)), spot))
  await expect.poll(() => overlayMiddle(regionalView(page))).not.toBeNull()
  near(
    (await overlayMiddle(regionalView(page))) ?? { x: 0, y: 0 },
    spotOf(await viewportOf(regionalView(page)), spot),
    3,
  )
  await expect.poll(() => hasOverlay(globalView(page))).toBe(false)
  await page.mouse.move(4, 4)
  await expect.poll(() => hasOverlay(regionalView(page))).toBe(false)
})

test('above 200 % every pixel of the picture is a sharp square', async ({ page }) => {
  await create(page, 'Stripes')
  await bringIn(page, [
    validatedVqa([
      {
        path: 'images/stripes.png',
        width: 1300,
        height: 1280,
        given: [{ question: 'How wide is one of the stripes?', answer: '1 px', box: [600, 600, 664, 640] }],
      },
    ]),
    stripes('stripes.png', 1300, 1280),
  ])
  await drawn(page)
  expect((await viewportOf(regionalView(page))).scale).toBeGreaterThan(2)
  await isSharp(regionalView(page))
  await press(page, 'KeyZ')
  await expect.poll(async () => (await viewportOf(globalView(page))).scale).toBeGreaterThan(2)
  await isSharp(globalView(page))
})

test('panels are resized with the arrow keys and remember it', async ({ page }) => {
  await openYard(page)
  const before = await widthOf(globalView(page))
  await page.getByRole('separator', { name: 'Width of the views' }).focus()
  await press(page, 'ArrowLeft', 'ArrowLeft')
  await expect.poll(() => widthOf(globalView(page))).toBeLessThan(before - 20)
  await expect(question(page)).toHaveText(asked.plate)
  const after = await widthOf(globalView(page))
  await page.reload()
  await ready(page)
  await expect.poll(() => widthOf(globalView(page))).toBe(after)
})
