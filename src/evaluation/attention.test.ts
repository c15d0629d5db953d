import { describe, expect, it } from 'vitest'
import { defaultAttentionChoices } from '../domain/attentionMeasures.ts'
import type { EvaluatedItem } from '../domain/evaluatedItem.ts'
import { exampleItem } from '../domain/example.ts'
import type { Attention, Prediction, PredictionRun } from '../domain/prediction.ts'
import { attentionOf } from './attention.ts'
import type { Desk } from './desk.ts'

const region = { x1: 0, y1: 0, x2: 100, y2: 100 }
const itemNamed = (id: string, over: Partial<EvaluatedItem> = {}): EvaluatedItem => {
  const given = exampleItem({ id, region })
  return { given, key: given, size: { width: 400, height: 400 }, levels: [], ...over }
}

const runNamed = (id: string, over: Partial<PredictionRun> = {}): PredictionRun => ({
  id,
  model: 'Model',
  view: 'global',
  seed: null,
  budget: null,
  crop: null,
  boxes: null,
  attention: true,
  source: {
    file: `${id}.jsonl`,
    format: 'jsonl',
    benchmark: null,
    sha256: null,
    viewGuessed: false,
    boxesGuessed: false,
  },
  addedAt: 0,
  count: 2,
  unmatched: 0,
  ...over,
})

const predictionOf = (itemId: string): Prediction => ({
  itemId,
  text: null,
  told: null,
  boxes: [],
  attention: null,
  outputTokens: null,
  seconds: null,
})

/** 16 even cells, but for the first, which holds `first`. */
const mapWith = (first: number, generic: readonly number[] | null = null): Attention => ({
  columns: 4,
  rows: 4,
  values: Array.from({ length: 16 }, (_, cell) => (cell === 0 ? first : 1)),
  generic,
})

interface Kept {
  readonly run: PredictionRun
  /** Item and map of each prediction; null where none came along. */
  readonly rows: readonly (readonly [string, Attention | null])[]
}

/** Keeps note of how many maps are asked for at the same time. */
function deskOf(items: readonly EvaluatedItem[], kept: readonly Kept[], size = 2) {
  const seen = { most: 0, now: 0 }
  const rowsOf = (runId: string) => kept.find(({ run }) => run.id === runId)?.rows ?? []
  const desk: Desk = {
    items: new Map(items.map((item) => [item.given.id, item])),
    runs: kept.map(({ run }) => run),
    labels: new Map(kept.map(({ run }) => [run.id, run.model])),
    async *batches(runId) {
      const rows = rowsOf(runId)
      for (let row = 0; row < rows.length; row += size) {
        const part = rows.slice(row, row + size)
        yield await Promise.resolve({
          row,
          predictions: part.map(([itemId]) => predictionOf(itemId)),
          attended: part.map(([, map]) => map !== null),
        })
      }
    },
    async attention(runId, row) {
      seen.now += 1
      seen.most = Math.max(seen.most, seen.now)
      await Promise.resolve()
      seen.now -= 1
      return rowsOf(runId)[row]?.[1] ?? null
    },
    score: () => null,
  }
  return { desk, seen }
}

const items = ['a', 'b', 'c'].map((id) => itemNamed(id))
const measured = (desk: Desk, signal?: AbortSignal) =>
  attentionOf(desk, defaultAttentionChoices, () => undefined, signal)

