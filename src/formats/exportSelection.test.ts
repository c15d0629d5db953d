import { describe, expect, it } from 'vitest'
import { exampleItem, examplePicture } from '../domain/example.ts'
import type { SelectionCode } from '../domain/selection.ts'
import { acceptedCandidate, exportOptions, exportScope, spokenDesk, textsOf } from './export.test-data.ts'
import { exportFiles, planTargets } from './exportFiles.ts'
import { planTarget, selectedScope, type ExportSelection } from './exportSelection.ts'
import { targets, targetWith } from './targets.ts'

const ids = ['one', 'two', 'three', 'four']

const candidates = ids.map((id, order) => ({
  ...acceptedCandidate(
    exampleItem({ id, order, pictureId: id, question: `How many bolts does ${id} have?` }),
    examplePicture({ id, sha256: id }),
  ),
  ...(id === 'four' && { resolution: 'undecided' as const, judgements: [] }),
}))

const verdict = (code: SelectionCode, sentence = '', of: string | null = null) => ({ code, of, sentence })

const selection: ExportSelection = {
  plan: {
    seed: 7,
    categories: [{ category: 'counting', count: 1 }],
    kinds: null,
    prefer: ['hard'],
    perPicture: 2,
    oneOfDuplicates: true,
  },
  modelId: 'm',
  verdicts: new Map([
    ['one', verdict('taken', 'It is taken.')],
    ['two', verdict('category-full', 'The category is full.')],
    ['three', verdict('duplicate', 'It is a duplicate.', 'one')],
    ['four', verdict('not-accepted', 'Nobody has decided about it yet.')],
  ]),
}

const scope = { ...exportScope(candidates), selection }
const options = exportOptions()

const target = (id: string) => {
  const found = targetWith(id)
  if (!found) throw new Error(`There is no target ${id}.`)
  return found
}

describe('an export of the selected items', () => {
  it('writes those that are taken and says of the others why they stay', () => {
    const plan = planTarget(target('zoombench'), scope, options)
    expect(plan.total).toBe(1)
    expect(plan.held).toEqual([
      { itemId: 'two', code: 'unselected', sentence: 'The category is full.' },
      { itemId: 'three', code: 'unselected', sentence: 'It is a duplicate.' },
      { itemId: 'four', code: 'undecided', sentence: 'Nobody has decided about it yet.' },
    ])
  })

  it('leaves out of every target but the records what is not taken', () => {
    for (const each of targets.filter(({ group }) => group !== 'records'))
      expect(planTarget(each, scope, options).total).toBeLessThanOrEqual(1)
    expect(planTarget(target('judgements'), scope, options).total).toBe(
      candidates.filter(({ judgements }) => judgements.length > 0).length,
    )
  })

  it('is of everything accepted where nothing is selected', () => {
    const all = exportScope(candidates)
    expect(selectedScope(all)).toBe(all)
    expect(planTarget(target('zoombench'), all, options).total).toBe(3)
    expect(selectedScope(scope)).toBe(selectedScope(scope))
  })

  it('has the plan, the seed and the reason of every accepted item in its manifest and its datasheet', async () => {
    const planned = planTargets([target('datasheet'), target('judgements')], scope, options)
    const files = await textsOf(exportFiles(planned, scope, options, spokenDesk))
    const manifest: unknown = JSON.parse(files.get('manifest.json') ?? '')
    expect(manifest).toMatchObject({
      options: { selection: { seed: 7, per_picture: 2, one_of_duplicates: true, model: 'm', taken: 1 } },
      items: [
        { id: 'one', selection: { code: 'taken', reason: 'It is taken.', duplicate_of: null } },
        { id: 'two', selection: { code: 'category-full' } },
        { id: 'three', selection: { code: 'duplicate', duplicate_of: 'one' } },
      ],
    })
    const sheet = files.get('datasheet/DATASHEET.md') ?? ''
    expect(sheet).toContain('Of 4 items that were given, 1 are in the dataset.')
    expect(sheet).toContain(
      'a plan with the seed 7: at most 1 of counting; 2 of one picture; one of duplicates',
    )
  })
})
