import { describe, expect, it } from 'vitest'
import { boxIn, rectOf } from '../domain/boxes.test-data.ts'
import { exampleItem, examplePicture } from '../domain/example.ts'
import { acceptedCandidate, boxedCandidate, exportOptions, exportScope } from './export.test-data.ts'
import { boxedRowsOf, rowsOf } from './exportRows.ts'
import type { Candidate } from './held.ts'
import type { Split } from './target.ts'

const picture = (id: string) => examplePicture({ id, sha256: id })

/** Ten items in pairs on five pictures, all boxed. */
const ten: readonly Candidate[] = Array.from({ length: 10 }, (_, at) =>
  boxedCandidate(
    exampleItem({ id: `item-${at}`, order: at, question: `Which one of ${at}?` }),
    picture(`p${Math.floor(at / 2)}`),
  ),
)
const scope = exportScope(ten)
const split: Split = { train: 0.4, seed: 3, groups: new Map() }

const ids = ({ rows }: { readonly rows: readonly { readonly item: { readonly id: string } }[] }) =>
  rows.map(({ item }) => item.id)

describe('the rows of an export', () => {
  it('have the content that was resolved and the region in whole pixels', () => {
    const region = rectOf(1.5, 2.5, 30.1, 40)
    const { rows } = rowsOf(
      exportScope([acceptedCandidate(exampleItem(), picture('p'), { region })]),
      exportOptions(),
      'bench',
    )
    expect(rows).toMatchObject([
      { region: rectOf(1, 2, 31, 40), content: { region, question: exampleItem().question } },
    ])
  })

  it('are all there for everybody while nothing is split', () => {
    expect(ids(rowsOf(scope, exportOptions(), 'bench'))).toHaveLength(10)
    expect(ids(rowsOf(scope, exportOptions(), 'train'))).toHaveLength(10)
  })

  it('go to one side or the other, whole pictures at a time', () => {
    const options = exportOptions({ split })
    const [bench, train] = [rowsOf(scope, options, 'bench'), rowsOf(scope, options, 'train')]
    expect([ids(bench).length, ids(train).length]).toEqual([6, 4])
    expect([...ids(bench), ...ids(train)].toSorted()).toEqual(ids(rowsOf(scope, options, 'both')))
    const pictures = new Set(train.rows.map((row) => row.picture.id))
    expect(bench.rows.some((row) => pictures.has(row.picture.id))).toBe(false)
  })

  it('go the same way with their boxes as without', () => {
    const options = exportOptions({ split, shuffle: { seed: 5 } })
    const boxed = boxedRowsOf(scope, options, 'train')
    const plain = rowsOf(scope, options, 'train')
    expect(ids(boxed)).toEqual(ids(plain))
    expect(boxed.rows.map(({ content }) => content)).toEqual(plain.rows.map(({ content }) => content))
  })

  it('have balanced letters on either side of a split', () => {
    const options = exportOptions({ split: { ...split, train: 0.8 }, shuffle: { seed: 5 } })
    for (const [side, most] of [
      ['train', 2],
      ['bench', 1],
    ] as const) {
      const letters = rowsOf(scope, options, side).rows.map(({ content }) => content.answerLetter)
      for (const letter of 'ABCD') {
        expect(letters.filter((one) => one === letter).length).toBeLessThanOrEqual(most)
      }
    }
  })

  it('carry the shuffled content in their resolution, too', () => {
    for (const { content, resolution } of rowsOf(scope, exportOptions({ shuffle: { seed: 1 } }), 'both').rows)
      expect(resolution.content).toBe(content)
  })

  it('bring the warnings about themselves, not about those of the other side', () => {
    const bare = ten.map(({ item, picture: of }) =>
      acceptedCandidate({ ...item, category: null }, of ?? picture('p')),
    )
    const { rows, warnings } = rowsOf(exportScope(bare), exportOptions({ split }), 'train')
    expect(warnings.map(({ itemId, code }) => [itemId, code])).toEqual(
      rows.map(({ item }) => [item.id, 'category-missing']),
    )
  })

  it('warn of options that are not shuffled', () => {
    const item = exampleItem({ options: ['red', 'blue', 'All of the above'], answerText: 'blue' })
    const one = exportScope([acceptedCandidate(item)])
    const { rows, warnings } = rowsOf(one, exportOptions({ shuffle: { seed: 1 } }), 'both')
    expect(rows[0]?.content.options).toEqual(item.options)
    expect(warnings.map(({ code }) => code)).toEqual(['order-matters'])
    expect(rowsOf(one, exportOptions(), 'both').warnings).toEqual([])
  })
})

describe('the rows of nested boxes', () => {
  it('have their chains in whole pixels, b1 first, named for their levels', () => {
    const { rows } = boxedRowsOf(exportScope([boxedCandidate()]), exportOptions(), 'train')
    const levels = [
      { rect: rectOf(100, 200, 220, 280), label: 'bolts', boxIds: ['inner'] },
      { rect: rectOf(90, 190, 301, 400), label: 'Object', boxIds: ['outer'] },
    ]
    expect(rows).toMatchObject([
      { region: rectOf(100, 200, 220, 280), chains: [{ levels, activeMs: 1200 }], union: levels },
    ])
  })

  it('have one union of several chains', () => {
    const boxes = [
      boxIn(null, 'outer', rectOf(0, 0, 100, 100)),
      boxIn('outer', 'left', rectOf(10, 10, 20, 20), { label: 'left' }),
      boxIn('outer', 'right', rectOf(50, 10, 60, 20), { label: 'right' }),
    ]
    const candidate = acceptedCandidate(exampleItem(), picture('p'), {}, { boxes })
    const [row] = boxedRowsOf(exportScope([candidate]), exportOptions(), 'both').rows
    expect(row?.chains.map(({ levels }) => levels.map(({ boxIds }) => boxIds))).toEqual([
      [['left'], ['outer']],
      [['right'], ['outer']],
    ])
    expect(row?.union).toMatchObject([
      { rect: rectOf(10, 10, 60, 20), label: 'left / right', boxIds: ['left', 'right'] },
      { rect: rectOf(0, 0, 100, 100), boxIds: ['outer'] },
    ])
  })
})
