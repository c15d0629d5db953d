import { describe, expect, it } from 'vitest'
import { applyEntries, emptyDataset } from '../../../domain/dataset.ts'
import type { Entry } from '../../../domain/entry.ts'
import { exampleItem, exampleJudgement, exampleProject } from '../../../domain/example.ts'
import { factsOf } from '../../../domain/factsIndex.ts'
import type { Judgement } from '../../../domain/judgement.ts'
import type { Project } from '../../../domain/project.ts'
import { teamProgress } from './teamProgress.ts'

const me = { id: 'me', name: 'Me', color: 'blue' }
const ada = { id: 'ada', name: 'Ada', color: 'teal' }
const project: Project = { ...exampleProject, policy: { kind: 'majority', needed: 2 }, people: [ada] }
const said = (itemId: string, annotatorId: string, over: Partial<Judgement>): Entry => ({
  kind: 'judgement',
  value: exampleJudgement({ itemId, annotatorId, ...over }),
})
const dataset = applyEntries(emptyDataset(project), [
  ...['one', 'two', 'three', 'four'].map((id, order): Entry => ({
    kind: 'item',
    value: exampleItem({ id, order }),
  })),
  said('one', 'ada', { decision: 'accept', decidedAt: 5 }),
  said('one', 'ben', { decision: 'accept', decidedAt: 6 }),
  said('two', 'ada', { decision: 'accept', decidedAt: 9 }),
  said('two', 'ben', { decision: 'reject', decidedAt: 3 }),
  said('three', 'ada', { decision: 'skip', decidedAt: 1 }),
  said('three', 'ben', { decision: null }),
])

describe('how far the team is', () => {
  it('counts stages, what is still missing by the policy, and what everybody decided', () => {
    const { items, stages, missing, annotators } = teamProgress(factsOf(dataset), project, me)
    expect([items, stages, missing]).toEqual([4, { needed: 2, disputed: 1, resolved: 1 }, 4])
    expect(annotators).toEqual([
      { person: ada, decided: 3, accepted: 2, rejected: 0, other: 1, open: 0, lastAt: 9 },
      {
        person: { id: 'ben', name: 'Annotator ben', color: 'gray' },
        decided: 2,
        accepted: 1,
        rejected: 1,
        other: 0,
        open: 1,
        lastAt: 6,
      },
    ])
  })

  it('asks for one more look at least where an item needs judgements though enough were given', () => {
    const skipped = applyEntries(emptyDataset({ ...project, policy: { kind: 'sole' } }), [
      { kind: 'item', value: exampleItem({ id: 'three' }) },
      said('three', 'ada', { decision: 'skip' }),
    ])
    expect(teamProgress(factsOf(skipped), { policy: { kind: 'sole' }, people: [] }, me).missing).toBe(1)
  })
})
