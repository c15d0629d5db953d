import { describe, expect, it } from 'vitest'
import { applyEntries, emptyDataset } from '../../../domain/dataset.ts'
import { exampleItem, examplePicture, exampleProject } from '../../../domain/example.ts'
import { factsOf } from '../../../domain/factsIndex.ts'
import { valueWordsIn } from '../../../domain/itemFieldWords.ts'
import { surroundingsOf } from '../../../domain/itemFields.ts'
import { csvPieces } from './csv.ts'

const dataset = applyEntries(emptyDataset({ ...exampleProject, id: 'csv' }), [
  { kind: 'picture', value: examplePicture() },
  { kind: 'item', value: exampleItem({ id: 'a', order: 0, question: '=HYPERLINK("x"), how many?' }) },
  { kind: 'item', value: exampleItem({ id: 'b', order: 1, question: 'Two\nlines', region: null }) },
])
const sight = { surroundings: surroundingsOf(dataset, 'ann'), words: valueWordsIn(dataset.project) }

describe('what is shown as CSV', () => {
  it('holds the columns in their order, numbers as numbers and no formula', () => {
    const columns = ['question', 'category', 'areaRatio', 'unheard-of', 'mine']
    expect([...csvPieces(factsOf(dataset), columns, sight)].join('')).toBe(
      [
        'Question,Category,Area ratio,My decision\r\n',
        '"\'=HYPERLINK(""x""), how many?",Fine-grained counting,0.0008,Undecided\r\n',
        '"Two\nlines",Fine-grained counting,,Undecided\r\n',
      ].join(''),
    )
  })

  it('comes in pieces that together hold every row once', () => {
    const [facts] = factsOf(dataset)
    if (!facts) throw new Error('There are no facts.')
    const many = Array.from({ length: 4100 }, () => facts)
    const pieces = [...csvPieces(many, ['mine'], sight)]
    expect(pieces).toHaveLength(4)
    expect(pieces.join('').split('\r\n')).toHaveLength(4102)
  })
})
