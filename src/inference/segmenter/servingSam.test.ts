import { describe, expect, it } from 'vitest'
import type { Desk } from '../adapter.ts'
import type { SegmentRequest } from '../inference.ts'
import type { Mask } from './mask.ts'
import type { Sam, SamPlace } from './sam.ts'
import { servingSam } from './servingSam.ts'

const side = 64
const never = new AbortController().signal

const mask = (isIn: (x: number, y: number) => boolean, score: number): Mask => ({
  values: Float32Array.from({ length: side * side }, (_, index) =>
    isIn(index % side, Math.floor(index / side)) ? 5 : -5,
  ),
  width: side,
  height: side,
  shown: { width: 1, height: 1 },
  score,
})

/** A model that masks a square of 8 cells around where it was clicked, and less surely everything. */
function clicking() {
  const places: SamPlace[] = []
  let encodes = 0
  const sam: Sam<string> = {
    fit: () => ({ width: side, height: side }),
    encode: () => {
      encodes += 1
      return Promise.resolve('seen')
    },
    decode: (_, at) => {
      places.push(at)
      const { x, y } = 'point' in at ? at.point : { x: at.box.x1 + 4, y: at.box.y1 + 4 }
      const near = (a: number, b: number): boolean => Math.abs(a + 0.5 - x) < 4 && Math.abs(b + 0.5 - y) < 4
      return Promise.resolve([mask(() => true, 0.4), mask(near, 0.9), mask(() => false, 0.95)])
    },
  }
  const seeing: Desk['seeing'] = {
    see: (_photo, part, fit) =>
      Promise.resolve({
        pixels: Object.assign(
          { data: new Uint8ClampedArray(), colorSpace: 'srgb' as const },
          fit({ width: 1, height: 1 }),
        ),
        part: part ?? { x1: 0, y1: 0, x2: 640, y2: 320 },
      }),
  }
  const desk: Desk = {
    device: 'wasm',
    threads: 1,
    seeing,
    onProgress: () => {},
    alive: () => {},
    openFile: () => Promise.resolve(null),
  }
  const engine = servingSam(sam, desk, null)
  const segment = (request: SegmentRequest, signal = never) => {
    if (!engine.segment) throw new Error('It does not segment.')
    return engine.segment(request, signal)
  }
  return { segment, places, encodes: () => encodes }
}

const photo = { sha256: 'a', file: new Blob() }

const within = (x1: number) => ({ x1, y1: 0, x2: x1 + 64, y2: 64 })

describe('clicking', () => {
  it('asks in pixels of what the model sees, and answers in those of the original', async () => {
    const { segment, places } = clicking()
    const found = await segment({ photo, within: null, at: { point: { x: 320, y: 160 } } })
    expect(places).toEqual([{ point: { x: 32, y: 32 } }])
    expect(found.rect).toEqual({ x1: 280, y1: 140, x2: 360, y2: 180 })
    expect(found.confidence).toBeCloseTo(0.9)
  })

  it('looks at no more than it was told to', async () => {
    const { segment, places } = clicking()
    const within = { x1: 100, y1: 50, x2: 132, y2: 82 }
    const box = { x1: 112, y1: 62, x2: 116, y2: 66 }
    const { rect } = await segment({ photo, within, at: { box } })
    expect(places).toEqual([{ box: { x1: 24, y1: 24, x2: 32, y2: 32 } }])
    expect(rect).toEqual(box)
  })

  it('encodes each part once, and keeps the last three', async () => {
    const { segment, encodes } = clicking()
    const click = (x1: number) => segment({ photo, within: within(x1), at: { point: { x: x1 + 32, y: 32 } } })
    for (const x1 of [0, 0, 64, 128, 0]) await click(x1)
    expect(encodes()).toBe(3)
    for (const x1 of [192, 0, 64]) await click(x1)
    expect(encodes()).toBe(5)
  })

  it('is dropped when nobody waits for it', async () => {
    const { segment, encodes } = clicking()
    const request: SegmentRequest = { photo, within: null, at: { point: { x: 9, y: 9 } } }
    await expect(segment(request, AbortSignal.abort())).rejects.toThrow(/abort/i)
    expect(encodes()).toBe(0)
  })
})
