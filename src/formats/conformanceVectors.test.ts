import { existsSync, readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { describe, expect, it } from 'vitest'
import { exampleItem, examplePicture } from '../domain/example.ts'
import type { Rect } from '../domain/geometry.ts'
import { overlayRect } from './easyR1Write.ts'
import { acceptedCandidate } from './export.test-data.ts'
import { linesIn, writtenBy } from './exportWritten.test-data.ts'
import { sayoRecords } from './sayoWrite.ts'
import { lowSize } from './stageTwoColumns.ts'

/** The shared vectors, where they lie beside the repository, as far as what is written depends on them. */
const shared = resolve(import.meta.dirname, '../../../shared/vectors.json')

type Corners = readonly [x1: number, y1: number, x2: number, y2: number]

interface Vectors {
  readonly smart_resize: readonly {
    readonly w: number
    readonly h: number
    readonly factor: number
    readonly max_tokens: 1024 | 16_384
    readonly out_w: number
    readonly out_h: number
  }[]
  readonly bbox_tokens: readonly {
    readonly w: number
    readonly h: number
    readonly bbox_xyxy: Corners
    readonly factor: 28 | 32
    readonly max_tokens: 1024 | 16_384
    readonly grid: readonly [number, number]
    readonly ranges: readonly (readonly [number, number])[]
  }[]
  readonly overlay: readonly {
    readonly size: readonly [number, number]
    readonly bbox: Corners
    readonly drawn: Corners
  }[]
}

const rectOf = ([x1, y1, x2, y2]: Corners): Rect => ({ x1, y1, x2, y2 })
const vectors = (): Vectors => JSON.parse(readFileSync(shared, 'utf8')) as Vectors

/** Which test meets each part row for row; the numbers themselves, and what exports make of them. */
const metIn: Readonly<Record<string, readonly string[]>> = {
  smart_resize: ['../domain/vectors.test.ts', 'conformanceVectors.test.ts'],
  internvl: ['../domain/vectors.test.ts'],
  bbox_tokens: ['../domain/vectors.test.ts', 'conformanceVectors.test.ts'],
  zwz_coverage_cells: ['../domain/vectors.test.ts'],
  lfpc_rewards: ['../domain/vectors.test.ts'],
  overlay: ['conformanceVectors.test.ts'],
}

describe.skipIf(!existsSync(shared))('the shared vectors (skipped where they are not present)', () => {
  it('have no part that no test meets', () => {
    const { note, ...parts } = JSON.parse(readFileSync(shared, 'utf8')) as Readonly<Record<string, unknown>>
    expect(typeof note).toBe('string')
    expect(Object.keys(parts).toSorted()).toEqual(Object.keys(metIn).toSorted())
    const missing = Object.entries(metIn).flatMap(([part, files]) =>
      files.filter((file) => !readFileSync(resolve(import.meta.dirname, file), 'utf8').includes(part)),
    )
    expect(missing).toEqual([])
  })

  it('frame regions as EasyR1 rows do', () => {
    const { overlay } = vectors()
    const drawn = overlay.map(({ size: [width, height], bbox }) => {
      const { x1, y1, x2, y2 } = overlayRect(rectOf(bbox), { width, height })
      return [x1, y1, x2, y2].map((side) => Math.round(side * 1e6) / 1e6)
    })
    expect(drawn).toEqual(overlay.map((vector) => vector.drawn))
  })

  it('make pictures as small as rows of the second stage do', () => {
    const rows = vectors().smart_resize.filter(({ factor }) => factor === 28)
    expect(rows.length).toBeGreaterThan(10)
    expect(rows.map(({ w, h, max_tokens: budget }) => lowSize({ width: w, height: h }, budget))).toEqual(
      rows.map(({ out_w: width, out_h: height }) => ({ width, height })),
    )
  })

  it('find the tokens of every box that SAYO records name', async () => {
    const rows = vectors().bbox_tokens
    const boxes = [...new Set(rows.map(({ bbox_xyxy: box }) => JSON.stringify(box)))]
    const candidates = boxes.map((box, order) => {
      const item = exampleItem({ id: box, order, question: `Which ${order}?` })
      const picture = examplePicture({ width: 2246, height: 1582 })
      return acceptedCandidate(item, picture, { region: rectOf(JSON.parse(box) as Corners) })
    })
    const { files } = await writtenBy(sayoRecords, candidates)
    const found = rows.map(({ bbox_xyxy: box, factor, max_tokens: budget }) => {
      const family = factor === 28 ? 'qwen2.5-vl' : 'qwen3-vl'
      const lines = linesIn(files, `${family}_${budget}.jsonl`) as readonly Readonly<
        Record<string, unknown>
      >[]
      const line = lines.find(({ id }) => id === JSON.stringify(box))
      return { grid: line?.['grid'], ranges: line?.['token_ranges'] }
    })
    expect(found).toEqual(rows.map(({ grid, ranges }) => ({ grid, ranges })))
  })
})
