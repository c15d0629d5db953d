import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { createCanvas, loadImage, type Canvas } from '@napi-rs/canvas'
import { describe, expect, it } from 'vitest'
import { printWindows } from '../domain/printWindows.ts'
import { fingerprintSide, fingerprintsOf } from './fingerprint.ts'
import { lookalikesOf, measure, numbers, part, printOf, type Measured } from './fingerprint.test-data.ts'

const root = resolve(import.meta.dirname, '..', '..')
const samples = resolve(root, '..', 'shared', 'samples', 'dev', 'images')

/** Pictures of a folder, no longer than 720 pixels so that they are soon compared. */
async function picturesIn(folder: string): Promise<ReadonlyMap<string, Canvas>> {
  const pictures = new Map<string, Canvas>()
  for (const name of readdirSync(folder).filter((each) => each.endsWith('.jpg'))) {
    const image = await loadImage(readFileSync(join(folder, name)))
    pictures.set(name, part(image, undefined, Math.min(1, 720 / Math.max(image.width, image.height))))
  }
  return pictures
}

/** The pictures themselves and the sixteenths of them: different pictures, of which many are much alike. */
const withTiles = (pictures: ReadonlyMap<string, Canvas>): ReadonlyMap<string, Canvas> =>
  new Map(
    [...pictures].flatMap(([name, picture]) => [
      [name, picture] as const,
      ...Array.from({ length: 16 }, (_, at) => {
        const [x, y] = [(at % 4) / 4, Math.floor(at / 4) / 4]
        return [`${name} ${at}`, part(picture, [x, y, x + 0.25, y + 0.25])] as const
      }),
    ]),
  )

const share = ({ found, of }: { readonly found: number; readonly of: number }): number => found / of

function told(title: string, { recall, pairs, falsePairs }: Measured): void {
  const rows = [...recall].map(([kind, { found, of }]) => `  ${kind}: ${found} of ${of}`)
  const wrong = `  different pictures taken for the same: ${falsePairs.length} of ${pairs} pairs`
  process.stdout.write(`${[title, ...rows, wrong].join('\n')}\n`)
}

/** A street of houses; `change` makes another one of it. */
function street(change: number): Canvas {
  const canvas = createCanvas(900, 600)
  const context = canvas.getContext('2d')
  const random = numbers(7)
  context.fillStyle = '#9cc3e6'
  context.fillRect(0, 0, 900, 600)
  context.fillStyle = '#6d6d6d'
  context.fillRect(0, 460, 900, 140)
  for (let house = 0; house < 7; house += 1) {
    const own = house < change ? numbers(100 + house + change) : random
    const height = 140 + own() * 260
    context.fillStyle = `hsl(${own() * 360} 40% ${30 + own() * 40}%)`
    context.fillRect(house * 128 + 8, 470 - height, 118, height)
    context.fillStyle = own() < 0.5 ? '#f3e9c8' : '#20262b'
    for (let window = 0; window < 8; window += 1) {
      context.fillRect(
        house * 128 + 24 + (window % 2) * 50,
        490 - height + Math.floor(window / 2) * 40,
        30,
        26,
      )
    }
  }
  return canvas
}

/** The kind of change after which the fewest pictures are found again, as their share. */
const hardest = ({ recall }: Measured): number => Math.min(...[...recall.values()].map(share))

/** One colour and nothing else. */
const flat = (colour: string): Canvas => {
  const canvas = createCanvas(40, 30)
  const context = canvas.getContext('2d')
  context.fillStyle = colour
  context.fillRect(0, 0, 40, 30)
  return canvas
}

describe('fingerprints', () => {
  it('are 64 bits for the whole, as many for each part, and the mean colours, in hex', () => {
    const [whole = '', parts = '', colours = ''] = printOf(street(0))
    expect(whole).toMatch(/^[0-9a-f]{16}$/)
    expect(parts).toMatch(/^[0-9a-f]+$/)
    expect(parts).toHaveLength(16 * (printWindows.length - 1))
    expect(colours).toMatch(/^[0-9a-f]{384}$/)
  })

  it('know the colours of each place', () => {
    const rgba = new Uint8ClampedArray(fingerprintSide * fingerprintSide * 4).fill(255)
    for (let at = 0; at < (fingerprintSide / 8) * fingerprintSide; at += 1)
      rgba.set([200, 16, 5, 255], at * 4)
    expect(fingerprintsOf(rgba)[2]).toBe('c81005'.repeat(8) + 'f'.repeat(384 - 48))
  })

  it('of a part are those of the picture that was cropped to it', () => {
    const picture = street(0)
    const cropped = printOf(part(picture, [0.15, 0.075, 1, 0.85]))
    const found = lookalikesOf(new Map([['whole', printOf(picture)]]), new Map([['crop', cropped]]))
    expect(found).toMatchObject([{ first: 'whole', second: 'crop', within: 'first' }])
    const window = printWindows[found[0]?.part ?? 0]
    expect(window).toEqual({ x1: 0.15, y1: 0.075, x2: 1, y2: 0.85 })
  })

  it('are different for pictures of the same place with other things in it', () => {
    const prints = new Map([0, 3, 5, 7].map((change) => [`street ${change}`, printOf(street(change))]))
    expect(lookalikesOf(prints)).toEqual([])
  })

  it('are different for flat pictures of different colours', () => {
    const prints = new Map(
      ['#a02020', '#2020a0', '#ffffff', '#000000'].map((each) => [each, printOf(flat(each))]),
    )
    expect(lookalikesOf(prints)).toEqual([])
  })

  it('find drawn pictures again however they were changed, and take no two for the same', async () => {
    const pictures = await picturesIn(join(root, 'public', 'sample', 'images'))
    const measured = await measure(pictures, pictures)
    told('The sample project’s drawings:', measured)
    expect(hardest(measured)).toBeGreaterThanOrEqual(0.9)
    expect(measured.falsePairs).toEqual([])
  }, 120_000)

  it.skipIf(!existsSync(samples))(
    'find photographs again however they were changed, and take hardly any two parts of them for the same (needs the sample photographs)',
    async () => {
      const pictures = await picturesIn(samples)
      const measured = await measure(pictures, withTiles(pictures))
      told('Photographs, and the sixteenths of them as different pictures:', measured)
      expect(hardest(measured)).toBeGreaterThanOrEqual(0.9)
      expect(measured.falsePairs.length / measured.pairs).toBeLessThan(3e-4)
      const between = measured.falsePairs.filter(
        ({ first, second }) => pictures.has(first) && pictures.has(second),
      )
      expect(between).toEqual([])
    },
    120_000,
  )
})
