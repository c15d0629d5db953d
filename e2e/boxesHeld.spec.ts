import { expect } from '@playwright/test'
import { press } from './annotator.ts'
import {
  boxesAre,
  boxesOn,
  clickAt,
  drag,
  drawExactly,
  lift,
  openBoxes,
  painted,
  place,
  reloaded,
  selectedAre,
  told,
} from './boxing.ts'
import { test } from './quiet.ts'

test('a box never leaves its parent, and what stopped it is named', async ({ page }) => {
  await openBoxes(page)
  await drawExactly(page, [100, 100, 500, 400])
  await press(page, 'Escape')
  await drawExactly(page, [200, 200, 260, 240])
  await press(page, 'KeyV')
  await drag(page, { x: 230, y: 220 }, { x: 700, y: 220 })
  await boxesAre(page, [
    [0, 100, 100, 500, 400],
    [1, 440, 200, 500, 240],
  ])
  await expect(told(page)).toContainText('b1 was stopped by b2.')
  await drag(page, { x: 440, y: 200 }, { x: 40, y: 20 })
  await boxesAre(page, [
    [0, 100, 100, 500, 400],
    [1, 100, 100, 500, 240],
  ])
  await expect(told(page)).toContainText('b1 was stopped by b2.')
  await place(page, 'b1', [200, 200, 260, 240])
  await press(page, 'BracketRight')
  await selectedAre(page, 2)
  // From outside as well: the outer box stops at the inner one.
  await drag(page, { x: 500, y: 300 }, { x: 220, y: 300 })
  await boxesAre(page, [
    [0, 100, 100, 260, 400],
    [1, 200, 200, 260, 240],
  ])
  await expect(told(page)).toContainText('b2 was stopped by b1.')
  await press(page, 'Control+KeyZ')

  await test.step('by keys', async () => {
    await press(page, 'BracketLeft')
    await place(page, 'b1', [435, 200, 495, 240])
    await press(page, 'Shift+ArrowRight')
    await expect(told(page)).toContainText('b1 was stopped by b2.')
    await boxesAre(page, [
      [0, 100, 100, 500, 400],
      [1, 440, 200, 500, 240],
    ])
    await press(page, 'ArrowUp')
    await expect(told(page)).toHaveText('b1 moved to 440, 199.')
    await press(page, 'ArrowRight')
    await expect(told(page)).toHaveText('b1 was stopped by b2.')
    await press(page, 'ArrowDown')
    await expect(told(page)).toHaveText('b1 moved to 440, 200.')
    await press(page, 'Control+ArrowRight')
    await expect(told(page)).toHaveText('b1 was stopped by b2.')
  })

  await test.step('by numbers', async () => {
    await place(page, 'b1', [1, 200, 61, 240])
    await expect(told(page)).toContainText('b1 was stopped by b2.')
    await boxesAre(page, [
      [0, 100, 100, 500, 400],
      [1, 100, 200, 160, 240],
    ])
  })
})

test('a parent carries all that is inside it, as far as the picture goes', async ({ page }) => {
  await openBoxes(page)
  await drawExactly(page, [100, 100, 400, 400])
  await press(page, 'Escape')
  await drawExactly(page, [140, 140, 300, 300])
  await press(page, 'Escape')
  await drawExactly(page, [180, 180, 220, 210])
  await press(page, 'BracketRight', 'BracketRight', 'KeyV')
  await selectedAre(page, 3)
  await press(page, 'Shift+ArrowRight', 'ArrowDown')
  await boxesAre(page, [
    [0, 110, 101, 410, 401],
    [1, 150, 141, 310, 301],
    [2, 190, 181, 230, 211],
  ])
  await expect(told(page)).toHaveText('b3 moved to 110, 101 with 2 boxes inside.')
  await drag(page, { x: 380, y: 380 }, { x: 900, y: 380 })
  await boxesAre(page, [
    [0, 500, 101, 800, 401],
    [1, 540, 141, 700, 301],
    [2, 580, 181, 620, 211],
  ])
  await expect(told(page)).toContainText('b3 was stopped by the edge of the picture.')
  await press(page, 'Control+KeyZ', 'Control+KeyZ', 'Control+KeyZ')
  await boxesAre(page, [
    [0, 100, 100, 400, 400],
    [1, 140, 140, 300, 300],
    [2, 180, 180, 220, 210],
  ])
  await press(page, 'Control+Shift+KeyZ', 'Control+Shift+KeyZ', 'Control+Shift+KeyZ')
  await boxesAre(page, [
    [0, 500, 101, 800, 401],
    [1, 540, 141, 700, 301],
    [2, 580, 181, 620, 211],
  ])
})

test('Escape ends a drag as if it had never begun, and so does leaving the page', async ({ page }) => {
  await openBoxes(page)
  await drawExactly(page, [100, 100, 300, 300])
  await press(page, 'KeyV')
  for (const [from, to] of [
    [
      { x: 200, y: 200 },
      { x: 400, y: 350 },
    ],
    [
      { x: 300, y: 300 },
      { x: 500, y: 500 },
    ],
  ] as const) {
    await lift(page, from, to)
    // The numbers follow the hand before anything is kept.
    await expect(page.getByRole('region', { name: 'Numbers' }).getByRole('table').first()).toBeVisible()
    await press(page, 'Escape')
    await page.mouse.up()
    await boxesAre(page, [[0, 100, 100, 300, 300]])
    await selectedAre(page, 1)
  }
  await press(page, 'KeyR')
  await lift(page, { x: 400, y: 300 }, { x: 600, y: 500 })
  await press(page, 'Escape')
  await page.mouse.up()
  await boxesAre(page, [[0, 100, 100, 300, 300]])

  await lift(page, { x: 400, y: 300 }, { x: 600, y: 500 })
  await page.reload()
  await page.mouse.up()
  await painted(page)
  await boxesAre(page, [[0, 100, 100, 300, 300]])
})

test('boxes and the way back outlive a reload in the middle of everything', async ({ page }) => {
  await openBoxes(page)
  await drawExactly(page, [100, 100, 300, 300])
  await press(page, 'BracketRight')
  await boxesAre(page, [
    [0, 50, 50, 350, 350],
    [1, 100, 100, 300, 300],
  ])
  await press(page, 'KeyT')
  await clickAt(page, { x: 400, y: 400 })
  await reloaded(page)
  // The half of a box that was clicked is gone, everything else is there.
  await boxesAre(page, [
    [0, 50, 50, 350, 350],
    [1, 100, 100, 300, 300],
  ])
  await clickAt(page, { x: 120, y: 120 })
  await selectedAre(page, 1)
  await press(page, 'Control+KeyZ')
  await boxesAre(page, [[0, 100, 100, 300, 300]])
  await reloaded(page)
  await press(page, 'Control+Shift+KeyZ')
  await boxesAre(page, [
    [0, 50, 50, 350, 350],
    [1, 100, 100, 300, 300],
  ])
  while ((await boxesOn(page)).length > 0) {
    const before = JSON.stringify(await boxesOn(page))
    await press(page, 'Control+KeyZ')
    await expect.poll(async () => JSON.stringify(await boxesOn(page))).not.toBe(before)
  }
  await expect(page.getByText('No boxes yet.')).toBeVisible()
})
