import { describe, expect, it } from 'vitest'
import { exampleItem, examplePreview } from '../../../domain/example.ts'
import type { Item } from '../../../domain/item.ts'
import { contentOf } from '../../../domain/judgement.ts'
import { previewKey, type Preview, type View } from '../../../domain/preview.ts'
import { finished } from '../../../domain/slices.ts'
import { emptyTable, withRows, type Table } from '../../../domain/table.ts'
import { blindModels, importedBlind, type ImportedScores } from './blindAnswers.ts'

const factsOf = (item: Item) => ({
  item,
  content: contentOf(item),
  picture: null,
  judgements: [],
  resolution: 'undecided' as const,
  stage: 'needed' as const,
  agreement: null,
  areaRatio: null,
  activeMs: 0,
  difficulty: null,
})

const once = { samples: 1, temperature: 0 }
const [one, two, three] = ['one', 'two', 'three'].map((id) => exampleItem({ id, question: `What is ${id}?` }))

const said = (
  item: Item | undefined,
  modelId: string,
  options: readonly (number | null)[],
  over: Partial<Preview> & { readonly view?: View } = {},
): readonly [string, Preview] => {
  const ask = {
    modelId,
    view: 'blind' as const,
    budget: { kind: 'native' as const },
    sampling: once,
    sha256: 'x',
    ...over,
  }
  const key = previewKey({ ...ask, content: item ?? exampleItem() })
  return [key, examplePreview({ ...ask, key, answers: options.map((option) => ({ text: '', option })) })]
}

const modelsIn = (known: Table<Preview>) =>
  finished(
    blindModels(
      [one, two, three].flatMap((item) => (item ? [factsOf(item)] : [])),
      known,
    ),
  )

describe('what models said without the picture', () => {
  it('is told of each model, a refusal as not right', () => {
    const known = withRows(emptyTable<Preview>(), [
      said(one, 'm', [1]),
      said(two, 'm', [0]),
      said(three, 'm', [], { refusal: 'It reads text only.' }),
      said(one, 'n', [1]),
      said(two, 'n', [1], { view: 'global' }),
    ])
    expect(modelsIn(known)).toEqual([
      {
        modelId: 'm',
        isImported: false,
        answers: [
          { id: 'one', right: 1 },
          { id: 'two', right: 0 },
          { id: 'three', right: 0 },
        ],
        isMute: false,
      },
      { modelId: 'n', isImported: false, answers: [{ id: 'one', right: 1 }], isMute: false },
    ])
  })

  it('is that of the way in which most items were asked', () => {
    const sampling = { samples: 4, temperature: 0.7 }
    const known = withRows(emptyTable<Preview>(), [
      said(one, 'm', [1]),
      said(one, 'm', [1, 1, 0, 0], { sampling }),
      said(two, 'm', [1, 0, 0, 0], { sampling }),
    ])
    expect(modelsIn(known)[0]?.answers).toEqual([
      { id: 'one', right: 0.5 },
      { id: 'two', right: 0.25 },
    ])
  })

  it('is nothing to conclude from where a model refuses everything', () => {
    const known = withRows(emptyTable<Preview>(), [
      said(one, 'm', [], { refusal: 'It reads text only.' }),
      said(two, 'm', [], { refusal: 'It reads text only.' }),
    ])
    expect(modelsIn(known)).toMatchObject([{ modelId: 'm', isMute: true }])
  })

  it('is nothing where no model was asked without the picture', () => {
    expect(modelsIn(withRows(emptyTable<Preview>(), [said(one, 'm', [1], { view: 'global' })]))).toEqual([])
  })
})

const run = (id: string, format = 'mm-eval') => ({
  id,
  source: { file: id, format, benchmark: null, sha256: null, viewGuessed: false, boxesGuessed: false },
})
const column = (over: Partial<ImportedScores['columns'][number]>): ImportedScores['columns'][number] => ({
  label: 'alpha',
  view: 'blind',
  crop: null,
  runIds: ['a'],
  right: Float64Array.of(1, 0, Number.NaN, 0.5),
  ...over,
})

describe('what imported runs say without the picture', () => {
  const itemIds = ['one', 'two', 'three', 'elsewhere']
  const items = [one, two, three].flatMap((item) => (item ? [{ item }] : []))
  const modelsOf = (...columns: ImportedScores['columns']) =>
    finished(importedBlind(items, { itemIds, columns }, [run('a'), run('b', 'preview')]))

  it('is told of the items at hand that were answered', () => {
    expect(modelsOf(column({}))).toEqual([
      {
        modelId: 'alpha',
        isImported: true,
        isMute: false,
        answers: [
          { id: 'one', right: 1 },
          { id: 'two', right: 0 },
        ],
      },
    ])
  })

  it('is neither of other views nor of the crop test', () => {
    expect(modelsOf(column({ view: 'global' }), column({ crop: 'noise' }))).toEqual([])
  })

  it('is not told twice of what was asked here and taken as a run', () => {
    expect(modelsOf(column({ runIds: ['b'] }))).toEqual([])
    expect(modelsOf(column({ runIds: ['b', 'a'] }))).toHaveLength(1)
  })

  it('is nothing where none of the items at hand was answered', () => {
    expect(modelsOf(column({ right: new Float64Array(4).fill(Number.NaN) }))).toEqual([])
  })
})
