import { existsSync, readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { expect } from '@playwright/test'
import * as v from 'valibot'
import { press, saved } from './annotator.ts'
import {
  boxesAre,
  boxesOn,
  canvas,
  clickAt,
  drag,
  draw,
  pixelsInOne,
  pointAt,
  reloaded,
  selectedAre,
  toBoxes,
} from './boxing.ts'
import { root } from './command.ts'
import { download, textIn, unzipped } from './exporting.ts'
import { bringIn } from './importing.ts'
import { create } from './projects.ts'
import { test } from './quiet.ts'

const samples = resolve(root, '../shared/samples/dev')
const corners = v.tuple([v.number(), v.number(), v.number(), v.number()])
const rowsOf = v.array(v.looseObject({ id: v.string(), question: v.string(), boxes: v.array(corners) }))

test.describe('a photo of 8192 × 4096 pixels', () => {
  test.skip(!existsSync(samples), 'The shared samples are not beside this repository.')

  test('takes three levels around a sign of 120 pixels, keeps them over a reload, and lets them out again', async ({
    page,
  }) => {
    test.setTimeout(120_000)
    const given = v.parse(rowsOf, JSON.parse(readFileSync(resolve(samples, 'nested_boxes.json'), 'utf8')))
    const row = given.find(({ id }) => id === 'dev-001')
    const [b1, b2, b3] = row?.boxes ?? []
    if (!row || !b1 || !b2 || !b3) throw new Error('The sample has no dev-001 with three levels.')
    await create(page, 'Large')
    await bringIn(page, [
      {
        name: 'nested_boxes.json',
        mimeType: 'application/json',
        buffer: Buffer.from(JSON.stringify([row])),
      },
      {
        name: 'tokyo_pano.jpg',
        mimeType: 'image/jpeg',
        buffer: readFileSync(resolve(samples, 'images/tokyo_pano.jpg')),
      },
    ])
    await toBoxes(page, row.question)
    const fitted = await pixelsInOne(page)
    expect(fitted).toBeGreaterThan(5)

    // Close up a pixel of the picture is larger than one of the screen: the sign is drawn to the pixel.
    await press(page, 'KeyZ')
    await expect.poll(() => pixelsInOne(page)).toBeLessThan(1)
    await draw(page, b1)
    await boxesAre(page, [[0, ...b1]], 1)
    await press(page, 'BracketRight', 'Escape')
    await expect(page.getByRole('treeitem')).toHaveCount(2)
    await press(page, 'Control+KeyZ', 'Digit0')
    await expect.poll(() => pixelsInOne(page)).toBe(fitted)
    await pointAt(page, { x: (b2[0] + b2[2]) / 2, y: (b2[1] + b2[3]) / 2 })
    await page.mouse.wheel(0, -700)
    await expect.poll(() => pixelsInOne(page)).toBeLessThan(fitted / 2)
    const by = 2 * (await pixelsInOne(page))
    await draw(page, b2)
    await press(page, 'Escape')
    await draw(page, b3)
    const nested = [
      [0, ...b3],
      [1, ...b2],
      [2, ...b1],
    ] as const
    await boxesAre(page, nested, by)

    await test.step('at fit the sign is a few pixels of the screen, and still the first that is picked', async () => {
      await press(page, 'Escape', 'Digit0', 'KeyV')
      await expect.poll(() => pixelsInOne(page)).toBe(fitted)
      const middle = { x: (b1[0] + b1[2]) / 2, y: (b1[1] + b1[3]) / 2 }
      for (const level of [1, 2, 3]) {
        await clickAt(page, middle)
        await selectedAre(page, level)
      }
      await drag(page, { x: b3[0] + 3 * fitted, y: b3[3] - 3 * fitted }, { x: b3[0] - 40 * fitted, y: b3[3] })
      const [moved] = await boxesOn(page)
      expect(moved?.rect[0]).toBeLessThan(b3[0] - 30 * fitted)
      await press(page, 'Control+KeyZ')
      await boxesAre(page, nested, by)
    })

    await reloaded(page)
    await boxesAre(page, nested, by)
    expect(await canvas(page).getAttribute('data-turn')).toBe('0')
    const kept = await boxesOn(page)
    await saved(page)
    const files = await unzipped(await download(page, 'Nested boxes'))
    const [out] = v.parse(rowsOf, JSON.parse(textIn(files, 'nested_boxes.json')))
    expect(out?.boxes).toEqual(kept.map(({ rect }) => [...rect]).toReversed())
  })
})
