import { expect, test, type Page } from '@playwright/test'
import { pngFile } from '../src/pictures/header/files.test-data.ts'
import * as files from './pictures/files.ts'
import type { Examined } from './pictures/page.ts'
import { corners, distance, examine, named, pick, startTrial } from './pictures/trial.ts'
import type { Served } from './serve.ts'

let served: Served

test.beforeAll(async () => {
  served = await startTrial()
})
test.afterAll(() => served.close())

async function examineOne(page: Page, name: string, buffer: Buffer): Promise<Examined> {
  const [examined] = await examine(page, served.url, [{ name, buffer }])
  if (!examined) throw new Error('nothing was examined')
  return examined
}

/** What stored quarters red, green / blue, yellow look like upright, by EXIF orientation. */
const upright = [
  ['red', 'green', 'blue', 'yellow'],
  ['green', 'red', 'yellow', 'blue'],
  ['yellow', 'blue', 'green', 'red'],
  ['blue', 'yellow', 'red', 'green'],
  ['red', 'blue', 'green', 'yellow'],
  ['blue', 'red', 'yellow', 'green'],
  ['yellow', 'green', 'blue', 'red'],
  ['green', 'yellow', 'red', 'blue'],
] as const

const turnable = [
  ['JPEG', 'koi.jpg', files.jpegWith],
  ['PNG', 'koi.png', files.pngTurned],
  ['WebP', 'koi.webp', files.webpTurned],
] as const

for (const [label, name, make] of turnable)
  test(`a ${label} of any EXIF orientation is stored, shown and written upright, once`, async ({ page }) => {
    const given = upright.map((_, index) => ({ name, buffer: make(index + 1) }))
    const examined = await examine(page, served.url, given)
    for (const [index, one] of examined.entries()) {
      const size = index >= 4 ? [64, 96] : [96, 64]
      expect(one.refused).toBeNull()
      expect([one.picture?.width, one.picture?.height]).toEqual(size)
      expect(one.levels).toEqual([size])
      expect(one.picture?.origin).toMatchObject({
        orientation: index + 1,
        stored: { width: 96, height: 64 },
      })
      expect(named(one.shown)).toEqual(upright[index])
      expect(named(one.flat?.['image/png'].colours ?? [])).toEqual(upright[index])
      expect(named(one.flat?.['image/jpeg'].colours ?? [])).toEqual(upright[index])
      expect(one.problems).toEqual(index === 0 ? [] : ['picture-turned'])
      expect(one.picture?.sha256 === one.picture?.origin.sha256).toBe(index === 0)
      if (index > 0) expect(Buffer.from(one.storedBytes).includes('Exif')).toBe(false)
    }
  })

test('an AVIF is turned by the browser, and its size says so', async ({ page }) => {
  const turns = [
    ['irot', 0, 1],
    ['irot', 1, 8],
    ['irot', 2, 3],
    ['irot', 3, 6],
    ['imir', 0, 4],
    ['imir', 1, 2],
  ] as const
  const given = await Promise.all(
    turns.map(async ([property, value]) => ({
      name: 'koi.avif',
      buffer: await files.avifTurned(property, value),
    })),
  )
  const examined = await examine(page, served.url, given)
  for (const [index, [, , orientation]] of turns.entries()) {
    const one = examined[index]
    expect(one?.picture?.type).toBe('image/avif')
    expect(one?.picture?.origin.orientation).toBe(orientation)
    expect([one?.picture?.width, one?.picture?.height]).toEqual(orientation >= 5 ? [64, 96] : [96, 64])
    expect(named(one?.shown ?? [])).toEqual(upright[orientation - 1])
  }
})

