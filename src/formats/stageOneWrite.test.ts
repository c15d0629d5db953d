import { describe, expect, it } from 'vitest'
import { exampleAnswer, exampleItem, exampleOpenItem, examplePicture } from '../domain/example.ts'
import { contentOf } from '../domain/judgement.ts'
import { selectionKey, type AskedSide, type ResolutionSelection } from '../domain/resolutionSelection.ts'
import { acceptedCandidate, bytesOf, exportOptions, exportScope, spokenDesk } from './export.test-data.ts'
import type { SelectedItem } from './stageOnePlan.ts'
import { stageOneFolder, stageOneRow } from './stageOneWrite.ts'

const asked = (...sides: readonly number[]): readonly AskedSide[] =>
  [null, ...sides].map((side) => ({ side, answer: exampleAnswer(1) }))

const selection: ResolutionSelection = {
  key: 'k',
  itemId: 'item-1',
  modelId: 'tiny/q8',
  schedule: [896, 448, 224],
  asked: asked(896, 448),
  side: 448,
  at: 1,
}

const selected = (over: Partial<SelectedItem> = {}): SelectedItem => {
  const item = over.item ?? exampleItem()
  return { item, picture: examplePicture(), content: contentOf(item), selection, ...over }
}
const open = (id: string, side: number | null, sides: readonly number[], over: Partial<SelectedItem> = {}) =>
  selected({
    item: exampleOpenItem({ id }),
    selection: { ...selection, itemId: id, side, asked: asked(...sides) },
    ...over,
  })

const images = new Map([['ab', 'images/harbour.jpg']])

async function filesOf(...going: readonly SelectedItem[]): Promise<ReadonlyMap<string, string>> {
  const files = new Map<string, string>()
  const scope = {
    ...exportScope(going.map(({ item, picture }, order) => acceptedCandidate({ ...item, order }, picture))),
    selections: going.map(({ selection: one, picture: { sha256 }, content }) => ({
      ...one,
      key: selectionKey({ ...one, sha256: sha256 ?? '', content }),
    })),
  }
  const plan = stageOneFolder.plan(scope, exportOptions({ modifiedAt: 7 }))
  for await (const out of plan.write(spokenDesk)) {
    expect(files.has(out.path)).toBe(false)
    expect(out.modifiedAt).toBe(7)
    files.set(out.path, new TextDecoder().decode(await bytesOf(out)))
  }
  expect(files.size).toBe(plan.files)
  return files
}

describe('a row of Stage I', () => {
  it('names both pictures with their sizes, the question as models are asked, and how the side was found', () => {
    expect(stageOneRow(selected(), images)).toEqual({
      id: 'item-1',
      image: 'small_images/harbour_448.png',
      width: 448,
      height: 336,
      original_image: 'images/harbour.jpg',
      original_width: 4000,
      original_height: 3000,
      question:
        "How many bolts hold the hinge?\nA. two\nB. three\nC. four\nD. six\n\nAnswer with the option's letter from the given choices.",
      answer: 'B',
      selected_side: 448,
      diverged: true,
      schedule: [896, 448, 224],
      model: 'tiny/q8',
    })
  })

  it('shows the smallest picture that was tried when the answer never changed', () => {
    expect(stageOneRow(open('o', null, [896, 448, 224]), images)).toMatchObject({
      image: 'small_images/harbour_224.png',
      width: 224,
      height: 168,
      question: 'How many bolts hold the hinge?',
      answer: '3',
      selected_side: null,
      diverged: false,
    })
  })

  it('shows the original where the picture is smaller than every side', () => {
    const picture = examplePicture({ width: 200, height: 100 })
    expect(stageOneRow(open('o', null, [], { picture }), images)).toMatchObject({
      image: 'images/harbour.jpg',
      width: 200,
      height: 100,
      original_width: 200,
    })
  })
})

describe('the files of Stage I', () => {
  it('are the rows, each original once, and each smaller picture once', async () => {
    const other = examplePicture({ id: 'p2', sha256: 'cd', name: 'harbour_448.png' })
    const made = { ...other, origin: { ...other.origin, plainJpeg: false } }
    const files = await filesOf(
      selected(),
      open('one', null, [896], { picture: made }),
      open('two', 448, [896, 448]),
      open('three', 896, [896]),
      open('four', null, [], { picture: made }),
    )
    expect([...files].slice(1)).toEqual([
      ['images/harbour.jpg', 'kept picture-1'],
      ['small_images/harbour_448.png', 'image/png picture-1 as 448x336'],
      ['small_images/harbour_896.png', 'image/png picture-1 as 896x672'],
      ['images/harbour_448.png', 'image/png p2'],
      ['small_images/harbour_448_896.png', 'image/png p2 as 896x672'],
    ])
    const lines = (files.get('stage1.jsonl') ?? '').split('\n')
    expect(lines.at(-1)).toBe('')
    const rows = lines.slice(0, -1).map((line) => JSON.parse(line) as Record<string, unknown>)
    expect(rows.map(({ id, image }) => [id, image])).toEqual([
      ['item-1', 'small_images/harbour_448.png'],
      ['one', 'small_images/harbour_448_896.png'],
      ['two', 'small_images/harbour_448.png'],
      ['three', 'small_images/harbour_896.png'],
      ['four', 'images/harbour_448.png'],
    ])
    for (const { image, original_image } of rows) {
      expect(files.has(String(image))).toBe(true)
      expect(files.has(String(original_image))).toBe(true)
    }
  })

  it('are the same bytes each time', async () => {
    expect(await filesOf(selected(), open('two', 896, [896]))).toEqual(
      await filesOf(selected(), open('two', 896, [896])),
    )
  })
})
