import { describe, expect, it } from 'vitest'
import type { CropUseChoices } from '../domain/cropUse.ts'
import type { EvaluatedItem } from '../domain/evaluatedItem.ts'
import { exampleItem } from '../domain/example.ts'
import type { Rect } from '../domain/geometry.ts'
import type { GivenBox } from '../domain/predictedBoxes.ts'
import type { Prediction, PredictionRun } from '../domain/prediction.ts'
import { defaultChoices } from '../domain/reward.ts'
import { ruleOfTokens } from '../domain/smartResize.ts'
import { chosenBoxes, cropUse } from './cropUse.ts'
import type { Desk } from './desk.ts'

const region: Rect = { x1: 100, y1: 100, x2: 200, y2: 200 }
const choices: CropUseChoices = {
  which: 'last',
  reward: defaultChoices,
  rule: ruleOfTokens(28, 4, 16_384),
}

const item = (id: string, over: Partial<EvaluatedItem> = {}): EvaluatedItem => ({
  given: exampleItem({ id }),
  key: { ...exampleItem({ id, category: 'ocr' }), region },
  size: { width: 1000, height: 500 },
  levels: [],
  ...over,
})

const run = (id: string, over: Partial<PredictionRun> = {}): PredictionRun => ({
  id,
  model: 'tiny',
  view: 'global',
  seed: null,
  budget: null,
  crop: null,
  boxes: 'pixels',
  attention: false,
  source: {
    file: id,
    format: 'plain',
    benchmark: null,
    sha256: null,
    viewGuessed: false,
    boxesGuessed: false,
  },
  addedAt: 1,
  count: 0,
  unmatched: 0,
  ...over,
})

const prediction = (itemId: string, text: string | null, ...boxes: readonly GivenBox[]): Prediction => ({
  itemId,
  text,
  told: null,
  boxes,
  attention: null,
  outputTokens: null,
  seconds: null,
})

/** Right is what says so; batches of two. */
function deskOf(
  runs: readonly (readonly [PredictionRun, readonly Prediction[]])[],
  items: readonly EvaluatedItem[],
): Desk {
  return {
    items: new Map(items.map((each) => [each.given.id, each])),
    runs: runs.map(([each, of]) => ({ ...each, count: of.length })),
    labels: new Map(runs.map(([{ id, model }]) => [id, model])),
    async *batches(runId) {
      const all = runs.find(([{ id }]) => id === runId)?.[1] ?? []
      for (let row = 0; row < all.length; row += 2) {
        const predictions = all.slice(row, row + 2)
        yield { row, predictions, attended: predictions.map(() => false) }
        await Promise.resolve()
      }
    },
    attention: () => Promise.resolve(null),
    score: (_, { text }) =>
      text === null ? null : { right: text === 'right', rule: 'equal', extracted: text, found: 'whole' },
  }
}

const exact: GivenBox = [100, 100, 200, 200]
const corner: GivenBox = [0, 0, 50, 50]

describe('the crop use of runs', () => {
  it('puts the seeds of a model together, and keeps views and crops apart', async () => {
    const desk = deskOf(
      [
        [run('one', { seed: 1 }), [prediction('a', 'right', exact)]],
        [run('two', { seed: 2 }), [prediction('a', 'wrong', corner)]],
        [run('three', { view: 'regional' }), [prediction('a', 'right', corner)]],
        [run('four', { crop: 'predicted' }), [prediction('a', 'right', exact)]],
      ],
      [item('a')],
    )
    const columns = await cropUse(desk, choices, () => undefined)
    expect(columns.map(({ label, view, crop, runIds }) => [label, view, crop, runIds])).toEqual([
      ['tiny', 'global', null, ['one', 'two']],
      ['tiny', 'regional', null, ['three']],
      ['tiny', 'global', 'predicted', ['four']],
    ])
    expect(columns[0]?.overall.means.iou).toMatchObject({ items: 1, value: 0.5 })
    expect(columns[0]?.split).toMatchObject({
      passing: { predictions: 1, accuracy: 1 },
      failing: { predictions: 1, accuracy: 0 },
    })
  })

  it('reads boxes as the run means them, and counts the one that was chosen', async () => {
    const desk = deskOf(
      [[run('one', { boxes: 'unit' }), [prediction('a', null, [0, 0, 0.05, 0.1], [0.1, 0.2, 0.2, 0.4])]]],
      [item('a')],
    )
    const iouOf = async (which: CropUseChoices['which']) =>
      (await cropUse(desk, { ...choices, which }, () => undefined))[0]?.values.iou[0]
    expect(await iouOf('last')).toBeCloseTo(1, 12)
    expect(await iouOf('first')).toBe(0)
    expect(await iouOf('each')).toBeCloseTo(0.5, 12)
  })

  it('says what became of predictions that cannot be measured', async () => {
    const desk = deskOf(
      [
        [
          run('one'),
          [
            prediction('a', 'right', exact),
            prediction('a', 'right'),
            prediction('a', 'right', [60, 60, 10, 10]),
            prediction('rejected', 'right', exact),
            prediction('gone', 'right', exact),
            prediction('placeless', 'right', exact),
          ],
        ],
      ],
      [item('a'), item('rejected', { key: null }), item('placeless', { size: null })],
    )
    const [column] = await cropUse(desk, choices, () => undefined)
    expect(column?.counts).toEqual({
      predictions: 6,
      measured: 1,
      boxless: 1,
      unusable: 1,
      outside: 2,
      unplaced: 1,
      badBoxes: 1,
      refused: 0,
      regions: 1,
    })
  })

  it('leaves runs without boxes alone, and tells how far it is', async () => {
    const all = [prediction('a', 'right', exact), prediction('a', 'right'), prediction('a', 'right')]
    const desk = deskOf(
      [
        [run('none', { boxes: null }), all],
        [run('some'), all],
      ],
      [item('a')],
    )
    const told: number[] = []
    const columns = await cropUse(desk, choices, ({ done, total }) => told.push(done, total))
    expect(columns).toHaveLength(1)
    expect(told).toEqual([2, 3, 3, 3])
  })

  it('stops when it is told to', async () => {
    const desk = deskOf([[run('one'), [prediction('a', 'right', exact)]]], [item('a')])
    await expect(
      cropUse(desk, choices, () => undefined, AbortSignal.abort(new Error('stop'))),
    ).rejects.toThrow('stop')
  })
})

describe('the boxes that are chosen of a run', () => {
  it('are one for each item, of the first sample that has one', async () => {
    const desk = deskOf(
      [
        [
          run('one'),
          [
            prediction('a', 'x'),
            prediction('a', 'x', corner, [10, 20, 30, 40]),
            prediction('a', 'x', exact),
            prediction('b', 'x', [9, 9, 9, 9]),
            prediction('rejected', 'x', exact),
          ],
        ],
      ],
      [item('a'), item('b'), item('rejected', { key: null })],
    )
    const found = await chosenBoxes(desk, { runId: 'one', which: 'last' }, () => undefined)
    expect(found.itemIds).toEqual(['a'])
    expect([...found.rects]).toEqual([10, 20, 30, 40])
    expect(found.without).toBe(1)
  })

  it('are refused in a sentence when the run is gone', async () => {
    await expect(
      chosenBoxes(deskOf([], []), { runId: 'gone', which: 'last' }, () => undefined),
    ).rejects.toThrow('Choose others.')
  })
})
