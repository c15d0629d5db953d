import { createHash } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { bytesOf } from './export.test-data.ts'
import type { OutputFile } from './format.ts'
import { hashed, type WrittenFile } from './hashing.ts'

const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex')

async function* pieces(...texts: readonly string[]): AsyncGenerator<Uint8Array> {
  for (const text of texts) yield Promise.resolve(new TextEncoder().encode(text))
}

const file = (content: OutputFile['content']): OutputFile => ({ path: 'a.txt', modifiedAt: 0, content })

describe('a file that is hashed as it is written', () => {
  it('is told by its path, its bytes and their hash, in pieces or in one', async () => {
    for (const content of [() => pieces('he', 'llo'), () => Promise.resolve(new Blob(['hello']))]) {
      const written: WrittenFile[] = []
      const bytes = await bytesOf(hashed(file(content), (one) => void written.push(one)))
      expect(new TextDecoder().decode(bytes)).toBe('hello')
      expect(written).toEqual([{ path: 'a.txt', bytes: 5, sha256: sha256('hello') }])
    }
  })

  it('is hashed once, however many want to know, each by the path it has for them', async () => {
    const written: WrittenFile[] = []
    const note = (one: WrittenFile): void => void written.push(one)
    const once = hashed(
      file(() => pieces('hello')),
      note,
    )
    const twice = hashed({ ...once, path: 'b/a.txt' }, note)
    expect(twice.content).toBe(once.content)
    await bytesOf(twice)
    const said = { bytes: 5, sha256: sha256('hello') }
    expect(written).toEqual([
      { path: 'a.txt', ...said },
      { path: 'b/a.txt', ...said },
    ])
  })
})
