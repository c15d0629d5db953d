import { expect } from '@playwright/test'
import { bench, press } from './annotator.ts'
import {
  boxesAre,
  boxesOn,
  canvas,
  drawExactly,
  line,
  lines,
  openBoxes,
  place,
  reloaded,
  selectedAre,
  told,
  tree,
} from './boxing.ts'
import { nests, plaza } from './fixtures/nests.ts'
import { test } from './quiet.ts'

test('three levels are made without a pointer, from the source box or from numbers', async ({ page }) => {
  await openBoxes(page)
  // The source box is adopted with its label, and two keys go outward from there.
  await press(page, 'KeyA', 'KeyG', 'BracketRight')
  await boxesAre(page, [
    [0, 562.5, 395, 697.5, 485],
    [1, 585, 410, 675, 470],
    [2, 600, 420, 660, 460],
  ])
  await expect(line(page, /^b1, minimal region, “lantern”/)).toHaveCount(1)
  await expect(page.getByRole('list', { name: 'Source boxes' })).toHaveCount(0)
  await expect(page.getByRole('button', { name: 'Done, next' })).toBeVisible()
  await press(page, 'Delete')
  await expect(page.getByText('No boxes yet.')).toBeVisible()

  await test.step('and only with Tab, Enter and numbers', async () => {
    await page.getByRole('button', { name: 'Add a box' }).focus()
    await press(page, 'Enter')
    await selectedAre(page, 1)
    await place(page, 'b1', [80, 90, 140, 130])
    await page.getByRole('button', { name: 'Draw around' }).focus()
    await press(page, 'Enter')
    await expect(page.getByRole('menuitem', { name: /^×1.5/ })).toBeFocused()
    await press(page, 'ArrowDown', 'Enter')
    await selectedAre(page, 2)
    await expect(page.getByRole('menu')).toBeHidden()
    await expect(page.getByRole('button', { name: 'Draw around' })).toBeFocused()
    await press(page, 'Enter')
    await expect(page.getByRole('menuitem', { name: /^×1.5/ })).toBeFocused()
    await press(page, 'ArrowUp', 'Enter')
    await selectedAre(page, 3)
    await boxesAre(page, [
      [0, 0, 0, 800, 600],
      [1, 35, 60, 185, 160],
      [2, 80, 90, 140, 130],
    ])
  })
})

test('keys move, resize, copy, paste, duplicate, lock and delete', async ({ page }) => {
  await openBoxes(page)
  await drawExactly(page, [100, 100, 200, 180])
  await press(page, 'ArrowLeft', 'ArrowUp', 'Shift+ArrowRight', 'Shift+ArrowDown')
  await boxesAre(page, [[0, 109, 109, 209, 189]])
  await press(page, 'Control+ArrowRight', 'Control+ArrowDown', 'Control+Shift+ArrowLeft')
  await boxesAre(page, [[0, 109, 109, 200, 190]])
  await place(page, 'b1', [100, 100, 200, 180])
  await boxesAre(page, [[0, 100, 100, 200, 180]])
  await press(page, 'BracketRight')
  await boxesAre(page, [
    [0, 75, 80, 225, 200],
    [1, 100, 100, 200, 180],
  ])

  await test.step('a copy has its inside with it, and never lies exactly where something is', async () => {
    await press(page, 'Control+KeyC', 'Control+KeyV')
    await expect(bench(page)).toHaveAttribute('data-boxes', '4')
    await expect(told(page)).toHaveText('2 boxes added.')
    const rects = (await boxesOn(page)).map(({ rect }) => rect.join())
    expect(new Set(rects).size).toBe(4)
    await press(page, 'Control+KeyD')
    await expect(bench(page)).toHaveAttribute('data-boxes', '6')
    expect((await boxesOn(page)).filter(({ level }) => level === 1)).toHaveLength(3)
    await press(page, 'Control+KeyZ', 'Control+KeyZ')
    await boxesAre(page, [
      [0, 75, 80, 225, 200],
      [1, 100, 100, 200, 180],
    ])
  })

  await test.step('a locked box neither moves nor goes, until it is unlocked', async () => {
    await press(page, 'Tab', 'Tab')
    await page.keyboard.press('Escape')
    await press(page, 'Tab')
    await selectedAre(page, 2)
    await press(page, 'KeyX')
    await expect(line(page, /^b2, .*, locked$/)).toHaveCount(1)
    await press(page, 'ArrowRight')
    await expect(told(page)).toHaveText('b2 is locked.')
    await expect(page.getByRole('textbox', { name: 'x of b2' })).toBeDisabled()
    await press(page, 'Delete')
    await expect(page.getByText('is locked; unlock it first.')).toBeVisible()
    await boxesAre(page, [
      [0, 75, 80, 225, 200],
      [1, 100, 100, 200, 180],
    ])
    await press(page, 'KeyX')
    await expect(line(page, /, locked$/)).toHaveCount(0)
    // Deleting only the box leaves what was inside it.
    await press(page, 'Shift+Delete')
    await boxesAre(page, [[0, 100, 100, 200, 180]])
    await press(page, 'Control+KeyZ')
    await press(page, 'Tab')
    await selectedAre(page, 2)
    await press(page, 'Delete')
    await expect(lines(page)).toHaveCount(0)
  })
})

