import { describe, expect, it } from 'vitest'
import { exampleJudgement } from '../../domain/example.ts'
import { drawing, exampleWhole, json, putProject, run, workplace, zoomRow } from '../cli.test-data.ts'

const judgements = [
  exampleJudgement({ decision: 'accept', activeMs: 4000, idleMs: 1500, decidedAt: 1 }),
  exampleJudgement({ itemId: 'item-2', decision: 'reject', activeMs: 6000, decidedAt: 1 }),
  exampleJudgement({ itemId: 'item-2', annotatorId: 'ben', decision: null, activeMs: 500 }),
]

describe('stats', () => {
  it('counts a project: items, outcomes, annotators and their time', async () => {
    const place = await workplace()
    const file = await putProject(place.at('project.saccade.zip'), exampleWhole({ judgements }))
    const { out, code } = await run(['stats', file, '--json'])
    expect(code).toBe(0)
    expect(json(out)).toMatchObject({
      items: 2,
      pictures: { known: 1, missing: 0 },
      kinds: { multipleChoice: 2, open: 0 },
      categories: [{ id: 'counting', name: 'Fine-grained counting', items: 2 }],
      outcomes: { accept: 1, reject: 1, undecided: 0 },
      decisions: { accept: 1, reject: 1, flag: 0, skip: 0, begun: 1 },
      annotators: [
        { id: 'ann', name: 'Ann', judgements: 2, seconds: { active: 10, idle: 1.5, medianActive: 5 } },
        { id: 'ben', name: null, judgements: 1, seconds: { active: 0.5, medianActive: null } },
      ],
      seconds: { active: 10.5, idle: 1.5, medianActive: 5 },
    })
    const text = await run(['stats', file])
    expect(text.out).toContain('Ann: 2 (accept 1, reject 1), 10 s active, 2 s idle, 5 s a decision')
  })

  it('knows how much of their pictures regions cover', async () => {
    const place = await workplace()
    await place.put('images/a.png', drawing(1, 'png', 1000, 1000))
    const rows = [
      zoomRow({ bbox: [0, 0, 100, 100] }),
      zoomRow({ bbox: [0, 0, 200, 100] }),
      zoomRow({ bbox: [0, 0, 500, 1000] }),
      zoomRow({ images: ['images/gone.png'] }),
    ]
    const file = await place.put('zoombench.json', JSON.stringify(rows))
    const { out } = await run(['stats', file, '--json'])
    expect(json(out)).toMatchObject({
      items: 4,
      pictures: { known: 1, missing: 1 },
      areaRatios: { known: 3, spread: { least: 0.01, median: 0.02, most: 0.5 }, threshold: 0.1, above: 1 },
      outcomes: { undecided: 4 },
      annotators: [],
    })
  })

  it('counts judgements without their data', async () => {
    const place = await workplace()
    const project = await putProject(place.at('p.zip'), exampleWhole({ judgements }))
    await run(['convert', project, '--to', 'judgements', '--out', place.at('said')])
    const { out } = await run(['stats', place.at('said/judgements.jsonl'), '--json'])
    expect(json(out)).toMatchObject({
      items: 0,
      decisions: { accept: 1, reject: 1, begun: 1 },
      seconds: { active: 10.5 },
    })
  })
})
