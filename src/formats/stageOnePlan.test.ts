import { describe, expect, it } from 'vitest'
import { exampleAnswer, exampleItem, examplePicture, exampleProject } from '../domain/example.ts'
import { contentOf } from '../domain/judgement.ts'
import type { Resolution } from '../domain/resolution.ts'
import { selectionKey, type ResolutionSelection } from '../domain/resolutionSelection.ts'
import type { Candidate } from './held.ts'
import { planStageOne } from './stageOnePlan.ts'

const item = exampleItem()
const picture = examplePicture()
const content = { ...contentOf(item), question: 'How many bolts are left?' }
const resolution: Resolution = {
  itemId: item.id,
  outcome: 'accept',
  content,
  by: ['ann'],
  checks: 1,
  at: 1,
  adjudicator: null,
  reasons: [],
}

const candidate = (over: Partial<Candidate> = {}): Candidate => ({
  item,
  picture,
  resolution,
  judgements: [],
  ...over,
})

function selected(over: Partial<ResolutionSelection> = {}, of = content, sha256 = 'ab'): ResolutionSelection {
  const made = {
    itemId: item.id,
    modelId: 'tiny',
    schedule: [896, 448],
    asked: [
      { side: null, answer: exampleAnswer(1) },
      { side: 896, answer: exampleAnswer(0) },
    ],
    side: 896,
    at: 1,
    ...over,
  }
  return { key: selectionKey({ ...made, sha256, content: of }), ...made }
}

const plan = (selections: readonly ResolutionSelection[], over: Partial<Candidate> = {}) =>
  planStageOne(exampleProject, [candidate(over)], selections)
const codes = (selections: readonly ResolutionSelection[], over: Partial<Candidate> = {}) =>
  plan(selections, over).held.map(({ code }) => code)

describe('a plan for Stage I', () => {
  it('lets an accepted item with a selection go, with the content that was accepted', () => {
    const { going, held, counts, warnings } = plan([selected()])
    expect(going).toEqual([{ item, picture, content, selection: selected() }])
    expect([held, warnings]).toEqual([[], []])
    expect(counts).toEqual({ total: 1, diverged: 1 })
  })

  it('lets one go whose answer never changed, and counts it apart', () => {
    const steady = selected({ asked: [{ side: null, answer: exampleAnswer(1) }], side: null })
    expect(plan([steady]).counts).toEqual({ total: 1, diverged: 0 })
  })

  it('keeps back, with a sentence, what has no selection that still holds', () => {
    expect(plan([]).held).toEqual([
      {
        itemId: 'item-1',
        code: 'selection-missing',
        sentence: 'No resolution was selected for it yet: open it and select one.',
      },
    ])
    expect(codes([selected({ itemId: 'other' })])).toEqual(['selection-missing'])
    expect(codes([selected({}, contentOf(item))])).toEqual(['selection-outdated'])
    expect(codes([selected({}, content, 'cd')])).toEqual(['selection-outdated'])
    expect(codes([selected({ asked: [{ side: null, answer: null }], side: null })])).toEqual([
      'selection-silent',
    ])
  })

  it('keeps back what no export takes', () => {
    const rejected: Resolution = { ...resolution, outcome: 'reject' }
    expect(codes([selected()], { resolution: rejected })).toEqual(['rejected'])
    expect(codes([selected()], { resolution: 'undecided' })).toEqual(['undecided'])
    expect(codes([selected()], { picture: null })).toEqual(['picture-missing'])
    const unmarked: Resolution = { ...resolution, content: { ...content, answerLetter: null } }
    expect(codes([selected()], { resolution: unmarked })).toEqual(['letter-missing'])
  })

  it('does without a region: Stage I shows whole pictures', () => {
    const bare: Resolution = { ...resolution, content: { ...content, region: null } }
    expect(plan([selected()], { resolution: bare }).going).toHaveLength(1)
  })

  it('takes the latest selection that holds, and says when rows come from several models', () => {
    const old = selected({ at: 5, modelId: 'large', side: 448 })
    const gone = selected({ at: 9 }, contentOf(item))
    expect(plan([selected(), old, gone]).going[0]?.selection).toEqual(old)
    const second = exampleItem({ id: 'item-2', order: 2 })
    const both = planStageOne(
      exampleProject,
      [candidate(), candidate({ item: second, resolution: { ...resolution, itemId: 'item-2' } })],
      [selected(), selected({ itemId: 'item-2', modelId: 'large' })],
    )
    expect(both.warnings.map(({ code, sentence }) => [code, sentence])).toEqual([
      [
        'several-models',
        'The resolutions were selected with 2 models (large, tiny); each row names its own.',
      ],
    ])
  })
})
