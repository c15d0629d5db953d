import { existsSync, readdirSync } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { expect, test, type Page } from '@playwright/test'
import { build } from 'vite'
import { pngFile } from '../src/pictures/header/files.test-data.ts'
import { root } from './command.ts'
import * as files from './pictures/files.ts'
import type { Colour, Examined, Place } from './pictures/page.ts'
import { serve, type Served } from './serve.ts'

/** The picture worker by itself, in a page that holds nothing else. */
let served: Served
let folder: string

test.beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'saccade-pictures-'))
  await build({
    root: resolve(import.meta.dirname, 'pictures'),
    base: './',
    configFile: false,
    logLevel: 'warn',
    worker: { format: 'es' },
    build: { outDir: folder, emptyOutDir: true, target: 'es2023' },
  })
  served = await serve(folder, '/')
})
test.afterAll(async () => {
  await served.close()
  await rm(folder, { recursive: true, force: true })
})

type Given = string | { readonly name: string; readonly buffer: Buffer }

async function pick(page: Page, given: readonly Given[]): Promise<void> {
  await page.goto(served.url)
  const list = given.map((file) => (typeof file === 'string' ? file : { ...file, mimeType: '' }))
  // Paths and contents cannot be mixed.
  await page.getByLabel('Files').setInputFiles(list as string[])
  await page.waitForFunction(() => 'trial' in window)
}

const corners: readonly Place[] = [
  [0.25, 0.25],
  [0.75, 0.25],
  [0.25, 0.75],
  [0.75, 0.75],
]

async function examine(
  page: Page,
  given: readonly Given[],
  places: readonly Place[] = corners,
): Promise<readonly Examined[]> {
  await pick(page, given)
  return page.evaluate((at) => window.trial.examine(at), places)
}

async function examineOne(page: Page, name: string, buffer: Buffer): Promise<Examined> {
  const [examined] = await examine(page, [{ name, buffer }])
  if (!examined) throw new Error('nothing was examined')
  return examined
}

/** The largest difference of any channel. */
const distance = (one: readonly Colour[], other: readonly Colour[]): number =>
  one.length === other.length
    ? Math.max(
        ...one.flatMap((colour, at) => colour.map((value, i) => Math.abs(value - (other[at]?.[i] ?? 999)))),
      )
    : 999

/** The names of the colours that are shown; enough to tell quarters apart after lossy coding. */
const named = (shown: readonly Colour[]): readonly string[] =>
  shown.map((colour) => {
    const near = Object.entries(files.colours).find(([, known]) => distance([colour], [known]) < 24)
    return near?.[0] ?? colour.join()
  })

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
    const examined = await examine(page, given)
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
  const examined = await examine(page, given)
  for (const [index, [, , orientation]] of turns.entries()) {
    const one = examined[index]
    expect(one?.picture?.type).toBe('image/avif')
    expect(one?.picture?.origin.orientation).toBe(orientation)
    expect([one?.picture?.width, one?.picture?.height]).toEqual(orientation >= 5 ? [64, 96] : [96, 64])
    expect(named(one?.shown ?? [])).toEqual(upright[orientation - 1])
  }
})

