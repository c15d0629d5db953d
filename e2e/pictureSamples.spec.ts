import { existsSync, readdirSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { expect, test } from '@playwright/test'
import { root } from './command.ts'
import type { Examined, Place } from './pictures/page.ts'
import { distance, examine, startTrial } from './pictures/trial.ts'
import type { Served } from './serve.ts'

let served: Served

test.beforeAll(async () => {
  served = await startTrial()
})
test.afterAll(() => served.close())

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
          served.url,
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
      served.url,
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
