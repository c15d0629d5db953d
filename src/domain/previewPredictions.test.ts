import { describe, expect, it } from 'vitest'
import { exampleItem, exampleOpenItem, examplePreview } from './example.ts'
import type { Item } from './item.ts'
import { previewKey, type Preview } from './preview.ts'
import { askedRuns, predictionsAsked, type AskedItem, type AskedRun } from './previewPredictions.ts'
import { finished } from './slices.ts'
import { emptyTable, withRows, type Table } from './table.ts'

const once = { samples: 1, temperature: 0 }
const four = { samples: 4, temperature: 0.7 }
const one = exampleItem({ id: 'one', question: 'What is one?' })
const two = exampleItem({ id: 'two', question: 'What is two?' })
const open = exampleOpenItem({ id: 'open', question: 'What is open?' })

const asked = (item: Item, key: Item | null = item): AskedItem => ({ item, key, sha256: 'x' })

function said(item: Item, over: Partial<Preview> = {}): Preview {
  const preview = examplePreview({ sampling: once, ...over })
  return { ...preview, key: previewKey({ ...preview, sha256: 'x', content: item }) }
}

const tableOf = (...previews: readonly Preview[]): Table<Preview> =>
  withRows(
    emptyTable<Preview>(),
    previews.map((preview) => [preview.key, preview] as const),
  )

const runsOf = (items: readonly AskedItem[], known: Table<Preview>): readonly AskedRun[] =>
  finished(askedRuns(items, known)).toSorted((a, b) => (a.modelId + a.view < b.modelId + b.view ? -1 : 1))

const predictionsIn = (items: readonly AskedItem[], known: Table<Preview>) =>
  runsOf(items, known).map((run) =>
    finished(predictionsAsked(run, new Map(items.map((each) => [each.item.id, each])), known)),
  )

describe('the runs that were asked here', () => {
  it('are one for each model, view and budget', () => {
    const side = { kind: 'side', side: 448 } as const
    const runs = runsOf(
      [asked(one), asked(two)],
      tableOf(
        said(one),
        said(two),
        said(one, { view: 'regional' }),
        said(one, { budget: side }),
        said(two, { modelId: 'other' }),
      ),
    )
    expect(
      runs.map(({ modelId, view, budget, found }) => [modelId, view, budget.kind, found.length]),
    ).toEqual(
      expect.arrayContaining([
        ['other', 'global', 'native', 1],
        ['tiny', 'global', 'native', 2],
        ['tiny', 'global', 'side', 1],
        ['tiny', 'regional', 'native', 1],
      ]),
    )
    expect(runs).toHaveLength(4)
  })

  it('hold the sampling by which most items were answered', () => {
    const answers = ['A', 'B', 'B', 'B'].map((text) => ({ text, option: 'AB'.indexOf(text) }))
    const known = tableOf(
      said(one),
      said(one, { sampling: four, answers }),
      said(two, { sampling: four, answers }),
    )
    expect(runsOf([asked(one), asked(two)], known)).toMatchObject([{ sampling: four, answers: 8 }])
  })

  it('take all budgets of the blind view for one', () => {
    const known = tableOf(
      said(one, { view: 'blind', budget: { kind: 'tokens', tokens: 1024 } }),
      said(two, { view: 'blind' }),
    )
    expect(runsOf([asked(one), asked(two)], known)).toMatchObject([
      { view: 'blind', budget: { kind: 'native' }, answers: 2 },
    ])
  })

  it('leave refusals out', () => {
    const refused = said(two, { answers: [], refusal: 'It reads text only.' })
    expect(runsOf([asked(one), asked(two)], tableOf(said(one), refused))[0]?.found).toEqual([
      { itemId: 'one', key: said(one).key },
    ])
    expect(runsOf([asked(two)], tableOf(refused))).toEqual([])
  })

  it('take an answer to what was accepted, not to what was given', () => {
    const accepted = { ...one, question: 'What is one, really?' }
    expect(runsOf([asked(one, accepted)], tableOf(said(one)))).toEqual([])
    expect(runsOf([asked(one, accepted)], tableOf(said(accepted)))[0]?.answers).toBe(1)
  })

  it('take the answer of another category of the same question', () => {
    expect(runsOf([asked(one, { ...one, category: 'colour' })], tableOf(said(one)))[0]?.answers).toBe(1)
  })

  it('take what was asked about items outside the benchmark', () => {
    expect(runsOf([asked(one, null)], tableOf(said(one)))[0]?.found).toHaveLength(1)
  })
})

describe('the predictions of a run that was asked here', () => {
  it('are its answers, each a sample, with its share of the time', () => {
    const answers = [
      { text: 'Three', option: null },
      { text: 'four', option: null },
    ]
    const known = tableOf(said(open, { sampling: { samples: 2, temperature: 1 }, answers, ms: 3000 }))
    expect(predictionsIn([asked(open)], known)[0]).toMatchObject([
      { itemId: 'open', text: 'Three', seconds: 1.5, told: null, boxes: [], outputTokens: null },
      { itemId: 'open', text: 'four', seconds: 1.5 },
    ])
  })

  it('say the letter where a model chose an option without a word', () => {
    const known = tableOf(said(one, { answers: [{ text: ' ', option: 2 }] }))
    expect(predictionsIn([asked(one)], known)[0]?.[0]?.text).toBe('C')
  })

  it('leave the words of a model alone where it said some', () => {
    const known = tableOf(said(one, { answers: [{ text: 'I would say three', option: 1 }] }))
    expect(predictionsIn([asked(one)], known)[0]?.[0]?.text).toBe('I would say three')
  })

  it('bring the saliency of the whole picture along, once', () => {
    const saliency = { columns: 2, rows: 1, values: [0, 1] }
    const answers = [
      { text: 'A', option: 0 },
      { text: 'B', option: 1 },
    ]
    const known = tableOf(said(one, { saliency, answers }), said(one, { view: 'regional', saliency }))
    const [whole, region] = predictionsIn([asked(one)], known)
    expect(whole?.map(({ attention }) => attention)).toEqual([{ ...saliency, generic: null }, null])
    expect(region?.map(({ attention }) => attention)).toEqual([null])
  })
})
