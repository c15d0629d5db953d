import { expect, type Locator, type Page } from '@playwright/test'
import { bench, goTo, press, rows, saved } from './annotator.ts'
import type { Box } from './fixtures/drawnPictures.ts'
import { nestFiles, nests } from './fixtures/nests.ts'
import { bringIn } from './importing.ts'
import { create } from './projects.ts'

/** What a person does and sees while drawing nested boxes. Places are pixels of the picture. */

export interface Pixel {
  readonly x: number
  readonly y: number
}

export const canvas = (page: Page): Locator => bench(page).locator('[data-ready]')
export const tree = (page: Page): Locator => page.getByRole('tree', { name: 'Boxes, the outermost first' })
export const lines = (page: Page): Locator => tree(page).getByRole('treeitem')
export const line = (page: Page, name: string | RegExp): Locator => tree(page).getByRole('treeitem', { name })
/** What a screen reader was told last. */
export const told = (page: Page): Locator => bench(page).locator('p[aria-live="polite"]')

export async function painted(page: Page): Promise<void> {
  await expect(canvas(page)).toHaveAttribute('data-sharp', 'true', { timeout: 60_000 })
}

/** Accepts the item in sight that asks this, and goes to where its boxes are drawn. */
export async function toBoxes(page: Page, asked: string): Promise<void> {
  await goTo(page, asked)
  await press(page, 'KeyA')
  await expect(rows(page).filter({ hasText: asked })).toHaveAttribute('data-decision', 'accept')
  await press(page, 'Shift+KeyB')
  await expect(page).toHaveURL(/#\/project\/[^/]+\/boxes$/)
  await expect(bench(page)).toHaveAttribute('data-task', 'nest')
  await rows(page).filter({ hasText: asked }).click()
  await expect(page.getByRole('region', { name: 'Question and boxes' })).toContainText(asked)
  await painted(page)
}

/** A fresh project in which one item is accepted and waits for its boxes. */
export async function openBoxes(page: Page, asked: string = nests.shed.question): Promise<void> {
  await create(page, 'The market')
  await bringIn(page, nestFiles)
  await toBoxes(page, asked)
}

/** Where a pixel of the picture is on the page, from what the stage says about its own place, scale and turn. */
export async function onPage(page: Page, { x, y }: Pixel): Promise<Pixel> {
  const stage = await canvas(page).evaluate((element) => {
    const { left, top } = element.getBoundingClientRect()
    const number = (name: string) =>
      Number(element instanceof HTMLElement ? element.dataset[name] : Number.NaN)
    return { left, top, scale: number('scale'), x: number('x'), y: number('y'), turn: number('turn') }
  })
  const turned = [
    { x, y },
    { x: -y, y: x },
    { x: -x, y: -y },
    { x: y, y: -x },
  ][stage.turn]
  if (!turned) throw new Error(`The stage says that it is turned by ${stage.turn}.`)
  return {
    x: stage.left + stage.x + turned.x * stage.scale,
    y: stage.top + stage.y + turned.y * stage.scale,
  }
}

/** How many pixels of the picture lie in one of the screen. */
export const pixelsInOne = async (page: Page): Promise<number> =>
  1 / Number(await canvas(page).getAttribute('data-scale'))

export async function pointAt(page: Page, pixel: Pixel): Promise<void> {
  const { x, y } = await onPage(page, pixel)
  await page.mouse.move(x, y)
}

/** Presses at one pixel and moves to another, in a few moves; the button stays down. */
export async function lift(page: Page, from: Pixel, to: Pixel): Promise<void> {
  const end = await onPage(page, to)
  await pointAt(page, from)
  await page.mouse.down()
  await page.mouse.move(end.x, end.y, { steps: 4 })
}

export async function drag(page: Page, from: Pixel, to: Pixel): Promise<void> {
  await lift(page, from, to)
  await page.mouse.up()
}

export async function clickAt(page: Page, pixel: Pixel, held?: 'Alt' | 'Shift'): Promise<void> {
  await pointAt(page, pixel)
  if (held) await page.keyboard.down(held)
  await page.mouse.down()
  await page.mouse.up()
  if (held) await page.keyboard.up(held)
}

/** Draws a box with a drag between two of its corners. */
export const draw = (page: Page, [x1, y1, x2, y2]: Box): Promise<void> =>
  drag(page, { x: x1, y: y1 }, { x: x2, y: y2 })

export interface Seen {
  readonly level: number
  /** 0 for an outermost box. */
  readonly depth: number
  readonly rect: Box
  readonly label: string
  readonly selected: boolean
  readonly locked: boolean
}

/** The boxes as the tree tells them, from top to bottom. */
export async function boxesOn(page: Page): Promise<readonly Seen[]> {
  const told = await lines(page).evaluateAll((elements) =>
    elements.map((element) => ({
      name: element.firstElementChild?.textContent ?? '',
      depth: Number(element.getAttribute('aria-level')) - 1,
      selected: element.getAttribute('aria-selected') === 'true',
    })),
  )
  return told.map(({ name, depth, selected }) => {
    const number = String.raw`(-?[\d.]+)`
    const place = new RegExp(`${number} × ${number} pixels at ${number}, ${number}`).exec(name)
    const [width = Number.NaN, height = Number.NaN, x = Number.NaN, y = Number.NaN] =
      place?.slice(1).map(Number) ?? []
    return {
      level: Number(/^b(\d+)/.exec(name)?.[1]),
      depth,
      rect: [x, y, x + width, y + height],
      label: /“(.*)”/.exec(name)?.[1] ?? '',
      selected,
      locked: name.endsWith(', locked'),
    }
  })
}

/** A box and how deep it lies: 0 for an outermost one. */
export type Nested = readonly [depth: number, x1: number, y1: number, x2: number, y2: number]

/** Waits until the tree holds exactly these boxes, each edge within so many pixels. */
export async function boxesAre(page: Page, wanted: readonly Nested[], by = 0): Promise<void> {
  await expect
    .poll(async () =>
      (await boxesOn(page)).map(({ depth, rect }, at) => {
        const [, ...place] = wanted[at] ?? []
        const isNear = rect.every((edge, nth) => Math.abs(edge - (place[nth] ?? Number.NaN)) <= by)
        return [depth, ...(isNear ? place : rect)]
      }),
    )
    .toEqual(wanted)
}

/** Waits until the boxes of these levels are selected, in the order of the tree. */
export const selectedAre = (page: Page, ...levels: readonly number[]): Promise<void> =>
  expect
    .poll(async () => (await boxesOn(page)).flatMap(({ selected, level }) => (selected ? [level] : [])))
    .toEqual(levels)

/** Gives a rect its four numbers. `of` is what the fields say whose they are: `b1`, `the probe`. */
export async function place(page: Page, of: string, [x1, y1, x2, y2]: Box): Promise<void> {
  const numbers = [
    ['width', x2 - x1],
    ['height', y2 - y1],
    ['x', x1],
    ['y', y1],
  ] as const
  const fieldOf = (part: string) => page.getByRole('textbox', { name: `${part} of ${of}`, exact: true })
  // Each number is limited by itself: what grows goes to its place first, what shrinks last.
  const grows = Number(await fieldOf('width').inputValue()) < x2 - x1
  for (const [part, value] of grows ? [...numbers.slice(2), ...numbers.slice(0, 2)] : numbers) {
    const field = fieldOf(part)
    if ((await field.inputValue()) === String(value)) continue
    await field.fill(String(value))
    await field.press('Enter')
    await field.blur()
  }
}

/** A drag shorter than this is a click. */
const roomy = 16

/** Draws a box roughly, then gives it its numbers, so that it lies exactly there; it stays selected. */
export async function drawExactly(page: Page, box: Box): Promise<void> {
  const [x1, y1, x2, y2] = box
  const before = (await boxesOn(page)).length
  await draw(page, [x1, y1, Math.max(x2, x1 + roomy), Math.max(y2, y1 + roomy)])
  await expect(lines(page)).toHaveCount(before + 1)
  const name = await page.getByRole('group', { name: /^Place of b/ }).getAttribute('aria-label')
  await place(page, (name ?? '').replace(/^Place of (.*) in pixels$/, '$1'), box)
  await expect
    .poll(async () => (await boxesOn(page)).find(({ selected }) => selected)?.rect)
    .toEqual([...box])
}

export async function reloaded(page: Page): Promise<void> {
  await saved(page)
  await page.reload()
  await expect(bench(page)).toHaveAttribute('data-task', 'nest', { timeout: 30_000 })
  await painted(page)
}

/** A number that stands for all that is painted on the picture while it lies still: another one where anything differs. */
export const painting = (page: Page): Promise<number> =>
  canvas(page).evaluate((element) => {
    const resting = element.querySelector('canvas')
    const context = resting?.getContext('2d')
    if (!resting || !context || resting.width === 0) return 0
    const { data } = context.getImageData(0, 0, resting.width, resting.height)
    return new Uint32Array(data.buffer).reduce((sum, pixel) => (Math.imul(sum, 31) + pixel) | 0, 7)
  })
