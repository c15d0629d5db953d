import { expect, type Locator, type Page } from '@playwright/test'
import { drawn, globalView, goTo, panel, picture, press, question, ready, regionalView } from './annotator.ts'
import { stripes, type Box } from './fixtures/drawnPictures.ts'
import { validatedVqa } from './fixtures/records.ts'
import { asked } from './fixtures/yard.ts'
import { bringIn } from './importing.ts'
import { hasOverlay, overlayMiddle, rowOfPicture } from './pixels.ts'
import { create } from './projects.ts'
import { test } from './quiet.ts'
import { openYard } from './yardProject.ts'

interface Viewport {
  readonly scale: number
  readonly x: number
  readonly y: number
}

interface Spot {
  readonly x: number
  readonly y: number
}

async function viewportOf(view: Locator): Promise<Viewport> {
  const [scale = 0, x = 0, y = 0] = await picture(view).evaluate((element) =>
    ['scale', 'x', 'y'].map((name) =>
      Number(element instanceof HTMLElement ? element.dataset[name] : Number.NaN),
    ),
  )
  return { scale, x, y }
}

const pixelAt = ({ scale, x, y }: Viewport, spot: Spot): Spot => ({
  x: (spot.x - x) / scale,
  y: (spot.y - y) / scale,
})
const spotOf = ({ scale, x, y }: Viewport, pixel: Spot): Spot => ({
  x: pixel.x * scale + x,
  y: pixel.y * scale + y,
})

/** The place on the screen of a spot in a view. */
async function onScreen(view: Locator, spot: Spot): Promise<Spot> {
  const box = await picture(view).boundingBox()
  if (!box) throw new Error('The view has no picture.')
  return { x: box.x + spot.x, y: box.y + spot.y }
}

async function middleOf(view: Locator): Promise<Spot> {
  const box = await picture(view).boundingBox()
  if (!box) throw new Error('The view has no picture.')
  return { x: box.width / 2, y: box.height / 2 }
}

async function point(page: Page, view: Locator, spot: Spot): Promise<void> {
  const { x, y } = await onScreen(view, spot)
  await page.mouse.move(x, y)
}

/** Drags from one pixel of the picture to another, in a few moves. */
async function drag(page: Page, view: Locator, from: Spot, to: Spot): Promise<void> {
  const viewport = await viewportOf(view)
  await point(page, view, spotOf(viewport, from))
  await page.mouse.down()
  const end = await onScreen(view, spotOf(viewport, to))
  await page.mouse.move(end.x, end.y, { steps: 5 })
  await page.mouse.up()
}

const near = (one: Spot, other: Spot, by: number) => {
  expect(Math.abs(one.x - other.x)).toBeLessThanOrEqual(by)
  expect(Math.abs(one.y - other.y)).toBeLessThanOrEqual(by)
}

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

/** Black and white beside each other in the middle of the view, and nothing between them. */
async function isSharp(view: Locator): Promise<void> {
  const middle = await middleOf(view)
  const line = await rowOfPicture(view, { x: middle.x - 60, y: middle.y }, 120)
  expect(new Set(line.map((pixel) => pixel.join()))).toEqual(new Set(['0,0,0', '255,255,255']))
}

const widthOf = async (view: Locator): Promise<number> => Math.round((await view.boundingBox())?.width ?? 0)

/** The region that the yard's first item was made from. */
const given: Box = [200, 160, 480, 360]

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