test('16 bits, grey with alpha and palettes come out in their colours, on white', async ({ page }) => {
  const [deep, grey, half, palette] = await examine(page, served.url, [
    { name: 'deep.png', buffer: files.deepPng(0xc8c8, 0x6464, 0x3232) },
    { name: 'grey.png', buffer: files.deepGreyPng(0x9696) },
    { name: 'half.png', buffer: files.greyAlphaPng(0, 128) },
    { name: 'palette.png', buffer: files.palettePng([200, 100, 50]) },
  ])
  const white = [255, 255, 255, 255]
  const brown = [200, 100, 50, 255]
  for (const [one, left, right] of [
    [deep, brown, brown],
    [grey, [150, 150, 150, 255], [150, 150, 150, 255]],
    [half, [127, 127, 127, 255], [127, 127, 127, 255]],
    [palette, white, brown],
  ] as const) {
    expect(one?.problems).toEqual([])
    expect(distance(one?.shown ?? [], [left, right, left, right])).toBeLessThanOrEqual(1)
    expect(distance(one?.flat?.['image/png'].colours ?? [], [left, right, left, right])).toBeLessThanOrEqual(
      1,
    )
  }
})

test('what is written is 8-bit RGB without alpha', async ({ page }) => {
  const one = await examineOne(page, 'palette.png', files.palettePng([200, 100, 50]))
  const png = Buffer.from(one.flat?.['image/png'].head ?? [])
  expect([png[24], png[25]]).toEqual([8, 2])
  expect(one.flat?.['image/png'].type).toBe('image/png')
  expect(one.flat?.['image/jpeg'].type).toBe('image/jpeg')
})

test('an embedded colour profile is baked into what is written', async ({ page }) => {
  const one = await examineOne(page, 'profiled.png', files.profiledPng())
  const [red] = one.flat?.['image/png'].colours ?? []
  const [r = 0, g = 0, b = 0] = red ?? []
  expect(g).toBeGreaterThan(150)
  expect(g).toBeGreaterThan(2 * Math.max(r, b))
  expect(distance(one.shown, one.flat?.['image/png'].colours ?? [])).toBeLessThanOrEqual(2)
})

test('an animation is its first frame for ever', async ({ page }) => {
  const one = await examineOne(page, 'moving.png', files.animatedPng())
  expect(one.problems).toEqual(['picture-animated'])
  expect(named(one.shown)).toEqual(upright[0])
  expect(Buffer.from(one.storedBytes).includes('acTL')).toBe(false)
})

test('a file that is cut short shows what is left and says so', async ({ page }) => {
  const jpeg = files.jpegWith(1)
  const png = files.noise(64, 64)
  const [cutJpeg, cutPng, stump] = await examine(page, served.url, [
    { name: 'cut.jpg', buffer: jpeg.subarray(0, jpeg.length - 20) },
    { name: 'cut.png', buffer: png.subarray(0, png.length / 2) },
    { name: 'stump.png', buffer: png.subarray(0, 40) },
  ])
  expect(cutJpeg?.problems).toEqual(['picture-incomplete'])
  expect(cutJpeg?.picture?.origin.plainJpeg).toBe(false)
  expect(named(cutJpeg?.shown ?? [])[0]).toBe('red')
  expect(cutPng?.problems).toEqual(['picture-incomplete'])
  expect(cutPng?.levels).toEqual([[64, 64]])
  expect(stump?.refused?.[1]).toContain('cut short')
})

test('all that is left of a large file that is cut short is shown, every time the same', async ({ page }) => {
  const png = files.noise(1600, 1200)
  const given = { name: 'cut.png', buffer: png.subarray(0, png.length * 0.75) }
  const shown = await examine(page, served.url, [given, given, given], [[0.5, 0.7]])
  // Noise: anything but the white on which missing pixels lie.
  for (const one of shown) expect(one.shown[0]?.slice(0, 3)).not.toEqual([255, 255, 255])
  expect(new Set(shown.map((one) => one.picture?.sha256)).size).toBe(1)
})

