import { describe, expect, it } from 'vitest'
import type { Mapping } from '../../formats/mapping.ts'
import { mappingIn, rememberedMappings } from './mappingMemory.ts'

const mapping: Mapping = {
  question: 'q',
  options: { kind: 'columns', keys: ['A', 'B'] },
  answer: { key: 'a', means: 'place-from-1' },
  picture: { key: 'image', holds: 'base64' },
  crop: 'crop',
  id: 'id',
  category: null,
  region: { keys: ['x', 'y', 'w', 'h'], corners: 'xywh', measure: { share: 'padded-square', of: 1000 } },
  levels: null,
  kept: ['q', 'a'],
}

function shelf() {
  const texts = new Map<string, string>()
  return {
    texts,
    getItem: (key: string) => texts.get(key) ?? null,
    setItem: (key: string, text: string) => void texts.set(key, text),
  }
}

describe('what was said of columns', () => {
  it('is known again for the same columns, in whatever order', () => {
    const where = shelf()
    rememberedMappings(where).keep(['q', 'a', 'image'], mapping)
    expect(rememberedMappings(where).of(['image', 'q', 'a'])).toEqual(mapping)
    expect(rememberedMappings(where).of(['image', 'q'])).toBeNull()
  })

  it('is kept for the latest thirty kinds of files', () => {
    const where = shelf()
    const memory = rememberedMappings(where)
    for (let index = 0; index < 40; index++) memory.keep([`${index}`], mapping)
    expect(memory.of(['9'])).toBeNull()
    expect(memory.of(['10'])).toEqual(mapping)
  })

  it.each(['nonsense', '{"a":1}', '[[1,2],["x",{"question":7}],null]', '[["[\\"a\\"]",{"question":"q"}]]'])(
    'is nothing where the shelf holds %s',
    (text) => {
      const where = shelf()
      where.texts.set('saccade.mappings', text)
      expect(rememberedMappings(where).of(['a'])).toBeNull()
    },
  )

  it('is read with care', () => {
    expect(mappingIn(mapping)).toEqual(mapping)
    const odd = {
      ...mapping,
      region: { keys: ['x', 'y'] },
      answer: 'a',
      picture: { key: 'p', holds: 'gold' },
      kept: [1, 'k'],
    }
    expect(mappingIn(odd)).toMatchObject({
      region: null,
      answer: null,
      picture: { key: 'p', holds: 'path' },
      kept: ['k'],
    })
    const measured = {
      ...mapping,
      region: { keys: ['b'], corners: 'abc', measure: { share: 'side', of: -1 } },
    }
    expect(mappingIn(measured)?.region).toEqual({ keys: ['b'], corners: 'xyxy', measure: 'pixels' })
  })

  it('that cannot be kept is no fault', () => {
    const full = {
      ...shelf(),
      setItem: () => {
        throw new Error('full')
      },
    }
    expect(() => rememberedMappings(full).keep(['a'], mapping)).not.toThrow()
  })
})
