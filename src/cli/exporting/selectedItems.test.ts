import { describe, expect, it } from 'vitest'
import { exampleJudgement } from '../../domain/example.ts'
import { exampleWhole, putProject, run, workplace } from '../cli.test-data.ts'

const putPlanned = async (count: number | null) => {
  const place = await workplace()
  const whole = exampleWhole({
    judgements: ['item-1', 'item-2'].map((itemId) =>
      exampleJudgement({ itemId, decision: 'accept', decidedAt: 5 }),
    ),
  })
  const selection =
    count === null
      ? null
      : {
          seed: 3,
          categories: [{ category: 'counting', count }],
          kinds: null,
          prefer: [],
          perPicture: null,
          oneOfDuplicates: true,
        }
  const file = await putProject(place.at('project.saccade.zip'), {
    ...whole,
    project: { ...whole.project, selection },
  })
  return { place, file }
}

describe('convert of a project with a plan', () => {
  it('writes what the plan takes, and says of the rest why not', async () => {
    const { place, file } = await putPlanned(1)
    const ran = await run(['convert', file, '--to', 'zoombench', '--out', place.at('out')])
    expect(ran.code).toBe(0)
    expect(ran.out).toContain('ZoomBench (zoombench): 1 item')
    expect(ran.out).toContain('left out, unselected: 1. “Fine-grained counting” has as many')
    const manifest: unknown = JSON.parse(await place.text('out/manifest.json'))
    expect(manifest).toMatchObject({ options: { selection: { seed: 3, taken: 1, model: null } } })
  })

  it('writes all that is accepted when it is asked to, or when there is no plan', async () => {
    const { place, file } = await putPlanned(1)
    const all = await run([
      'convert',
      file,
      '--to',
      'zoombench',
      '--items',
      'accepted',
      '--out',
      place.at('out'),
    ])
    expect(all.out).toContain('ZoomBench (zoombench): 2 items')
    const { file: without } = await putPlanned(null)
    const ran = await run(['convert', without, '--to', 'zoombench', '--dry-run'])
    expect(ran.out).toContain('ZoomBench (zoombench): 2 items')
    const asked = await run(['convert', without, '--to', 'zoombench', '--items', 'selected', '--dry-run'])
    expect(asked.code).not.toBe(0)
    expect(asked.said).toContain('There is no plan in these files by which items are selected')
  })
})
