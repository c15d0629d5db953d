import { describe, expect, it } from 'vitest'
import type { EvaluatedItem } from '../../../domain/evaluatedItem.ts'
import { exampleItem, examplePicture } from '../../../domain/example.ts'
import type { Item } from '../../../domain/item.ts'
import type { Picture } from '../../../domain/picture.ts'
import { emptyTable, withRows } from '../../../domain/table.ts'
import { cropTestCandidates } from './cropTestCandidates.ts'
import { leftSentences, runName } from './cropTestPlanWords.ts'

const region = { x1: 1, y1: 2, x2: 3, y2: 4 }
const level = { x1: 0, y1: 0, x2: 2, y2: 2 }

const evaluated = (id: string, over: Partial<EvaluatedItem> = {}): EvaluatedItem => ({
  given: exampleItem({ id }),
  key: { ...exampleItem({ id }), region },
  size: { width: 10, height: 10 },
  levels: [],
  ...over,
})

const picture = examplePicture({ id: 'p' })

describe('the items of a crop test', () => {
  it('are those of the benchmark in its order, with their picture, evidence and box', () => {
    const ids = ['b', 'a', 'c', 'rejected', 'unknown']
    const items = new Map([
      ['a', evaluated('a')],
      ['b', evaluated('b', { levels: [level] })],
      ['c', evaluated('c', { size: null })],
      ['rejected', evaluated('rejected', { key: null })],
    ])
    const dataset = {
      items: withRows(
        emptyTable<Item>(),
        new Map(['a', 'b'].map((id) => [id, exampleItem({ id, pictureId: 'p' })])),
      ),
      pictures: withRows(emptyTable<Picture>(), new Map([['p', picture]])),
    }
    const boxes = { itemIds: ['x', 'a'], rects: Float64Array.of(9, 9, 9, 9, 5, 6, 7, 8), without: 1 }
    const found = [...cropTestCandidates(ids, items, dataset, boxes)]
    expect(
      found.map(({ itemId, picture: of, evidence, predicted }) => [itemId, of?.id, evidence, predicted]),
    ).toEqual([
      ['b', 'p', level, null],
      ['a', 'p', region, { x1: 5, y1: 6, x2: 7, y2: 8 }],
      ['c', undefined, null, null],
    ])
  })

  it('that stay out are counted by reason', () => {
    expect(leftSentences({ rows: [], left: [] })).toEqual([])
    expect(
      leftSentences({
        rows: [],
        left: [
          { itemId: 'a', why: 'no-box' },
          { itemId: 'b', why: 'no-box' },
          { itemId: 'c', why: 'no-picture' },
        ],
      }),
    ).toEqual(['3 items left out of all three: 2 without a predicted box; 1 whose picture is missing.'])
  })

  it('come from a run that is named by its model, view, seed and file', () => {
    expect(
      runName({
        id: 'r',
        model: 'tiny-7B',
        view: 'regional',
        seed: 42,
        budget: null,
        crop: null,
        boxes: 'pixels',
        attention: false,
        source: {
          file: 'out/answers.jsonl',
          format: 'plain',
          benchmark: null,
          sha256: null,
          viewGuessed: false,
          boxesGuessed: false,
        },
        addedAt: 1,
        count: 1,
        unmatched: 0,
      }),
    ).toBe('tiny-7B · regional · seed 42 · answers.jsonl')
  })
})