describe('the walk over attention', () => {
  it('measures every map and puts it at the place of its item', async () => {
    const { desk } = deskOf(items, [
      {
        run: runNamed('one'),
        rows: [
          ['c', mapWith(5)],
          ['b', null],
          ['a', mapWith(1)],
        ],
      },
    ])
    const report = await measured(desk)
    expect(report.itemIds).toEqual(['a', 'c'])
    const [column] = report.columns
    expect(column).toMatchObject({ label: 'Model', crop: null, maps: 2, relative: 0 })
    expect(column?.values.area[0]).toBeCloseTo(1 / 16, 12)
    expect(column?.values.area[1]).toBeCloseTo(5 / 20, 12)
    // By the script two cells each way: 5 + 1 + 1 + 1.
    expect(column?.values.cells[1]).toBeCloseTo(8 / 20, 12)
    expect(column?.values.target[1]).toBeCloseTo(5, 12)
    expect(column?.values.image[1]).toBeCloseTo(1.25, 12)
  })

  it('averages over seeds and samples of one item', async () => {
    const { desk } = deskOf(items, [
      {
        run: runNamed('one', { seed: 1 }),
        rows: [
          ['a', mapWith(1)],
          ['a', mapWith(5)],
        ],
      },
      { run: runNamed('two', { seed: 2 }), rows: [['a', mapWith(9)]] },
    ])
    const [column] = (await measured(desk)).columns
    expect(column?.maps).toBe(3)
    expect(column?.values.target[0]).toBeCloseTo(5, 12)
  })

  it('keeps models and kinds of crops apart, and leaves gaps where one has no map', async () => {
    const { desk } = deskOf(items, [
      { run: runNamed('one'), rows: [['a', mapWith(1)]] },
      { run: runNamed('two', { model: 'Other' }), rows: [['b', mapWith(1)]] },
      { run: runNamed('three', { crop: 'noise' }), rows: [['b', mapWith(1)]] },
    ])
    const report = await measured(desk)
    expect(report.columns.map(({ label, crop }) => [label, crop])).toEqual([
      ['Model', null],
      ['Other', null],
      ['Model', 'noise'],
    ])
    expect(report.columns[1]?.values.area[0]).toBeNaN()
  })

  it('counts the maps that were divided by a generic one', async () => {
    const even = Array.from({ length: 16 }, () => 1)
    const { desk } = deskOf(items, [
      {
        run: runNamed('one'),
        rows: [
          ['a', mapWith(5, even)],
          ['b', mapWith(5)],
        ],
      },
    ])
    expect((await measured(desk)).columns[0]).toMatchObject({ maps: 2, relative: 1 })
  })

  it('says what it left out, and why', async () => {
    const { desk } = deskOf(
      [
        itemNamed('a'),
        itemNamed('b', { key: null }),
        itemNamed('c', { size: null }),
        itemNamed('d', { key: { ...exampleItem({ id: 'd' }), region: null } }),
      ],
      [
        { run: runNamed('crops', { view: 'regional' }), rows: [['a', mapWith(1)]] },
        {
          run: runNamed('one'),
          rows: [
            ['a', mapWith(0)],
            ['b', mapWith(1)],
            ['c', mapWith(1)],
            ['d', mapWith(1)],
            ['gone', mapWith(1)],
            ['a', { columns: 1, rows: 1, values: [0], generic: null }],
          ],
        },
      ],
    )
    const report = await measured(desk)
    expect(report.left).toEqual({ view: 1, outside: 2, target: 1, size: 1, empty: 1 })
    expect(report.columns.map(({ maps }) => maps)).toEqual([1])
  })

  it('does not touch runs without attention', async () => {
    const { desk } = deskOf(items, [
      { run: runNamed('one', { attention: false }), rows: [['a', mapWith(1)]] },
    ])
    expect(await measured(desk)).toMatchObject({ itemIds: [], columns: [] })
  })

  it('holds no more than a handful of maps', async () => {
    const rows = Array.from({ length: 200 }, () => ['a', mapWith(1)] as const)
    const { desk, seen } = deskOf(items, [{ run: runNamed('one', { count: 200 }), rows }], 100)
    const report = await measured(desk)
    expect(report.columns[0]?.maps).toBe(200)
    expect(seen.most).toBeLessThanOrEqual(16)
  })

  it('tells how far it is, up to the end', async () => {
    const { desk } = deskOf(items, [
      {
        run: runNamed('one', { count: 3 }),
        rows: [
          ['a', mapWith(1)],
          ['b', mapWith(1)],
          ['c', null],
        ],
      },
    ])
    const told: number[] = []
    await attentionOf(desk, defaultAttentionChoices, ({ done, total }) => told.push(done / total))
    expect(told.at(-1)).toBe(1)
    expect(told).toEqual(told.toSorted((a, b) => a - b))
  })

  it('stops when it is told to', async () => {
    const control = new AbortController()
    control.abort(new Error('Enough.'))
    const { desk } = deskOf(items, [{ run: runNamed('one'), rows: [['a', mapWith(1)]] }])
    await expect(measured(desk, control.signal)).rejects.toThrow('Enough.')
  })
})
