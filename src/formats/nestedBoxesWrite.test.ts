import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { drawBox } from '../domain/boxEdits.ts'
import { boxIn, rectOf } from '../domain/boxes.test-data.ts'
import { chainsOf } from '../domain/chains.ts'
import {
  exampleItem,
  exampleJudgement,
  exampleOpenItem,
  examplePicture,
  exampleProject,
} from '../domain/example.ts'
import { contains, type Rect } from '../domain/geometry.ts'
import { contentOf, type Box, type Judgement } from '../domain/judgement.ts'
import type { Project } from '../domain/project.ts'
import { Refusal } from '../domain/refusal.ts'
import { rectIn, soundContent } from './arbitraries.test-data.ts'
import { acceptedCandidate, bytesOf, exportOptions, exportScope, spokenDesk } from './export.test-data.ts'
import { boxedRow } from './exportRows.ts'
import { nestedBoxes } from './nestedBoxes.ts'
import { nestedBoxesFolder, nestedBoxesRow, type NestedBoxesRow } from './nestedBoxesWrite.ts'
import type { BoxedItem } from './nestPlan.ts'
import { decodeAll, file } from './upstream.test-data.ts'

const project: Project = {
  ...exampleProject,
  nesting: { levels: ['text', 'sign'], of: 'accepted' },
  people: [{ id: 'ann', name: 'Ann', color: 'teal' }],
}

const boxed = (boxes: readonly Box[], over: Partial<BoxedItem> = {}): BoxedItem => {
  const item = over.item ?? exampleOpenItem()
  return {
    item,
    picture: examplePicture(),
    content: contentOf(item),
    judgement: exampleJudgement({ boxes }),
    ...over,
  }
}

const sign = boxIn(null, 'sign', rectOf(1160.5, 780.2, 1399.1, 960), { activeMs: 700 })
const alone = boxIn(null, 'alone', rectOf(1200, 820, 1320, 900))
const words = boxIn('sign', 'words', rectOf(1200, 820, 1320, 900), { label: 'school name', activeMs: 1800 })

const rowOf = (item: BoxedItem, image: string): NestedBoxesRow =>
  nestedBoxesRow(boxedRow(item, project), project, image)

async function filesOf(...going: readonly BoxedItem[]): Promise<ReadonlyMap<string, string>> {
  const files = new Map<string, string>()
  const candidates = going.map(({ item, picture, content, judgement }) =>
    acceptedCandidate(item, picture, content, judgement),
  )
  const plan = nestedBoxesFolder.plan(exportScope(candidates, project), exportOptions())
  for await (const out of plan.write(spokenDesk)) {
    expect(files.has(out.path)).toBe(false)
    files.set(out.path, new TextDecoder().decode(await bytesOf(out)))
  }
  expect(files.size).toBe(plan.files)
  return files
}

const readBack = (files: ReadonlyMap<string, string>) =>
  decodeAll(nestedBoxes, file('nested_boxes.json', files.get('nested_boxes.json') ?? ''))

describe('a row of nested boxes', () => {
  it('has every key, b1 first, rounded outward', () => {
    expect(rowOf(boxed([sign, words]), 'images/harbour.jpg')).toEqual({
      id: 'item-1',
      image: 'images/harbour.jpg',
      width: 4000,
      height: 3000,
      question: 'How many bolts hold the hinge?',
      answer: '3',
      boxes: [
        [1200, 820, 1320, 900],
        [1160, 780, 1400, 960],
      ],
      labels: ['school name', 'sign'],
      boxes_norm: [
        [0.3, 820 / 3000, 0.33, 0.3],
        [0.29, 0.26, 0.35, 0.32],
      ],
      chains: [
        {
          boxes: [
            [1200, 820, 1320, 900],
            [1160, 780, 1400, 960],
          ],
          labels: ['school name', 'sign'],
          active_ms: 2500,
        },
      ],
      category: 'counting',
      options: [],
      answer_letter: null,
      annotators: [{ id: 'ann', name: 'Ann' }],
      active_ms: 2500,
    } satisfies NestedBoxesRow)
  })

  it('has the union chain of several, and each by itself', () => {
    const other = boxIn('sign', 'other', rectOf(1330, 800, 1350, 810), { activeMs: 50 })
    const row = rowOf(boxed([sign, words, other]), 'a.jpg')
    expect(row.boxes).toEqual([
      [1200, 800, 1350, 900],
      [1160, 780, 1400, 960],
    ])
    expect(row.labels).toEqual(['school name', 'sign'])
    expect(row.chains.map(({ boxes, labels, active_ms }) => [boxes[0], labels, active_ms])).toEqual([
      [[1200, 820, 1320, 900], ['school name', 'sign'], 2500],
      [[1330, 800, 1350, 810], ['text', 'sign'], 750],
    ])
    expect(row.active_ms).toBe(2550)
  })

  it('gives the answer as text for multiple choice too, and levels beyond the names a number', () => {
    const far = boxIn(null, 'far', rectOf(0, 0, 2000, 2000))
    const around = { ...sign, parentId: 'far' }
    const row = rowOf(boxed([far, around, words], { item: exampleItem() }), 'a.jpg')
    expect(row).toMatchObject({
      answer: 'three',
      answer_letter: 'B',
      options: ['two', 'three', 'four', 'six'],
      labels: ['school name', 'sign', 'Level 3'],
    })
  })

  it('writes two levels as one where whole pixels make them the same', () => {
    const near = boxIn(null, 'near', rectOf(5.5, 5.5, 19.5, 19.5))
    const close = boxIn('near', 'close', rectOf(5.6, 5.6, 19.1, 19.1))
    const row = rowOf(boxed([near, close]), 'a.jpg')
    expect([row.boxes, row.labels]).toEqual([[[5, 5, 20, 20]], ['text']])
  })
})

