import { describe, expect, it } from 'vitest'
import { bytesFromBlob } from './byteSource.ts'
import { manifestLine, readManifest, type ManifestPicture } from './pictureManifest.ts'

const sha256 = 'ab'.repeat(32)
const given = 'cd'.repeat(32)
const fingerprints = ['0123456789abcdef', 'ff'.repeat(640), '80'.repeat(192)]

const read = (name: string, text: string) =>
  readManifest(bytesFromBlob(name, new Blob([text])), new AbortController().signal, () => undefined)

describe('a manifest of pictures', () => {
  it('comes back as it was written', async () => {
    const pictures: readonly ManifestPicture[] = [
      { path: 'a "quoted", b.jpg', sha256, givenSha256: given, width: 40, height: 30, fingerprints },
      { path: 'ü.png', sha256: given, givenSha256: null, width: 1, height: 1, fingerprints: [] },
    ]
    const back = await read('pictures.jsonl', pictures.map(manifestLine).join(''))
    expect(back.unread).toBe(0)
    expect(back.pictures).toEqual(
      pictures.map(({ path, sha256: hash, givenSha256, fingerprints: prints }) => ({
        path,
        sha256: hash,
        givenSha256,
        fingerprints: prints,
      })),
    )
  })

  it('may be a table, with the fingerprints in one cell', async () => {
    const back = await read(
      'train.csv',
      `path,sha256,fingerprints\na.jpg,${sha256.toUpperCase()},\nb.jpg,,${fingerprints.join(' ')}\n`,
    )
    expect(back.pictures).toEqual([
      { path: 'a.jpg', sha256, givenSha256: null, fingerprints: [] },
      { path: 'b.jpg', sha256: null, givenSha256: null, fingerprints },
    ])
  })

  it('goes without a path', async () => {
    const back = await read('x.jsonl', JSON.stringify({ sha256 }))
    expect(back.pictures[0]?.path).toBe(sha256)
  })

  it.each([
    '[]',
    'null',
    '3',
    '{',
    '{"path":"a.jpg"}',
    '{"sha256":"short"}',
    '{"sha256":3,"fingerprints":[{}]}',
    '{"fingerprints":"xyz"}',
    '{"__proto__":{"sha256":"x"}}',
    'x'.repeat(70_000),
  ])('counts a line that says nothing of a picture, and reads on: %.40s', async (line) => {
    const back = await read('x.jsonl', `${line}\n${JSON.stringify({ path: 'b', sha256 })}\n`)
    expect(back.pictures.map(({ path }) => path)).toEqual(['b'])
    expect(back.unread).toBe(1)
  })

  it('holds little of one endless line', async () => {
    const back = await read('x.jsonl', 'y'.repeat(3_000_000))
    expect(back).toEqual({ pictures: [], unread: 1 })
  })
})