test('Tab goes through the boxes in reading order and on into the page', async ({ page }) => {
  await openBoxes(page)
  for (const box of [
    [60, 60, 360, 360],
    [100, 100, 140, 140],
    [200, 200, 240, 240],
    [500, 60, 560, 120],
  ] as const) {
    await drawExactly(page, box)
    await press(page, 'Escape')
  }
  const at = () => boxesOn(page).then((boxes) => boxes.findIndex(({ selected }) => selected))
  for (const place of [0, 1, 2, 3]) {
    await press(page, 'Tab')
    await expect.poll(at).toBe(place)
  }
  await press(page, 'Shift+Tab')
  await expect.poll(at).toBe(2)
  await press(page, 'Shift+Tab', 'Shift+Tab')
  await expect.poll(at).toBe(0)
  for (const _ of [1, 2, 3, 4]) await press(page, 'Tab')
  await expect.poll(at).toBe(-1)
  expect(await page.evaluate(() => document.activeElement !== document.body)).toBe(true)
})

test('the tree does what the pointer does: opens, closes, labels, nests and orders', async ({ page }) => {
  await openBoxes(page)
  for (const box of [
    [60, 60, 400, 400],
    [100, 100, 300, 300],
    [120, 120, 180, 180],
    [500, 60, 560, 120],
  ] as const) {
    await drawExactly(page, box)
    await press(page, 'Escape')
  }
  await expect(tree(page)).toMatchAriaSnapshot(`
    - tree "Boxes, the outermost first":
      - treeitem /b3, chain 1, 340 × 340 pixels at 60, 60/ [expanded] [level=1]
      - treeitem /b2, chain 1, 200 × 200 pixels at 100, 100, inside b3/ [expanded] [level=2]
      - treeitem /b1, minimal region, chain 1, 60 × 60 pixels at 120, 120, inside b2/ [level=3]
      - treeitem /b1, minimal region, chain 2, 60 × 60 pixels at 500, 60/ [level=1]
  `)
  await lines(page).first().focus()
  await press(page, 'ArrowRight')
  await selectedAre(page, 2)
  await press(page, 'ArrowLeft')
  await expect(lines(page)).toHaveCount(3)
  await expect(lines(page).nth(1)).toHaveAttribute('aria-expanded', 'false')
  await press(page, 'ArrowRight', 'ArrowRight')
  await selectedAre(page, 1)
  await press(page, 'End')
  await expect(lines(page).nth(3)).toBeFocused()
  await press(page, 'Home', 'Control+KeyA')
  await selectedAre(page, 3, 2, 1, 1)

  await test.step('a label of its own, or the one of the project', async () => {
    await press(page, 'End', 'F2')
    const field = page.getByRole('combobox', { name: 'Label' })
    await expect(field).toBeFocused()
    await expect(field).toHaveAttribute('placeholder', 'Detail')
    await page.keyboard.type('dial')
    await press(page, 'Enter')
    await expect(line(page, /“dial”/)).toBeFocused()
    await expect(told(page)).toHaveText('b1 of chain 2 is called “dial”.')
    await press(page, 'ArrowUp')
    await page.getByRole('button', { name: 'More to do with the selected boxes' }).click()
    await page.getByRole('menuitem', { name: 'Object', exact: true }).click()
    await expect(line(page, /^b1, .*“Object”, 60 × 60 pixels at 120/)).toHaveCount(1)
  })

  await test.step('out of its box, and back into it', async () => {
    await line(page, /“Object”/).focus()
    await press(page, 'Alt+ArrowLeft')
    await expect(line(page, /“Object”, .* inside b2/)).toHaveAttribute('aria-level', '2')
    await press(page, 'Alt+ArrowRight')
    await expect(line(page, /“Object”, .* inside b2/)).toHaveAttribute('aria-level', '3')
    await press(page, 'Home', 'Alt+ArrowDown')
    await expect(lines(page).first()).toHaveAccessibleName(/“dial”/)
    await press(page, 'Backspace')
    await expect(lines(page)).toHaveCount(1)
    await expect(lines(page)).toBeFocused()
  })
  await reloaded(page)
  await expect(line(page, /^b1, minimal region, “dial”, 60 × 60 pixels at 500, 60$/)).toHaveCount(1)
})

test('every level that came with the item is adopted with one key, and measured', async ({ page }) => {
  await openBoxes(page, nests.plaza.question)
  const ghosts = page.getByRole('list', { name: 'Source boxes' }).getByRole('listitem')
  await expect(ghosts).toHaveCount(3)
  await press(page, 'KeyA', 'KeyA')
  await page.getByRole('button', { name: /^Adopt: shopfront/ }).click()
  await boxesAre(page, [
    [0, 1000, 640, 1560, 1120],
    [1, 1160, 780, 1400, 960],
    [2, 1200, 820, 1320, 900],
  ])
  expect((await boxesOn(page)).map(({ label }) => label)).toEqual(['shopfront', 'sign', 'text'])
  await expect(ghosts).toHaveCount(0)
  const levels = page.getByRole('table', { name: 'Levels' }).getByRole('row')
  await expect(levels.nth(1)).toContainText(/120 × 80.*0\.27 %.*100 %.*0\.22/)
  await expect(levels.nth(2)).toContainText(/240 × 180.*1\.2 %.*100 %.*0\.16/)
  await expect(levels.nth(3)).toContainText(/560 × 480.*7\.6 %.*100 %.*–/)
  expect(await canvas(page).getAttribute('aria-label')).toContain('with 3 boxes')
  expect(plaza.width).toBe(2246)
})
