import { describe, expect, it } from 'vitest'
import { exampleItem, examplePreview } from '../../../domain/example.ts'
import type { Item } from '../../../domain/item.ts'
import { contentOf } from '../../../domain/judgement.ts'
import { previewKey, type Preview, type View } from '../../../domain/preview.ts'
import { emptyTable, withRows, type Table } from '../../../domain/table.ts'
import { blindModels } from './blindAnswers.ts'

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

function modelsIn(known: Table<Preview>) {
  const steps = blindModels(
    [one, two, three].flatMap((item) => (item ? [factsOf(item)] : [])),
    known,
  )
  for (;;) {
    const step = steps.next()
    if (step.done) return step.value
  }
}

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
        answers: [
          { id: 'one', right: 1 },
          { id: 'two', right: 0 },
          { id: 'three', right: 0 },
        ],
        isMute: false,
      },
      { modelId: 'n', answers: [{ id: 'one', right: 1 }], isMute: false },
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
