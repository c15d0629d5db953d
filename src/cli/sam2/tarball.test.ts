import { describe, expect, it } from 'vitest'
import { takeFiles, tarEntry } from './tarball.ts'
import { faultOf, progressLine, weights } from './weights.ts'

const encoder = new TextEncoder()

function header(path: string, size: number): Uint8Array {
  const made = new Uint8Array(512)
  made.set(encoder.encode(path.slice(0, 100)))
  made.set(encoder.encode(`${size.toString(8).padStart(11, '0')}\0`), 124)
  made.fill(32, 148, 156)
  const sum = made.reduce((all, byte) => all + byte, 0)
  made.set(encoder.encode(`${sum.toString(8).padStart(6, '0')}\0 `), 148)
  return made
}

function archive(files: Readonly<Record<string, string>>): Uint8Array {
  const pieces = Object.entries(files).flatMap(([path, words]) => {
    const body = encoder.encode(words)
    return [...header(path, body.length), ...body, ...new Uint8Array((512 - (body.length % 512)) % 512)]
  })
  return Uint8Array.from([...pieces, ...new Uint8Array(1024)])
}

async function* inPieces(bytes: Uint8Array, length: number): AsyncGenerator<Uint8Array> {
  for (let at = 0; at < bytes.length; at += length) yield bytes.subarray(at, at + length)
}

const words = {
  'package/a': 'first',
  'package/b': 'x'.repeat(1300),
  'package/empty': '',
  'package/c': 'last',
}

describe('taking files out of an archive', () => {
  it.each([1, 7, 511, 512, 513, 100_000])('works in pieces of %i bytes', async (length) => {
    const taken: Record<string, string> = {}
    const wanted = new Set(['package/b', 'package/c', 'package/missing'])
    const found = await takeFiles(inPieces(archive(words), length), wanted, (path, piece) => {
      taken[path] = (taken[path] ?? '') + new TextDecoder().decode(piece)
      return Promise.resolve()
    })
    expect(taken).toEqual({ 'package/b': words['package/b'], 'package/c': 'last' })
    expect([...found].toSorted()).toEqual(['package/b', 'package/c'])
  })

  it('refuses an archive that is cut off within a file', async () => {
    const cut = archive(words).subarray(0, 512 + 512 + 512 + 600)
    await expect(takeFiles(inPieces(cut, 300), new Set(), () => Promise.resolve())).rejects.toThrow('cut off')
  })

  it('refuses what is no archive', () => {
    expect(() => tarEntry(new Uint8Array(512).fill(65))).toThrow('damaged')
    expect(tarEntry(new Uint8Array(512))).toBeNull()
  })
})

describe('the weights', () => {
  const [weight] = weights
  if (!weight) throw new Error('There are no weights.')

  it('are told of by tenths', () => {
    expect(progressLine(weight, 0, 10)).toBeNull()
    expect(progressLine(weight, 0, weight.bytes / 2)).toContain('50 %')
    expect(progressLine(weight, weight.bytes - 1, weight.bytes)).toContain('100 % of 128.5 MiB')
  })

  it('are refused when they are not the very ones', () => {
    expect(faultOf(weight, weight.bytes, weight.sha256)).toBeNull()
    expect(faultOf(weight, 7, weight.sha256)).toContain('7 bytes')
    expect(faultOf(weight, weight.bytes, 'abc')).toContain('SHA-256')
  })
})
