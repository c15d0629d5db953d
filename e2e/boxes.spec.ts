import { expect } from '@playwright/test'
import { bench, press } from './annotator.ts'
import {
  boxesAre,
  boxesOn,
  canvas,
  clickAt,
  drag,
  draw,
  drawExactly,
  line,
  openBoxes,
  pixelsInOne,
  pointAt,
  reloaded,
  selectedAre,
  told,
} from './boxing.ts'
import { nests, shed } from './fixtures/nests.ts'
import { test } from './quiet.ts'

test('a box is drawn by a drag, by two clicks and by four extreme points', async ({ page }) => {
  await openBoxes(page)
  const by = 2 * (await pixelsInOne(page))
  const ways = page.getByRole('radiogroup', { name: 'How to draw' })
  await expect(ways.getByRole('radio', { name: 'Draw boxes by dragging' })).toBeChecked()
  await draw(page, [260, 240, 100, 120])
  await boxesAre(page, [[0, 100, 120, 260, 240]], by)

  await press(page, 'KeyT')
  await expect(ways.getByRole('radio', { name: 'Draw boxes by two clicks' })).toBeChecked()
  await clickAt(page, { x: 400, y: 100 })
  await clickAt(page, { x: 480, y: 190 })
  await boxesAre(
    page,
    [
      [0, 100, 120, 260, 240],
      [0, 400, 100, 480, 190],
    ],
    by,
  )
  // A double click is one corner; Escape takes it back.
  await clickAt(page, { x: 600, y: 100 })
  await clickAt(page, { x: 600, y: 100 })
  await press(page, 'Escape')
  await clickAt(page, { x: 650, y: 120 })
  await clickAt(page, { x: 700, y: 160 })
  await boxesAre(
    page,
    [
      [0, 100, 120, 260, 240],
      [0, 400, 100, 480, 190],
      [0, 650, 120, 700, 160],
    ],
    by,
  )

  await press(page, 'KeyE')
  await expect(ways.getByRole('radio', { name: 'Draw boxes by four extreme points' })).toBeChecked()
  for (const [x, y] of [
    [300, 400],
    [250, 450],
    [320, 520],
    [380, 470],
  ] as const)
    await clickAt(page, { x, y })
  await expect.poll(async () => (await boxesOn(page)).length).toBe(4)
  expect((await boxesOn(page)).at(-1)?.rect.map((edge) => Math.round(edge / 10) * 10)).toEqual([
    250, 400, 380, 520,
  ])

  await press(page, 'KeyR')
  // What is drawn beyond the picture ends at its edge.
  await drag(page, { x: 700, y: 540 }, { x: shed.width + 30, y: shed.height + 30 })
  await expect
    .poll(async () => (await boxesOn(page)).at(-1)?.rect.slice(2))
    .toEqual([shed.width, shed.height])
  await expect(bench(page)).toHaveAttribute('data-boxes', '5')
  await reloaded(page)
  await expect(bench(page)).toHaveAttribute('data-boxes', '5')
})

