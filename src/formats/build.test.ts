import { describe, expect, it } from 'vitest'
import type { Item } from '../domain/item.ts'
import type { Picture } from '../domain/picture.ts'
import { buildEntries, type Built } from './build.ts'
import type { Draft } from './format.ts'
import { r2iAnswers } from './r2iAnswers.ts'
import {
  answerLine,
  answerResult,
  codesOf,
  decodeAll,
  digest,
  lines,
  picture,
  zoombenchRow,
} from './upstream.test-data.ts'
import { zoombench } from './zoombench.ts'

const a = picture({ name: 'a.jpg' })

async function drafts(...overs: readonly Readonly<Record<string, unknown>>[]): Promise<readonly Draft[]> {
  const results = overs.map((over) => answerResult(over))
  return (await decodeAll(r2iAnswers, lines('v.jsonl', answerLine(...results)))).drafts
}

const rows = async (...overs: readonly Readonly<Record<string, unknown>>[]): Promise<readonly Draft[]> =>
  (
    await decodeAll(
      zoombench,
      lines(
        'zoombench.json',
        overs.map((over) => zoombenchRow(over)),
      ),
    )
  ).drafts

const build = (
  drafts: readonly Draft[],
  pictures: Readonly<Record<string, Picture>> = { 'images/a.jpg': a },
  before: Built | null = null,
): Promise<Built> =>
  buildEntries({
    drafts,
    pictures: new Map(Object.entries(pictures)),
    existing: {
      items: before ? itemsOf(before) : [],
      pictures: new Map((before ? picturesOf(before) : []).map((picture) => [picture.id, picture])),
    },
    digest,
  })

const itemsOf = ({ entries }: Built): readonly Item[] =>
  entries.flatMap((entry) => (entry.kind === 'item' ? [entry.value] : []))
const picturesOf = ({ entries }: Built): readonly Picture[] =>
  entries.flatMap((entry) => (entry.kind === 'picture' ? [entry.value] : []))