test('16 bits, grey with alpha and palettes come out in their colours, on white', async ({ page }) => {
  const [deep, grey, half, palette] = await examine(page, [
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
  const [cutJpeg, cutPng, stump] = await examine(page, [
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

test('bombs are refused by their header', async ({ page }) => {
  const bomb = Buffer.from(pngFile({ width: 20_000, height: 20_000, kind: 0 }))
  const one = await examineOne(page, 'bomb.png', bomb)
  expect(one.refused?.[1]).toContain('bomb.png is 20,000 × 20,000 pixels (400 megapixels)')
})

test('a crop holds the very pixels, rounded outward, and is enlarged when asked', async ({ page }) => {
  // One that is cut from a bitmap known to be opaque, and one that is drawn first.
  for (const type of ['image/jpeg', 'image/png'] as const) {
    await pick(page, [{ name: 'noise', buffer: files.noise(700, 500, type) }])
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

test('pictures can be looked at while others are imported', async ({ page }) => {
  const buffer = files.noise(1200, 900)
  await pick(
    page,
    Array.from({ length: 24 }, (_, index) => ({ name: `${index}.png`, buffer })),
  )
  expect(await page.evaluate(() => window.trial.openWhileAdmitting())).toBeGreaterThan(1)
})

test('a worker that breaks is made anew for the next picture', async ({ page }) => {
  await page.route(/worker/, (route) => route.abort())
  const given = { name: 'koi.jpg', buffer: files.jpegWith(6) }
  await pick(page, [given])
  const examineAgain = () => page.evaluate((at) => window.trial.examine(at), corners)
  expect((await examineAgain())[0]?.refused?.[1]).toContain('Try again; it starts anew by itself.')
  await page.unroute(/worker/)
  expect(named((await examineAgain())[0]?.shown ?? [])).toEqual(upright[5])
})

const samples = resolve(root, '../shared/samples')

test.describe('the sample pictures', () => {
  test.skip(!existsSync(samples), 'The shared samples are not beside this repository.')

  test('the broken ones each lead to what is expected of them', async ({ page }) => {
    const asked: string[] = []
    page.on('request', (request) => asked.push(request.url()))
    const at = resolve(samples, 'hostile/images')
    const places: readonly Place[] = [
      [0.1, 0.1],
      [0.5, 0.5],
      [0.3, 0.8],
    ]
    const examined = new Map(
      (
        await examine(
          page,
          readdirSync(at).map((name) => join(at, name)),
          places,
        )
      ).map((one) => [one.name, one]),
    )
    const get = (name: string): Examined => {
      const one = examined.get(name)
      if (!one) throw new Error(`${name} was not examined`)
      return one
    }
    const refused = [...examined.values()].flatMap(({ name, refused }) =>
      refused ? [[name, refused[0]]] : [],
    )
    expect(Object.fromEntries(refused)).toEqual({
      'bomb_20000.png': 'picture-too-large',
      'html_named.png': 'picture-html',
      'photo.tif': 'picture-tiff',
      'script.svg': 'picture-svg',
      'zero_bytes.jpg': 'picture-empty',
    })
    const warned = [...examined.values()].flatMap(({ name, problems }) =>
      problems.length > 0 ? [[name, problems]] : [],
    )
    expect(Object.fromEntries(warned)).toEqual({
      'animated.gif': ['picture-animated'],
      'animated.webp': ['picture-animated'],
      'exif6_plant.jpg': ['picture-turned'],
      'png_named.jpg': ['picture-misnamed'],
      'strip_30000x8.png': ['picture-long'],
      'truncated.jpg': ['picture-incomplete'],
    })
    // All of these show the same koi: none may be inverted, black or grey.
    const koi = get('koi.jpg').shown
    for (const name of ['cmyk.jpg', 'koi_reencoded.jpg', 'rgb16.png', 'palette_alpha.png', 'photo.bmp']) {
      const one = get(name)
      expect(distance(one.shown, koi), name).toBeLessThan(24)
      expect(distance(one.flat?.['image/png'].colours ?? [], koi), name).toBeLessThan(24)
    }
    const turned = get('exif6_plant.jpg').picture
    expect([turned?.width, turned?.height]).toEqual([1224, 1632])
    expect(turned?.origin.plainJpeg).toBe(true)
    expect(get('koi.jpg').picture?.sha256).toBe(get('koi_copy.jpg').picture?.sha256)
    expect(get('cmyk.jpg').picture?.origin.plainJpeg).toBe(false)
    expect(get('koi.jpg').picture?.origin.plainJpeg).toBe(true)
    expect(get('strip_30000x8.png').levels.at(-1)).toEqual([469, 1])
    expect(await page.evaluate(() => '__pwned' in window)).toBe(false)
    expect(asked.filter((url) => !url.startsWith(served.url) && !url.startsWith('data:'))).toEqual([])
  })

  test('the good ones are all taken as they are', async ({ page }) => {
    const at = resolve(samples, 'dev/images')
    const names = readdirSync(at).toSorted().slice(0, 6)
    for (const one of await examine(
      page,
      names.map((name) => join(at, name)),
    )) {
      expect(one.refused).toBeNull()
      expect(one.problems).toEqual([])
      expect(one.picture?.sha256).toBe(one.picture?.origin.sha256)
      expect(one.picture?.origin.plainJpeg).toBe(true)
      expect(distance(one.shown, one.flat?.['image/png'].colours ?? [])).toBe(0)
    }
  })
})
