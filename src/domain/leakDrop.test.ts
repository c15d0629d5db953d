import { describe, expect, it } from 'vitest'
import { applyEntries, emptyDataset, judgementOf, type Dataset } from './dataset.ts'
import { exampleItem, exampleJudgement, examplePicture, exampleProject } from './example.ts'
import { dropping } from './leakDrop.ts'
import { leakedReason } from './leaks.ts'
import type { Project } from './project.ts'
import { verdictOn } from './review.ts'
import { get } from './table.ts'

const inProject = (project: Project): Dataset =>
  applyEntries(emptyDataset(project), [
    { kind: 'picture', value: examplePicture() },
    { kind: 'item', value: exampleItem({ id: 'i1' }) },
    { kind: 'item', value: exampleItem({ id: 'i2' }) },
  ])
const speaker = {
  annotatorId: 'me',
  at: 5,
  shownOf: () => ({
    look: 'side-by-side' as const,
    global: true,
    regional: false,
    outline: true,
    answer: true,
    provenance: false,
    margin: 0,
    previews: [],
  }),
}
const after = (dataset: Dataset): Dataset =>
  applyEntries(
    dataset,
    dropping(dataset, ['i1', 'i2'], leakedReason, speaker).flatMap((change) => change.after ?? []),
  )

describe('dropping what leaked', () => {
  it('is the word of whoever may give it, with a reason that the project has from then on', () => {
    const dropped = after(inProject(exampleProject))
    const item = get(dropped.items, 'i1') ?? exampleItem()
    expect(verdictOn(dropped, item)).toMatchObject({
      resolution: { outcome: 'reject', reasons: ['leaked'], adjudicator: 'me', at: 5 },
    })
    expect(dropped.project.reasons.at(-1)).toEqual(leakedReason)
    expect(dropping(dropped, ['i1', 'i2'], leakedReason, speaker)).toEqual([])
  })

  it('changes nothing about what is out already, whoever rejected it', () => {
    const rejected = applyEntries(inProject(exampleProject), [
      {
        kind: 'judgement',
        value: exampleJudgement({ itemId: 'i1', annotatorId: 'ben', decision: 'reject' }),
      },
    ])
    expect(dropping(rejected, ['i1'], leakedReason, speaker)).toEqual([])
    expect(after(rejected).resolutions.size).toBe(1)
  })

  it('is one’s own judgement for anybody else', () => {
    const adjudication = { adjudicators: ['somebody else'], namesHidden: false }
    const dropped = after(inProject({ ...exampleProject, adjudication }))
    expect(dropped.resolutions.size).toBe(0)
    expect(judgementOf(dropped, 'i2', 'me')).toMatchObject({ decision: 'reject', reasons: ['leaked'] })
  })
})