describe('buildEntries', () => {
  it('makes a picture, an item and its provenance', async () => {
    const [draft] = await drafts({})
    const built = await build(draft ? [draft] : [])
    expect(built).toMatchObject({ items: 1, merged: 0, rejected: 0, problems: [] })
    expect(built.entries.map(({ kind }) => kind)).toEqual(['picture', 'item', 'provenance'])
    const [item] = itemsOf(built)
    expect(item).toEqual({
      ...draft?.content,
      id: item?.id,
      pictureId: a.id,
      order: 0,
      source: draft?.source,
    })
    expect(item?.id).toMatch(/^[0-9a-f]{20}$/)
    expect(built.entries[2]).toEqual({
      kind: 'provenance',
      value: { itemId: item?.id, record: answerLine(answerResult()) },
    })
  })

  it('gives the same id to the same content, wherever its picture lies', async () => {
    const [draft] = await drafts({})
    if (!draft) throw new Error('no draft')
    const elsewhere = {
      ...draft,
      source: { ...draft.source, file: 'other.jsonl', picturePath: '/data/x/a.jpg' },
    }
    const [one] = itemsOf(await build([draft]))
    const [other] = itemsOf(await build([elsewhere], { '/data/x/a.jpg': a }))
    expect(other?.id).toBe(one?.id)
  })

  it('tells question, options, region, answer and picture apart by id', async () => {
    const all = await drafts(
      {},
      { question: 'Other?' },
      { bbox: [100, 200, 300, 401] },
      { mcq: null },
      { mcq: null, majority_answer: '4' },
      { image_path: 'x' },
    )
    const ids = new Set(itemsOf(await build(all)).map(({ id }) => id))
    expect(ids.size).toBe(5)
    const [moved] = itemsOf(await build(all.slice(0, 1), { 'images/a.jpg': picture({ name: 'b.jpg' }) }))
    expect(ids.has(moved?.id ?? '')).toBe(false)
  })

  it('merges exact duplicates within the import with a note', async () => {
    const built = await build(await drafts({}, { question: 'Other?' }, {}))
    expect(built).toMatchObject({ items: 2, merged: 1 })
    expect(built.problems).toMatchObject([
      { code: 'duplicate-merged', severity: 'note', file: 'v.jsonl', line: 1 },
    ])
  })

  it('adds nothing when the same import comes again, and continues the order', async () => {
    const first = await build(await drafts({}, { question: 'Other?' }))
    const again = await build(
      await drafts({}, { question: 'Other?' }, { question: 'New?' }),
      undefined,
      first,
    )
    expect(again).toMatchObject({ items: 1, merged: 2 })
    expect(picturesOf(again)).toEqual([])
    expect(itemsOf(again).map(({ order }) => order)).toEqual([2])
  })

  it('keeps rows apart whose pictures have the same bytes under two names, and says so', async () => {
    const [draft] = await drafts({})
    if (!draft) throw new Error('no draft')
    const copy = { ...draft, source: { ...draft.source, picturePath: 'images/copy.jpg' } }
    const pictures = { 'images/a.jpg': a, 'images/copy.jpg': a }
    const built = await build([draft, copy], pictures)
    expect(new Set(itemsOf(built).map(({ id }) => id)).size).toBe(2)
    expect(picturesOf(built)).toEqual([a])
    expect(codesOf(built.problems)).toEqual(['picture-same-content'])
    expect(await build([draft, copy], pictures, built)).toMatchObject({ items: 0, merged: 2 })
  })

  it('reports the same upstream id with other content, and overwrites nothing', async () => {
    const built = await build(
      await rows(
        { id: 'dup-1' },
        { id: 'dup-1', query: 'Another?', question_type: 'blank' },
        { id: 'dup-1' },
      ),
    )
    expect(built).toMatchObject({ items: 2, merged: 1 })
    expect(codesOf(built.problems)).toEqual(['id-conflict', 'duplicate-merged'])
    const [item] = itemsOf(built)
    const revised = await build(await rows({ id: item?.id, response: 'A' }), undefined, built)
    expect(codesOf(revised.problems)).toEqual(['id-conflict', 'same-key'])
    expect(itemsOf(revised)[0]?.id).not.toBe(item?.id)
  })

  it('reports rows that the public runner would skip', async () => {
    const built = await build(await rows({ response: 'A' }, { response: 'B' }, { response: 'A' }))
    expect(built).toMatchObject({ items: 2, merged: 1 })
    expect(codesOf(built.problems)).toEqual(['same-key', 'duplicate-merged'])
    expect(itemsOf(built)[1]?.source.notes.at(-1)).toContain('public runner')
  })

  it('makes one missing picture for each path, of the claimed size', async () => {
    const built = await build(await drafts({}, { question: 'Other?' }), {})
    expect(picturesOf(built)).toMatchObject([
      { sha256: null, name: 'a.jpg', width: 2000, height: 1500, origin: { path: 'images/a.jpg' } },
    ])
    const [missing] = picturesOf(built)
    expect(itemsOf(built).map(({ pictureId }) => pictureId)).toEqual([missing?.id, missing?.id])
  })

  it('keeps rows apart whose missing pictures share a name alone', async () => {
    const [draft] = await drafts({})
    if (!draft) throw new Error('no draft')
    const other = { ...draft, source: { ...draft.source, picturePath: 'val/a.jpg' } }
    const built = await build([draft, other, draft], {})
    expect(built).toMatchObject({ items: 2, merged: 1 })
    expect(await build([other, draft], {}, built)).toMatchObject({ items: 0, merged: 2 })
  })

  it('uses a picture that was found since it was missing', async () => {
    const before = await build(await drafts({}), {})
    const found = picturesOf(before).map((picture) => ({ ...picture, sha256: 'found' }))
    const built = await buildEntries({
      drafts: await drafts({ question: 'Other?' }),
      pictures: new Map(),
      existing: { items: itemsOf(before), pictures: new Map(found.map((picture) => [picture.id, picture])) },
      digest,
    })
    expect(built.entries.map(({ kind }) => kind)).toEqual(['item', 'provenance'])
    expect(itemsOf(built)[0]?.pictureId).toBe(found[0]?.id)
  })

  it('knows rows again whose missing picture was found since', async () => {
    const before = await build(await drafts({}), {})
    const found = picturesOf(before).map((picture) => ({ ...picture, sha256: 'found' }))
    const built = await buildEntries({
      drafts: await drafts({}),
      pictures: new Map(found.map((picture) => ['images/a.jpg', picture])),
      existing: { items: itemsOf(before), pictures: new Map(found.map((picture) => [picture.id, picture])) },
      digest,
    })
    expect(built).toMatchObject({ items: 0, merged: 1, entries: [] })
  })

  it('refuses a box outside the real picture and keeps its neighbours', async () => {
    const small = picture({ name: 'a.jpg', width: 250, height: 250 })
    const built = await build(await drafts({}, { bbox: [1000, 1000, 1100, 1100] }), { 'images/a.jpg': small })
    expect(built).toMatchObject({ items: 1, rejected: 1 })
    expect(built.problems.map(({ code, severity }) => [code, severity])).toEqual([
      ['size-differs', 'warning'],
      ['box-clamped', 'warning'],
      ['box-outside', 'error'],
    ])
    expect(itemsOf(built)[0]).toMatchObject({ region: { x2: 250, y2: 250 } })
    expect(itemsOf(built)[0]?.source.notes).toHaveLength(2)
  })

  it('stores a box in stored pixels turned upright, and the given one in the provenance', async () => {
    const plant = picture({ name: 'a.jpg', width: 1224, height: 1632 })
    const turned = {
      ...plant,
      origin: { ...plant.origin, stored: { width: 1632, height: 1224 }, orientation: 6 },
    }
    const over = { bbox: [300, 274, 1120, 924], image_size: [1632, 1224] }
    const built = await build(await drafts(over), { 'images/a.jpg': turned })
    expect(itemsOf(built)[0]?.region).toEqual({ x1: 300, y1: 300, x2: 950, y2: 1120 })
    expect(codesOf(built.problems)).toEqual(['box-in-stored-pixels'])
    expect(JSON.stringify(built.entries[2])).toContain('[300,274,1120,924]')
  })

  it('does not repeat what the draft said', async () => {
    const built = await build(await drafts({ bbox: [0, 0, 2000, 1500] }))
    expect(built.problems).toEqual([])
    expect(itemsOf(built)[0]?.source.notes).toHaveLength(1)
  })

  it('stops when it is told to', async () => {
    const signal = AbortSignal.abort(new Error('enough'))
    const building = buildEntries({
      drafts: await drafts({}),
      pictures: new Map(),
      existing: { items: [], pictures: new Map() },
      digest,
      signal,
    })
    await expect(building).rejects.toThrow('enough')
  })
})
