import { describe, expect, it } from 'vitest'
import type { EvaluatedItem } from '../domain/evaluatedItem.ts'
import { exampleItem, exampleOpenItem } from '../domain/example.ts'
import type { Prediction, PredictionRun } from '../domain/prediction.ts'
import { defaultScoring, type Verdicts } from '../domain/scored.ts'
import { releasedChoices, type RewardColumn } from '../domain/trainingRewardColumns.ts'
import {
  hierarchyWeights,
  lowestFirst,
  meanOver,
  meansByCategory,
  overallByItem,
  rewardBins,
  toolWeightsOf,
} from '../domain/trainingRewardMeans.ts'
import type { Desk } from './desk.ts'
import { rewards } from './rewards.ts'
import { createScorers } from './scorers.ts'

const openItem = (id: string, answerText: string, category: string | null = null): EvaluatedItem => {
  const given = exampleOpenItem({ id, answerText, category })
  return { given, key: given, size: null, levels: [] }
}
const choiceItem = (id: string): EvaluatedItem => {
  const given = exampleItem({
    id,
    options: ['red', 'blue', 'green'],
    answerLetter: 'B',
    answerText: 'blue',
    category: 'colour',
  })
  return { given, key: given, size: null, levels: [] }
}

const run = (id: string, over: Partial<PredictionRun> = {}): PredictionRun => ({
  id,
  model: 'Model',
  view: 'global',
  seed: null,
  budget: null,
  crop: null,
  boxes: 'pixels',
  attention: false,
  source: {
    file: `${id}.jsonl`,
    format: 'jsonl',
    benchmark: null,
    sha256: null,
    viewGuessed: false,
    boxesGuessed: false,
  },
  addedAt: 0,
  count: 4,
  unmatched: 0,
  ...over,
})

const said = (itemId: string, text: string | null, boxes: Prediction['boxes'] = []): Prediction => ({
  itemId,
  text,
  told: null,
  boxes,
  attention: null,
  outputTokens: null,
  seconds: null,
})

function deskOf(
  items: readonly EvaluatedItem[],
  kept: readonly (readonly [PredictionRun, readonly Prediction[]])[],
  verdicts: Verdicts = new Map(),
): Desk {
  const scorers = createScorers(defaultScoring, verdicts)
  const byId = new Map(items.map((item) => [item.given.id, item]))
  return {
    items: byId,
    runs: kept.map(([each]) => each),
    labels: new Map(kept.map(([each]) => [each.id, each.model])),
    async *batches(runId) {
      const all = kept.find(([{ id }]) => id === runId)?.[1] ?? []
      for (let row = 0; row < all.length; row += 2) {
        const predictions = all.slice(row, row + 2)
        yield await Promise.resolve({ row, predictions, attended: predictions.map(() => false) })
      }
    },
    attention: () => Promise.resolve(null),
    score: (of, prediction) => scorers.score(of, prediction, byId.get(prediction.itemId)),
  }
}

const ignored = (): void => undefined
const box = [0, 0, 10, 10] as const
const items = [openItem('a', '7', 'counting'), openItem('b', 'black and white'), choiceItem('c')]

const only = (columns: readonly RewardColumn[]): RewardColumn => {
  const [column] = columns
  if (!column || columns.length > 1) throw new Error('There should be one column.')
  return column
}