test('from the minimal region outward: each key proposes the next level around it', async ({ page }) => {
  await openBoxes(page)
  await drawExactly(page, [300, 200, 400, 280])
  await press(page, 'BracketRight')
  await boxesAre(page, [
    [0, 275, 180, 425, 300],
    [1, 300, 200, 400, 280],
  ])
  await selectedAre(page, 2)
  await expect(told(page)).toHaveText(/^Added b2, 150 × 120 pixels at 275, 180\.$/)
  // The next one is proposed around what is selected, and can be pulled right away.
  await press(page, 'Digit2')
  await selectedAre(page, 3)
  await boxesAre(page, [
    [0, 162.5, 90, 537.5, 390],
    [1, 275, 180, 425, 300],
    [2, 300, 200, 400, 280],
  ])
  const by = 2 * (await pixelsInOne(page))
  await drag(page, { x: 537.5, y: 390 }, { x: 600, y: 450 })
  await boxesAre(
    page,
    [
      [0, 162.5, 90, 600, 450],
      [1, 275, 180, 425, 300],
      [2, 300, 200, 400, 280],
    ],
    by,
  )

  await test.step('the same keys go along the levels that are there', async () => {
    await press(page, 'BracketLeft')
    await selectedAre(page, 2)
    await press(page, 'BracketLeft')
    await selectedAre(page, 1)
    await press(page, 'BracketRight', 'BracketRight')
    await selectedAre(page, 3)
    await expect(bench(page)).toHaveAttribute('data-boxes', '3')
  })

  await press(page, 'Digit4')
  await selectedAre(page, 4)
  expect((await boxesOn(page))[0]?.rect).toEqual([0, 0, shed.width, shed.height])
  // There is nothing around the whole picture.
  for (const name of ['×1.5', '×2.5', '×4', 'the whole picture'])
    await expect(page.getByRole('button', { name: `Next level outward: ${name}` })).toBeDisabled()
  await press(page, 'BracketLeft', 'BracketLeft')
  await selectedAre(page, 2)
  // Between two levels that are there a level goes where there is room for it.
  await press(page, 'Digit1')
  await expect(bench(page)).toHaveAttribute('data-boxes', '5')
  expect((await boxesOn(page)).map(({ depth, level }) => [depth, level])).toEqual([
    [0, 5],
    [1, 4],
    [2, 3],
    [3, 2],
    [4, 1],
  ])
})

test('outside in, around and beside: where a box lies says whose child and whose parent it is', async ({
  page,
}) => {
  await openBoxes(page)
  const by = 2 * (await pixelsInOne(page))
  await draw(page, [60, 60, 500, 500])
  await press(page, 'Escape')
  await draw(page, [110, 110, 300, 300])
  await press(page, 'Escape')
  await draw(page, [150, 150, 210, 210])
  await press(page, 'Escape')
  await boxesAre(
    page,
    [
      [0, 60, 60, 500, 500],
      [1, 110, 110, 300, 300],
      [2, 150, 150, 210, 210],
    ],
    by,
  )
  await expect(line(page, /^b1, minimal region, .*, inside b2$/)).toHaveCount(1)

  // Beside the inner box, in the outer one; then one around both of them that only overlaps a third.
  await draw(page, [330, 130, 380, 180])
  await press(page, 'Escape')
  await draw(page, [360, 300, 460, 420])
  await press(page, 'Escape')
  await draw(page, [90, 90, 400, 340])
  await boxesAre(
    page,
    [
      [0, 60, 60, 500, 500],
      [1, 90, 90, 400, 340],
      [2, 110, 110, 300, 300],
      [3, 150, 150, 210, 210],
      [2, 330, 130, 380, 180],
      [1, 360, 300, 460, 420],
    ],
    by,
  )
  // Three leaves: three chains, each with its own minimal region.
  const chains = page.getByRole('region', { name: 'Chains' })
  await expect(chains.getByRole('listitem')).toHaveCount(3)
  await expect(chains.getByRole('button', { name: 'Chain 1' })).toContainText('4 levels')
  await expect(chains.getByRole('button', { name: 'Chain 3' })).toContainText('1 to draw')
  await chains.getByRole('button', { name: 'Chain 3' }).click()
  await expect(line(page, /^b1, minimal region, chain 3/)).toHaveAttribute('aria-selected', 'true')
  await chains.getByRole('button', { name: 'Show the union chain' }).click()
  await expect(chains.getByRole('row')).toHaveCount(3)
})

test('a picture that is looked at on its side takes boxes where they are seen', async ({ page }) => {
  await openBoxes(page, nests.shed.question)
  await press(page, 'Shift+KeyR')
  await expect(canvas(page)).not.toHaveAttribute('data-turn', '0')
  const by = 2 * (await pixelsInOne(page))
  await draw(page, [100, 120, 260, 240])
  await boxesAre(page, [[0, 100, 120, 260, 240]], by)
  await press(page, 'KeyV')
  await drag(page, { x: 180, y: 180 }, { x: 480, y: 280 })
  await boxesAre(page, [[0, 400, 220, 560, 340]], by)
  await pointAt(page, { x: 0, y: 0 })
})
