import { describe, expect, it } from 'vitest'
import { boxIn, rectOf } from '../domain/boxes.test-data.ts'
import {
  exampleItem,
  exampleJudgement,
  exampleOpenItem,
  examplePicture,
  exampleProject,
} from '../domain/example.ts'
import type { Judgement } from '../domain/judgement.ts'
import type { Project } from '../domain/project.ts'
import { datasheetFile } from './datasheetWrite.ts'
import {
  acceptedCandidate,
  exampleCard,
  exportOptions,
  exportScope,
  spokenDesk,
  textsOf,
} from './export.test-data.ts'
import type { Candidate } from './held.ts'
import type { ExportOptions } from './target.ts'

const large = examplePicture({ id: 'picture-2', sha256: 'cd', width: 8000, height: 6000, bytes: 3_000_000 })

const said = (itemId: string, annotatorId: string, over: Partial<Judgement> = {}): Judgement =>
  exampleJudgement({
    itemId,
    annotatorId,
    decision: 'accept',
    activeMs: 20_000,
    startedAt: Date.UTC(2026, 8, 1),
    decidedAt: Date.UTC(2026, 8, 3),
    ...over,
  })

const candidates: readonly Candidate[] = [
  {
    ...acceptedCandidate(exampleItem({ id: 'i1', question: 'One?' })),
    judgements: [said('i1', 'ann', { boxes: [boxIn(null, 'b1', rectOf(1, 1, 9, 9))] }), said('i1', 'bob')],
  },
  {
    ...acceptedCandidate(exampleItem({ id: 'i2', question: 'Two?', category: 'ocr' }), large),
    judgements: [
      said('i2', 'ann', { revision: { category: 'ocr' } }),
      said('i2', 'bob', { decision: 'flag' }),
    ],
  },
  {
    ...acceptedCandidate(exampleOpenItem({ id: 'i3', question: 'Three?' }), large),
    judgements: [said('i3', 'ann')],
  },
  { ...acceptedCandidate(exampleItem({ id: 'i4' })), resolution: 'undecided', judgements: [] },
]

const sheet = async (
  of: readonly Candidate[] = candidates,
  options: Partial<ExportOptions> = {},
  project: Project = exampleProject,
): Promise<string> => {
  const plan = datasheetFile.plan(exportScope(of, project), exportOptions(options))
  const files = await textsOf(plan.write(spokenDesk))
  expect([...files.keys()]).toEqual(['DATASHEET.md'])
  expect(files.size).toBe(plan.files)
  return files.get('DATASHEET.md') ?? ''
}

describe('the datasheet', () => {
  it('goes through the questions of Gebru et al.', async () => {
    const headings = (await sheet()).split('\n').filter((line) => line.startsWith('#'))
    expect(headings).toEqual([
      '# Datasheet: Example',
      '## Motivation',
      '## Composition',
      '## Collection',
      '## Labelling',
      '## Preprocessing and cleaning',
      '## Uses',
      '## Distribution',
      '## Maintenance',
    ])
  })

  it('counts what is in the dataset', async () => {
    const text = await sheet()
    expect(text).toContain(
      '3 items, each a question with its answer on one picture: 2 multiple choice and 1 open.',
    )
    expect(text).toContain('| Fine-grained counting | 1 | 1 | 2 |')
    expect(text).toContain('| OCR | 1 | 0 | 1 |')
    expect(text).toContain('2 pictures of 3.0 MB in all (image/jpeg: 2).')
    expect(text).toContain('| Megapixels of a picture | 12.00 | 30.00 | 48.00 |')
    expect(text).toContain('| Longer side in pixels | 4,000 | 6,000 | 8,000 |')
    expect(text).toContain('1 item has nested boxes, 1 in all.')
  })

  it('says where items came from, what was left out and when they were judged', async () => {
    const text = await sheet()
    expect(text).toContain('| r2i-answers | 1 | 3 |')
    expect(text).toContain(
      '3 items came with answers of teacher models; the share of those that agreed is between 87.5 % and 87.5 %',
    )
    expect(text).toContain('Of 4 items that were given, 3 are in the dataset.\n\n- undecided: 1')
    expect(text).toContain('between 2026-09-01 and 2026-09-03')
  })

  it('says how many independent checks each item got, how long it took and how far people agree', async () => {
    const text = await sheet()
    expect(text).toContain(
      '2 annotators gave 5 judgements. One decision resolves an item; several must agree.',
    )
    expect(text).toContain('| Annotators who decided | Items |\n| --- | --- |\n| 1 | 2 |\n| 2 | 1 |')
    expect(text).toContain(
      '100 s in all: a median of 20.0 s for each of 5 timed decisions and 33.3 s for each item',
    )
    expect(text).toMatch(/\| Decision \| 2 \| 2 \| 0\.500 \(0\.000 to 1\.000\) \| 0\.000/)
    expect(text).toContain('of 1 of the 3 items')
  })

  it('counts what an adjudicator settled, where there was one', async () => {
    const settled = candidates.map((one) =>
      one.item.id === 'i1' && typeof one.resolution !== 'string'
        ? { ...one, resolution: { ...one.resolution, adjudicator: 'ann' } }
        : one,
    )
    expect(await sheet(settled)).toContain('An adjudicator settled 1 of the 3 items')
    expect(await sheet()).not.toContain('An adjudicator settled')
  })

  it('says of everything that nobody told that it is not recorded', async () => {
    const card = {
      ...exampleCard,
      title: '',
      version: '',
      licence: ' ',
      language: '',
      description: '',
      authors: [],
      homepage: '',
    }
    const text = await sheet([], { card })
    for (const sentence of [
      '# Datasheet: Example',
      'What the dataset was made for is not recorded.',
      'Who made it is not recorded.',
      'Where the items came from is not recorded.',
      'the project holds no judgements',
      'When they were judged is not recorded.',
      'How long it took is not recorded.',
      'Agreement is not known: no item was judged by two annotators.',
      'Accuracy of people in the two views is not recorded.',
      'The licence is not recorded.',
      'The language of the questions is not recorded.',
    ]) {
      expect(text).toContain(sentence)
    }
    expect(text).not.toMatch(/NaN|Infinity|undefined|null/)
  })

  it('shows what people typed, and obeys none of it', async () => {
    const card = {
      ...exampleCard,
      title: '<script>alert(1)</script>',
      description: '![x](javascript:1) | a\n# b',
    }
    const project = { ...exampleProject, categories: [{ id: 'counting', name: 'a | <b>' }] }
    const text = await sheet(candidates, { card }, project)
    expect(text).toContain('# Datasheet: \\<script\\>alert(1)\\</script\\>')
    expect(text).toContain('\\!\\[x\\](javascript:1) \\| a \\# b')
    expect(text).toContain('| a \\| \\<b\\> | 1 | 1 | 2 |')
  })

  it('says how pictures, crops, options and sides were made', async () => {
    const text = await sheet(candidates, {
      pictures: 'jpeg',
      crops: { kind: 'margin', share: 0.5 },
      shuffle: { seed: 7 },
      split: { train: 0.25, seed: 3, groups: new Map() },
    })
    expect(text).toContain(
      'Pictures are JPEG of quality 95. Crops show the region with 50 % of its sides as a margin.',
    )
    expect(text).toContain('in another order with the seed 7')
    expect(text).toContain('25 % of the items were set apart for training with the seed 3')
  })

  it('is the same bytes twice, and whatever the order of the items', async () => {
    expect(await sheet(candidates.toReversed())).toBe(await sheet())
  })
})
