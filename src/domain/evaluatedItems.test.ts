import { describe, expect, it } from 'vitest'
import { applyEntries, emptyDataset, type Dataset } from './dataset.ts'
import type { BenchmarkScope } from './evaluatedItem.ts'
import { evaluatedItems } from './evaluatedItems.ts'
import { exampleItem, exampleProject } from './example.ts'
import { createJudgement, type Decision } from './judgement.ts'
import { finished } from './slices.ts'

/** Three items in their order, decided by one annotator as told. */
function judged(decisions: readonly (Decision | null)[]): Dataset {
  const items = decisions.map((_, order) => exampleItem({ id: `item ${order}`, order }))
  return applyEntries(emptyDataset(exampleProject), [
    ...items.map((value) => ({ kind: 'item' as const, value })),
    ...decisions.flatMap((decision, order) =>
      decision === null
        ? []
        : [
            {
              kind: 'judgement' as const,
              value: { ...createJudgement(`item ${order}`, 'ann'), decision, decidedAt: 1 },
            },
          ],
    ),
  ])
}

const benchmark = (dataset: Dataset, scope: BenchmarkScope | null = null): readonly string[] =>
  finished(evaluatedItems(dataset, scope)).flatMap(({ key }) => key?.id ?? [])

describe('the items of the benchmark', () => {
  it('are all of them while nobody decided anything', () => {
    expect(benchmark(judged([null, null, null]))).toEqual(['item 0', 'item 1', 'item 2'])
  })

  it('stay all of them where somebody only doubts or skips one', () => {
    expect(benchmark(judged(['flag', 'skip', null]))).toEqual(['item 0', 'item 1', 'item 2'])
  })

  it('are all but the rejected ones before anything was accepted', () => {
    expect(benchmark(judged(['reject', 'flag', null]))).toEqual(['item 1', 'item 2'])
  })

  it('are the accepted ones once something was accepted', () => {
    expect(benchmark(judged(['accept', 'reject', null]))).toEqual(['item 0'])
    expect(benchmark(judged(['accept', 'flag', 'accept']))).toEqual(['item 0', 'item 2'])
  })

  it('are those of a scope that somebody chose', () => {
    const dataset = judged(['accept', 'reject', null])
    expect(benchmark(dataset, 'accepted')).toEqual(['item 0'])
    expect(benchmark(dataset, 'unrejected')).toEqual(['item 0', 'item 2'])
    expect(benchmark(dataset, 'given')).toEqual(['item 0', 'item 1', 'item 2'])
    expect(benchmark(judged([null, null]), 'accepted')).toEqual([])
  })
})
