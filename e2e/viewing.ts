import { expect, type Locator, type Page } from '@playwright/test'
import { picture } from './annotator.ts'

/** Where a picture stands in a view, and pointing at its pixels. */

export interface Viewport {
  readonly scale: number
  readonly x: number
  readonly y: number
}

export interface Spot {
  readonly x: number
  readonly y: number
}

export async function viewportOf(view: Locator): Promise<Viewport> {
  const [scale = 0, x = 0, y = 0] = await picture(view).evaluate((element) =>
    ['scale', 'x', 'y'].map((name) =>
      Number(element instanceof HTMLElement ? element.dataset[name] : Number.NaN),
    ),
  )
  return { scale, x, y }
}

export const pixelAt = ({ scale, x, y }: Viewport, spot: Spot): Spot => ({
  x: (spot.x - x) / scale,
  y: (spot.y - y) / scale,
})
export const spotOf = ({ scale, x, y }: Viewport, pixel: Spot): Spot => ({
  x: pixel.x * scale + x,
  y: pixel.y * scale + y,
})

/** The place on the screen of a spot in a view. */
export async function onScreen(view: Locator, spot: Spot): Promise<Spot> {
  const box = await picture(view).boundingBox()
  if (!box) throw new Error('The view has no picture.')
  return { x: box.x + spot.x, y: box.y + spot.y }
}

export async function middleOf(view: Locator): Promise<Spot> {
  const box = await picture(view).boundingBox()
  if (!box) throw new Error('The view has no picture.')
  return { x: box.width / 2, y: box.height / 2 }
}

export async function point(page: Page, view: Locator, spot: Spot): Promise<void> {
  const { x, y } = await onScreen(view, spot)
  await page.mouse.move(x, y)
}

/** Drags from one pixel of the picture to another, in a few moves. */
export async function drag(page: Page, view: Locator, from: Spot, to: Spot): Promise<void> {
  const viewport = await viewportOf(view)
  await point(page, view, spotOf(viewport, from))
  await page.mouse.down()
  const end = await onScreen(view, spotOf(viewport, to))
  await page.mouse.move(end.x, end.y, { steps: 5 })
  await page.mouse.up()
}

export const near = (one: Spot, other: Spot, by: number) => {
  expect(Math.abs(one.x - other.x)).toBeLessThanOrEqual(by)
  expect(Math.abs(one.y - other.y)).toBeLessThanOrEqual(by)
}