test('bombs are refused by their header', async ({ page }) => {
  const bomb = Buffer.from(pngFile({ width: 20_000, height: 20_000, kind: 0 }))
  const one = await examineOne(page, 'bomb.png', bomb)
  expect(one.refused?.[1]).toContain('bomb.png is 20,000 × 20,000 pixels (400 megapixels)')
})

test('a crop holds the very pixels, rounded outward, and is enlarged when asked', async ({ page }) => {
  // One that is cut from a bitmap known to be opaque, and one that is drawn first.
  for (const type of ['image/jpeg', 'image/png'] as const) {
    await pick(page, served.url, [{ name: 'noise', buffer: files.noise(700, 500, type) }])
    const crop = (scale: number) =>
      page.evaluate((by) => window.trial.crop([100.6, 50.2, 400.1, 299.9], 'image/png', by), scale)
    const [once, twice] = [await crop(1), await crop(2)]
    expect(once).toMatchObject({ size: [301, 250], difference: 0 })
    expect([once.head[24], once.head[25]]).toEqual([8, 2])
    expect(twice.size).toEqual([602, 500])
    expect([twice.head[24], twice.head[25]]).toEqual([8, 2])
  }
  const outside = page.evaluate(() => window.trial.crop([900, 0, 950, 10], 'image/png', 1))
  await expect(outside).rejects.toThrow('The region covers no pixel of this picture.')
})

const grey = (at: number) => 20 + 20 * at

test('a very long picture comes in tiles, each with the pixels of its place', async ({ page }) => {
  // Every 2,048 px another grey.
  await pick(page, served.url, [{ name: 'strip.png', buffer: files.steps(20_000, 24, 2048) }])
  const { early, levels } = await page.evaluate(() => window.trial.pieces())
  expect(early).toEqual([])
  expect(levels[0]?.map(({ at }) => at[0])).toEqual(Array.from({ length: 10 }, (_, at) => at * 2048))
  expect(levels[0]?.map(({ colour }) => colour[0])).toEqual(Array.from({ length: 10 }, (_, at) => grey(at)))
  expect(levels[0]?.at(-1)?.at).toEqual([9 * 2048, 0, 20_000 - 9 * 2048, 24])
  // Half as large it still has a side that is too long for one piece; a quarter is whole.
  expect(levels[1]?.map(({ colour }) => colour[0])).toEqual([0, 2, 4, 6, 8].map(grey))
  expect(levels[2]?.map(({ at }) => at)).toEqual([[0, 0, 5000, 6]])
})

test('a large JPEG is there small before it is there whole', async ({ page }) => {
  await pick(page, served.url, [{ name: 'large.jpg', buffer: files.steps(8000, 2400, 1000, 'image/jpeg') }])
  const { early, levels } = await page.evaluate(() => window.trial.pieces())
  expect(early).toEqual([[1000, 300]])
  expect(levels.map((pieces) => pieces.map(({ at }) => at[2]))).toEqual([
    [8000],
    [4000],
    [2000],
    [1000],
    [500],
  ])
})

test('pictures can be looked at while others are imported', async ({ page }) => {
  const buffer = files.noise(1200, 900)
  await pick(
    page,
    served.url,
    Array.from({ length: 24 }, (_, index) => ({ name: `${index}.png`, buffer })),
  )
  expect(await page.evaluate(() => window.trial.openWhileAdmitting())).toBeGreaterThan(1)
})

test('a worker that breaks is made anew for the next picture', async ({ page }) => {
  await page.route(/worker/, (route) => route.abort())
  const given = { name: 'koi.jpg', buffer: files.jpegWith(6) }
  await pick(page, served.url, [given])
  const examineAgain = () => page.evaluate((at) => window.trial.examine(at), corners)
  expect((await examineAgain())[0]?.refused?.[1]).toContain('Try again; it starts anew by itself.')
  await page.unroute(/worker/)
  expect(named((await examineAgain())[0]?.shown ?? [])).toEqual(upright[5])
})