describe('what training would have rewarded', () => {
  it('is told for each model and view: which rule decided, and the terms of each item', async () => {
    const column = only(
      await rewards(
        deskOf(items, [
          [
            run('r'),
            [
              said('a', '<answer>7.0</answer>', [box]),
              said('b', 'black, white'),
              said('c', '<answer>A</answer>'),
              said('b', null),
              said('elsewhere', '7'),
            ],
          ],
        ]),
        releasedChoices,
        ignored,
      ),
    )
    expect(column).toMatchObject({ label: 'Model', view: 'global', answers: 3, withTool: 1, runIds: ['r'] })
    expect(column.rules).toMatchObject({ equal: 2, open: 1, letter: 0 })
    expect(column.itemIds).toEqual(['a', 'b', 'c'])
    expect([...column.terms.accuracy]).toEqual([1, 1, 0])
    expect([...column.terms.format]).toEqual([1, 0, 1])
    expect([...column.terms.tool]).toEqual([1, 0, 0])
    expect([...overallByItem(column, hierarchyWeights(0))]).toEqual([1, 1, 0])
    expect([...overallByItem(column, hierarchyWeights(0.5))]).toEqual([1, 0.5, 0.5])
    expect([...overallByItem(column, toolWeightsOf({ accuracy: 0.8, format: 0.2, tool: 1.2 }))]).toEqual([
      2, 0.8, 0,
    ])
  })

  it('is a mean over seeds and samples of an item', async () => {
    const column = only(
      await rewards(
        deskOf(items, [
          [run('r', { seed: 1 }), [said('a', '7'), said('a', '8')]],
          [run('s', { seed: 2 }), [said('a', '9'), said('a', '10')]],
        ]),
        releasedChoices,
        ignored,
      ),
    )
    expect(column.runIds).toEqual(['r', 's'])
    expect([...column.terms.accuracy]).toEqual([0.25])
  })

  it('keeps models, views and crops apart, and leaves out runs without an answer', async () => {
    const one = [said('a', '7')]
    const columns = await rewards(
      deskOf(items, [
        [run('r'), one],
        [run('s', { view: 'regional' }), one],
        [run('t', { model: 'Other' }), one],
        [run('u', { crop: 'noise' }), one],
        [run('v', { model: 'Mute' }), [said('a', null)]],
      ]),
      releasedChoices,
      ignored,
    )
    expect(columns.map(({ label, view, crop }) => [label, view, crop])).toEqual([
      ['Model', 'global', null],
      ['Model', 'regional', null],
      ['Other', 'global', null],
      ['Model', 'global', 'noise'],
    ])
  })

  it('heeds what a judge said where no rule fires, and takes the scores in the place of the rules when told to', async () => {
    const verdict = {
      itemId: 'b',
      answer: 'zebra',
      right: true,
      by: 'judge',
      who: 'j',
      words: 'Yes',
      at: 1,
    } as const
    const verdicts = new Map([[JSON.stringify(['b', 'zebra']), verdict]])
    const desk = deskOf(
      items,
      [[run('r'), [said('b', 'zebra', [box]), said('c', '(B) blue', [box])]]],
      verdicts,
    )
    const released = only(await rewards(desk, releasedChoices, ignored))
    expect(released.rules).toMatchObject({ judge: 1, letter: 1 })
    expect([...released.terms.tool]).toEqual([1, 1])
    // The released judge of benchmarks does not look at letters here.
    const scored = only(await rewards(desk, { ...releasedChoices, rightBy: 'scores' }, ignored))
    expect([...scored.terms.accuracy]).toEqual([1, 1])
    expect([...scored.terms.toolAccuracy]).toEqual([1, 0])
  })

  it('gives near numbers a part where it is told to', async () => {
    const desk = deskOf(items, [[run('r'), [said('a', '<answer>6</answer>')]]])
    const column = only(await rewards(desk, { ...releasedChoices, counting: true }, ignored))
    expect(column.rules.counting).toBe(1)
    expect(column.terms.accuracy[0]).toBeCloseTo(1 - 1 / 7, 9)
  })

  it('tells how far it is, and stops when nobody wants it', async () => {
    const desk = deskOf(items, [[run('r'), [said('a', '7'), said('b', '7'), said('c', '7')]]])
    const seen: number[] = []
    await rewards(desk, releasedChoices, ({ done }) => void seen.push(done))
    expect(seen).toEqual([2, 3])
    const stopped = AbortSignal.abort(new Error('Enough.'))
    await expect(rewards(desk, releasedChoices, ignored, stopped)).rejects.toThrow('Enough.')
  })
})

describe('rewards put together', () => {
  const overall = Float64Array.from([0, 1, 0.5, -0.2])

  it('have means, by category, too', async () => {
    expect(meanOver(overall)).toBeCloseTo(0.325, 12)
    expect(meanOver(overall, (place) => place === 1)).toBe(1)
    expect(meanOver(new Float64Array())).toBeNull()
    const column = only(
      await rewards(
        deskOf(items, [[run('r'), [said('a', '7'), said('b', 'x'), said('c', 'B')]]]),
        releasedChoices,
        ignored,
      ),
    )
    expect(meansByCategory(column, overallByItem(column, hierarchyWeights(0)))).toEqual([
      { category: 'counting', items: 1, mean: 1 },
      { category: null, items: 1, mean: 0 },
      { category: 'colour', items: 1, mean: 1 },
    ])
  })

  it('fall into bins that hold every item', () => {
    const bins = rewardBins(overall)
    expect(bins.edges.at(0)).toBe(-0.2)
    expect(bins.edges.at(-1)).toBe(1)
    expect(bins.edges).toHaveLength(bins.counts.length + 1)
    expect(bins.counts.reduce((sum, count) => sum + count, 0)).toBe(4)
    expect(rewardBins(Float64Array.from([0, 0, 0])).counts).toEqual([3])
    expect(rewardBins(Float64Array.from([0.3, 0.3])).counts.reduce((sum, count) => sum + count, 0)).toBe(2)
    expect(rewardBins(new Float64Array())).toEqual({ edges: [], counts: [] })
  })

  it('are listed from the lowest on', () => {
    expect(lowestFirst(overall, 3)).toEqual([3, 0, 2])
    expect(lowestFirst(Float64Array.from([1, 0, 0]), 9)).toEqual([1, 2, 0])
  })
})
