import { describe, expect, it } from 'vitest'
import { boxIn, rectOf } from '../domain/boxes.test-data.ts'
import { exampleItem, exampleJudgement, examplePicture, exampleProject } from '../domain/example.ts'
import { contentOf, type Box, type Judgement } from '../domain/judgement.ts'
import type { Project } from '../domain/project.ts'
import type { Resolution } from '../domain/resolution.ts'
import type { Candidate } from './held.ts'
import { planNestedBoxes } from './nestPlan.ts'

const levels = ['text', 'sign']
const accepted: Project = { ...exampleProject, nesting: { levels, of: 'accepted' } }
const all: Project = { ...exampleProject, nesting: { levels, of: 'all' } }
const ann = { id: 'ann', name: 'Ann', color: 'teal' }

const inner = boxIn('outer', 'inner', rectOf(5, 5, 20, 20))
const outer = boxIn(null, 'outer', rectOf(0, 0, 50, 50))
const drawn = (over: Partial<Judgement> = {}): Judgement =>
  exampleJudgement({ decision: 'accept', boxes: [outer, inner], ...over })

const item = exampleItem()
const resolution: Resolution = {
  itemId: item.id,
  outcome: 'accept',
  content: { ...contentOf(item), question: 'How many bolts are left?' },
  by: ['ann'],
  checks: 1,
  at: 1,
  adjudicator: null,
  reasons: [],
}
const candidate = (over: Partial<Candidate> = {}): Candidate => ({
  item,
  picture: examplePicture(),
  resolution,
  judgements: [drawn()],
  ...over,
})
const boxed = (...boxes: readonly Box[]) => candidate({ judgements: [drawn({ boxes })] })
const codes = (project: Project, over: Partial<Candidate>) =>
  planNestedBoxes(project, [candidate(over)]).held.map(({ code }) => code)

describe('a plan for nested boxes', () => {
  it('lets an accepted item with a chain go, with the content that was accepted', () => {
    const { going, held, counts, warnings } = planNestedBoxes(accepted, [candidate()])
    expect(going.map(({ content, judgement }) => [content.question, judgement.annotatorId])).toEqual([
      ['How many bolts are left?', 'ann'],
    ])
    expect([held, warnings]).toEqual([[], []])
    expect(counts).toEqual({ total: 1, chains: 1, unfinished: 0 })
  })

  it('keeps back what is not accepted, in words, unless the project boxes all items', () => {
    const rejected: Resolution = { ...resolution, outcome: 'reject' }
    expect(codes(accepted, { resolution: 'undecided' })).toEqual(['undecided'])
    expect(codes(accepted, { resolution: rejected })).toEqual(['rejected'])
    expect(codes(all, { resolution: 'undecided' })).toEqual([])
    expect(codes(all, { resolution: rejected })).toEqual([])
    const { held } = planNestedBoxes(accepted, [candidate({ resolution: 'disagreement' })])
    expect(held[0]?.sentence).toBe('The annotators disagree about it.')
  })

  it('takes the content of the annotator whose boxes go out where nothing is accepted', () => {
    const judgement = drawn({ decision: null, revision: { question: 'As Ann would ask?' } })
    const { going } = planNestedBoxes(all, [candidate({ resolution: 'undecided', judgements: [judgement] })])
    expect(going[0]?.content.question).toBe('As Ann would ask?')
  })

  it.each<readonly [code: string, over: Partial<Candidate>, says: string]>([
    ['boxes-missing', { judgements: [drawn({ boxes: [] })] }, 'Nobody has drawn a box on it yet.'],
    ['boxes-missing', { judgements: [] }, 'Nobody has drawn a box on it yet.'],
    ['picture-missing', { picture: null }, 'is missing: import the picture'],
    ['picture-missing', { picture: examplePicture({ sha256: null }) }, 'images/harbour.jpg is missing'],
    [
      'question-empty',
      { resolution: { ...resolution, content: { ...resolution.content, question: ' ' } } },
      'write the question',
    ],
    ['boxes-faulty', { picture: examplePicture({ width: 30, height: 30 }) }, 'reaches beyond the picture'],
    [
      'boxes-faulty',
      { judgements: [drawn({ boxes: [{ ...outer, label: 'half \ud83d' }] })] },
      'half a character',
    ],
  ])('keeps back for %s', (code, over, says) => {
    const { going, held } = planNestedBoxes(accepted, [candidate(over)])
    expect(going).toEqual([])
    expect(held).toMatchObject([{ itemId: item.id, code }])
    expect(held[0]?.sentence).toContain(says)
  })

  it('needs no region, for the boxes say where to look', () => {
    const content = { ...resolution.content, region: null }
    expect(codes(accepted, { resolution: { ...resolution, content } })).toEqual([])
  })

  it('warns of chains that lack levels, and counts their items', () => {
    const { counts, warnings } = planNestedBoxes(accepted, [
      boxed(outer, inner, boxIn(null, 'alone', rectOf(60, 60, 90, 90))),
    ])
    expect(counts).toEqual({ total: 1, chains: 2, unfinished: 1 })
    expect(warnings).toMatchObject([{ code: 'levels-missing', severity: 'warning' }])
    expect(warnings[0]?.sentence).toContain('has 1 of 2 chains with fewer than the 2 levels')
  })

  it('warns of levels that whole pixels make the same', () => {
    const near = boxIn(null, 'outer', rectOf(5.5, 5.5, 19.5, 19.5))
    const close = boxIn('outer', 'inner', rectOf(5.6, 5.6, 19.1, 19.1))
    const { warnings } = planNestedBoxes(accepted, [boxed(near, close)])
    expect(warnings.map(({ code }) => code)).toEqual(['levels-merged'])
  })

  it('takes the boxes of one annotator: accepting before others, finished before begun, and says so', () => {
    const ben = drawn({ annotatorId: 'ben', decision: 'reject' })
    const cleo = drawn({ annotatorId: 'cleo', boxes: [outer] })
    const project = { ...accepted, people: [ann] }
    const whose = (...judgements: readonly Judgement[]) =>
      planNestedBoxes(project, [
        candidate({ judgements, resolution: { ...resolution, by: ['ann', 'cleo'] } }),
      ])
    expect(whose(ben, cleo, drawn()).going[0]?.judgement.annotatorId).toBe('ann')
    expect(whose(ben, cleo).going[0]?.judgement.annotatorId).toBe('cleo')
    expect(whose(ben, drawn()).warnings[0]?.sentence).toContain(
      'was boxed by 2 annotators; the boxes of Ann go out.',
    )
  })

  it('goes by the order of the items', () => {
    const items = [2, 1].map((order) => candidate({ item: exampleItem({ id: `i${order}`, order }) }))
    expect(planNestedBoxes(accepted, items).going.map(({ item }) => item.id)).toEqual(['i1', 'i2'])
  })
})