describe('an export of nested boxes', () => {
  it('holds the rows, each on a line, and each picture once', async () => {
    const png = examplePicture({ id: 'picture-2', sha256: 'cd', name: 'harbour.webp' })
    const files = await filesOf(
      boxed([sign, words]),
      boxed([alone], { item: exampleOpenItem({ id: 'item-2' }) }),
      boxed([alone], {
        item: exampleOpenItem({ id: 'item-3' }),
        picture: { ...png, origin: { ...png.origin, plainJpeg: false } },
      }),
    )
    expect([...files].slice(1)).toEqual([
      ['images/harbour.jpg', 'kept picture-1'],
      ['images/harbour_2.png', 'image/png picture-2'],
    ])
    const text = files.get('nested_boxes.json') ?? ''
    expect(text.split('\n')).toHaveLength(6)
    const rows = JSON.parse(text) as readonly NestedBoxesRow[]
    expect(rows.map(({ id, image }) => [id, image])).toEqual([
      ['item-1', 'images/harbour.jpg'],
      ['item-2', 'images/harbour.jpg'],
      ['item-3', 'images/harbour_2.png'],
    ])
    expect([...(await filesOf())]).toEqual([['nested_boxes.json', '[\n]\n']])
  })

  const size = { width: 640, height: 480 }
  const drawn: fc.Arbitrary<Judgement> = fc
    .array(fc.tuple(rectIn(size), fc.constantFrom('', 'sign', 'shop "A"')), { minLength: 1, maxLength: 8 })
    .map((parts) =>
      parts.reduce((judgement, [rect, label], place) => {
        try {
          return drawBox(judgement, `box-${place}`, rect, size, label, place)
        } catch (error) {
          if (error instanceof Refusal) return judgement
          throw error
        }
      }, exampleJudgement()),
    )

  it('reads back as the same chains around the same question, still nested and still covering b1', async () => {
    await fc.assert(
      fc.asyncProperty(drawn, soundContent(size), async (judgement, content) => {
        if (judgement.boxes.length === 0) return
        const picture = examplePicture(size)
        const going = boxed(judgement.boxes, { picture, content, judgement })
        const { drafts, problems } = await readBack(await filesOf(going))
        const [draft] = drafts
        expect(problems).toEqual([])
        expect(draft?.content).toEqual({ ...content, region: draft?.content.region })
        expect(draft?.claimedSize).toEqual(size)
        const read = draft?.source.boxes ?? []
        const chains = chainsOf(judgement.boxes)
        expect(read).toHaveLength(chains.length)
        chains.forEach(({ levels }, nth) => {
          const given = levels.map(({ rect }) => wholePixels(rect))
          const distinct = given.filter((rect, at) => !sameText(rect, given[at - 1]))
          expect(read[nth]?.map(({ rect }) => rect)).toEqual(distinct)
          const [minimal] = levels
          for (const { rect } of read[nth] ?? []) expect(minimal && contains(rect, minimal.rect)).toBe(true)
        })
        const notNested = draft?.problems.filter(({ code }) => /^levels-(?!nearly)/.test(code))
        expect(notNested).toEqual([])
      }),
      { numRuns: 200 },
    )
  })
})

const wholePixels = ({ x1, y1, x2, y2 }: Rect): Rect => ({
  x1: Math.floor(x1),
  y1: Math.floor(y1),
  x2: Math.ceil(x2),
  y2: Math.ceil(y2),
})
const sameText = (a: Rect, b: Rect | undefined): boolean => JSON.stringify(a) === JSON.stringify(b)
