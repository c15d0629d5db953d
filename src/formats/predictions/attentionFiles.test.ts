import { describe, expect, it } from 'vitest'
import { bytesFromBlob } from '../byteSource.ts'
import type { ByteSource } from '../format.ts'
import { attentionMaps, gatherPredictions } from './attentionFiles.ts'
import { float32, npyFile } from './npy.test-data.ts'
import { predictionFormatOf } from './predictionFormats.ts'
import { readSource } from './predictions.test-data.ts'

const map = (path: string, ...values: readonly number[]): ByteSource =>
  bytesFromBlob(path, npyFile('<f4', [1, values.length], float32(...values)))

describe('attention maps of numpy', () => {
  it('of one folder are one source, in the place of the first of them', () => {
    const other = bytesFromBlob('b.jsonl', new Blob(['{}']))
    const gathered = gatherPredictions([
      map('tiny/global/q2.npy', 1),
      other,
      map('tiny/global/q1.npy', 1),
      map('tiny/regional/q1.npy', 1),
      map('tiny/global/generic/q1.npy', 1),
    ])
    expect(gathered.map(({ path, maps }) => [path, maps?.map((each) => each.path) ?? null])).toEqual([
      ['tiny/global/*.npy', ['tiny/global/generic/q1.npy', 'tiny/global/q1.npy', 'tiny/global/q2.npy']],
      ['b.jsonl', null],
      ['tiny/regional/*.npy', ['tiny/regional/q1.npy']],
    ])
    expect(gathered[1]).toBe(other)
  })

  it('are one after the other as bytes, so that the same folder is known again', async () => {
    const [folder] = gatherPredictions([map('a/2.npy', 2), map('a/1.npy', 1)])
    const parts = await Promise.all([map('a/1.npy', 1), map('a/2.npy', 2)].map((each) => each.blob()))
    const wanted = await new Blob(parts).arrayBuffer()
    expect(folder?.size).toBe(wanted.byteLength)
    expect(await (await folder?.blob())?.arrayBuffer()).toEqual(wanted)
    expect(await new Response(folder?.stream()).arrayBuffer()).toEqual(wanted)
  })

  it('belong to the item of their name, with the map under a generic instruction beside them', async () => {
    const [folder] = gatherPredictions([
      map('tiny_regional/q1.npy', 1, 2),
      map('tiny_regional/q1_generic.npy', 3, 4),
      map('tiny_regional/q2_attention.npy', 5, 6),
      map('tiny_regional/generic/q2.npy', 7, 8),
      map('tiny_regional/q3.npy', 9),
    ])
    const read = folder && (await readSource(folder))
    expect(read).toMatchObject({
      format: 'attention-maps',
      origin: { model: 'tiny', view: 'regional' },
      problems: [],
    })
    const told = read?.predictions.map(({ ref, attention, texts, place }) => ({
      ref,
      attention,
      texts,
      place,
    }))
    expect(told).toMatchObject([
      { ref: { ids: ['q2_attention', 'q2'], picture: 'q2' }, attention: { values: [5, 6], generic: [7, 8] } },
      {
        ref: { ids: ['q1'] },
        attention: { rows: 1, columns: 2, values: [1, 2], generic: [3, 4] },
        texts: [],
      },
      { ref: { ids: ['q3'] }, attention: { generic: null }, place: { file: 'tiny_regional/q3.npy' } },
    ])
  })

  it('that cannot be read leave the others alone', async () => {
    const [folder] = gatherPredictions([
      map('a/q1.npy', 1),
      map('a/q2.npy', -1),
      map('a/q3_generic.npy', 1),
      map('a/q4.npy', 1, 2),
      map('a/q4_generic.npy', 1),
      map('a/q5.npy', 1),
      bytesFromBlob('a/q5_generic.npy', new Blob(['none'])),
    ])
    const read = folder && (await readSource(folder))
    expect(read?.predictions.map(({ ref, attention }) => [ref.ids[0], attention?.generic])).toEqual([
      ['q1', null],
      ['q4', null],
      ['q5', null],
    ])
    expect(read?.problems.map(({ file, code }) => [file, code])).toEqual([
      ['a/q2.npy', 'attention-values'],
      ['a/q3_generic.npy', 'attention-generic-alone'],
      ['a/q4_generic.npy', 'attention-generic'],
      ['a/q5_generic.npy', 'npy-unreadable'],
    ])
  })

  it('are told by their first bytes when they come one by one', async () => {
    expect(await predictionFormatOf(map('q1.npy', 1))).toBe(attentionMaps)
    expect((await readSource(map('q1.npy', 1))).predictions).toHaveLength(1)
  })

  it.each([
    ['tiny_global/*.npy', 'tiny', 'global'],
    ['runs/tiny/regional/*.npy', 'tiny', 'regional'],
    ['tiny-regional/attention/generic/*.npy', 'tiny', 'regional'],
    ['tiny/side-448/maps/*.npy', 'tiny', null],
    ['*.npy', null, null],
  ])('of %s are those of %s, in the view %s', (path, model, view) => {
    expect(attentionMaps.origin(path)).toMatchObject({ model, view })
  })
})
