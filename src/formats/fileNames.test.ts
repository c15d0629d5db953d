import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { safeStem, safeWord, uniqueNames } from './fileNames.ts'

describe('safeStem', () => {
  it.each([
    ['harbour.jpg', 'harbour'],
    ['sa1b/000017.jpg', '000017'],
    ['C:\\pictures\\my photo (1).JPG', 'my_photo_1'],
    ['../../etc/passwd', 'passwd'],
    ['photo.v2.jpg', 'photo_v2'],
    ['Ünter den Linden.png', 'Ünter_den_Linden'],
    ['東京タワー.jpg', '東京タワー'],
    ['con.png', 'con_'],
    ['.jpg', 'jpg'],
    ['a\u202egpj.exe', 'a_gpj'],
    ['\u0301x.png', 'x'],
    ['--rf.png', 'rf'],
    ['...', 'picture'],
    ['', 'picture'],
  ])('turns %j into %j', (path, stem) => {
    expect(safeStem(path, 'picture')).toBe(stem)
  })
})

describe('safeWord', () => {
  it('leaves nothing in a text that a file system could take for a path, a device or a switch', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 400 }), (text) => {
        const word = safeWord(text)
        expect(word).toMatch(/^(?:[\p{L}\p{N}][\p{L}\p{M}\p{N}_-]*)?$/u)
        expect(new TextEncoder().encode(word).length).toBeLessThanOrEqual(121)
      }),
    )
  })

  it('does not choke on a very long text', () => {
    expect(safeWord('長'.repeat(2_000_000))).toBe('長'.repeat(40))
  })
})

describe('uniqueNames', () => {
  it('numbers a name that is taken, even where capitals do not count', () => {
    const name = uniqueNames()
    expect(['a', 'b', 'a', 'A', 'a_2', 'a'].map(name)).toEqual(['a', 'b', 'a_2', 'A_3', 'a_2_2', 'a_4'])
  })

  it('never gives the same name twice', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom('a', 'A', 'a_2', 'A_2', 'a_3', 'ß', 'SS', 'ﬁ', 'fi')), (stems) => {
        const given = stems.map(uniqueNames()).map((name) => name.normalize('NFKC').toLowerCase())
        expect(new Set(given).size).toBe(stems.length)
      }),
    )
  })
})
