import { expect, type Page } from '@playwright/test'
import { press } from './annotator.ts'
import {
  boxesAre,
  boxesOn,
  canvas,
  clickAt,
  drag,
  drawExactly,
  openBoxes,
  pixelsInOne,
  pointAt,
  selectedAre,
} from './boxing.ts'
import { test } from './quiet.ts'

/** Three levels around one another, selected by nobody. */
async function threeLevels(page: Page): Promise<void> {
  await openBoxes(page)
  await drawExactly(page, [100, 100, 500, 500])
  await press(page, 'Escape')
  await drawExactly(page, [200, 200, 400, 400])
  await press(page, 'Escape')
  await drawExactly(page, [260, 260, 320, 320])
  await press(page, 'Escape', 'KeyV')
  await selectedAre(page)
}

test('a click means the smallest box there, the next one or Alt goes outward', async ({ page }) => {
  await threeLevels(page)
  const middle = { x: 290, y: 290 }
  for (const level of [1, 2, 3, 1]) {
    await clickAt(page, middle)
    await selectedAre(page, level)
  }
  // Elsewhere it begins with the smallest again, also inside a larger selected one.
  await press(page, 'BracketRight', 'BracketRight')
  await selectedAre(page, 3)
  await clickAt(page, { x: 270, y: 300 })
  await selectedAre(page, 1)
  for (const level of [2, 3, 1]) {
    await clickAt(page, { x: 300, y: 270 }, 'Alt')
    await selectedAre(page, level)
  }
  await clickAt(page, { x: 220, y: 220 })
  await selectedAre(page, 2)
  await clickAt(page, { x: 120, y: 120 })
  await selectedAre(page, 3)
  await clickAt(page, { x: 600, y: 300 })
  await selectedAre(page)

  await test.step('several: with Shift, and with a marquee', async () => {
    await clickAt(page, middle)
    await clickAt(page, { x: 220, y: 220 }, 'Shift')
    await selectedAre(page, 2, 1)
    await clickAt(page, middle, 'Shift')
    await selectedAre(page, 2)
    await drag(page, { x: 560, y: 560 }, { x: 60, y: 60 })
    await selectedAre(page, 3, 2, 1)
    await press(page, 'Escape')
    await page.keyboard.down('Shift')
    await drag(page, { x: 150, y: 150 }, { x: 450, y: 450 })
    await page.keyboard.up('Shift')
    await selectedAre(page, 2, 1)
    await boxesAre(page, [
      [0, 100, 100, 500, 500],
      [1, 200, 200, 400, 400],
      [2, 260, 260, 320, 320],
    ])
  })

  await test.step('while one draws, a click still picks and Alt still drills', async () => {
    await press(page, 'Escape', 'KeyR')
    await clickAt(page, middle)
    await selectedAre(page, 1)
    await press(page, 'KeyE')
    await clickAt(page, middle, 'Alt')
    await selectedAre(page, 2)
    expect(await boxesOn(page)).toHaveLength(3)
  })
})

test('neither a handle nor a label that lies on top takes the pick', async ({ page }) => {
  await openBoxes(page)
  await drawExactly(page, [200, 200, 500, 500])
  await press(page, 'Escape')
  // A mark of a few pixels right at the corner of the large box, and one where the tag of the large box is written.
  await drawExactly(page, [202, 202, 208, 207])
  await press(page, 'Escape')
  const one = await pixelsInOne(page)
  const tag = { x: 200 + 6 * one, y: 200 - 11 * one }
  await drawExactly(page, [
    Math.round(tag.x) - 3,
    Math.round(tag.y) - 3,
    Math.round(tag.x) + 3,
    Math.round(tag.y) + 3,
  ])
  await press(page, 'Escape', 'KeyV')

  await clickAt(page, { x: 350, y: 350 })
  await selectedAre(page, 2)
  await clickAt(page, { x: 205, y: 204.5 })
  await expect.poll(async () => (await boxesOn(page))[1]?.selected).toBe(true)
  await selectedAre(page, 1)
  await clickAt(page, { x: 350, y: 350 })
  await clickAt(page, tag)
  await expect.poll(async () => (await boxesOn(page))[2]?.selected).toBe(true)
  await selectedAre(page, 1)

  // A label drags nothing along either: a drag that begins on it draws, or marks what is there.
  await press(page, 'Escape')
  const before = await boxesOn(page)
  await drag(page, { x: 180, y: 170 }, { x: 190, y: 160 })
  expect(await boxesOn(page)).toEqual(before)
})

test('a box of a few pixels is picked, moved and resized at any zoom', async ({ page }) => {
  await openBoxes(page)
  await drawExactly(page, [300, 300, 303, 302])
  await press(page, 'Escape', 'KeyV')
  const one = await pixelsInOne(page)
  await clickAt(page, { x: 301.5 + 6 * one, y: 301 - 5 * one })
  await selectedAre(page, 1)
  // The handles stand off the box, its middle stays free for moving.
  await drag(page, { x: 301.5, y: 301 }, { x: 341.5, y: 331 })
  const by = 2 * one
  await boxesAre(page, [[0, 340, 330, 343, 332]], by)
  const rectNow = async () => (await boxesOn(page))[0]?.rect ?? [0, 0, 0, 0]
  const [, , right, bottom] = await rectNow()
  const corner = { x: right - 1.5 + 12 * one, y: bottom - 1 + 12 * one }
  await drag(page, corner, { x: corner.x + 20, y: corner.y + 10 })
  await boxesAre(page, [[0, 340, 330, 363, 342]], 2 * by)

  await test.step('far out, and close up', async () => {
    await press(page, 'Control+KeyZ', 'Control+KeyZ')
    await boxesAre(page, [[0, 300, 300, 303, 302]])
    await pointAt(page, { x: 300, y: 300 })
    const fitted = 1 / one
    await page.mouse.wheel(0, 700)
    const scale = async () => Number(await canvas(page).getAttribute('data-scale'))
    await expect.poll(scale).toBeLessThan(fitted / 2)
    await clickAt(page, { x: 600, y: 100 })
    await selectedAre(page)
    await clickAt(page, { x: 301.5, y: 301 })
    await selectedAre(page, 1)
    await press(page, 'KeyZ')
    await expect.poll(scale).toBeGreaterThan(8)
    // Now every pixel of it is as large as a finger: the corner is pulled by exactly one.
    await drag(page, { x: 303, y: 302 }, { x: 304, y: 303 })
    await boxesAre(page, [[0, 300, 300, 304, 303]])
  })
})
