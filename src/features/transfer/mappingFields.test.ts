import { describe, expect, it } from 'vitest'
import type { Mapping } from '../../formats/mapping.ts'
import {
  conventionOf,
  conventions,
  lackOf,
  roleOf,
  withConvention,
  withRole,
  type Role,
} from './mappingFields.ts'

const bare: Mapping = {
  question: 'q',
  options: { kind: 'none' },
  answer: { key: 'a', means: 'place-from-1' },
  picture: { key: 'img', holds: 'path' },
  crop: null,
  id: null,
  category: null,
  region: null,
  levels: null,
  kept: [],
}
const keys = ['id', 'q', 'A', 'B', 'C', 'a', 'img', 'x', 'y', 'w', 'h']
const become = (mapping: Mapping, key: string, role: Role | null) =>
  withRole(mapping, key, role, keys, 'path')

describe('what a column is', () => {
  it('can be changed; the one that was it before is nothing then', () => {
    const other = become(bare, 'A', 'question')
    expect(other.question).toBe('A')
    expect(roleOf(other, 'q')).toBeNull()
    expect(become(bare, 'x', 'answer').answer).toEqual({ key: 'x', means: 'place-from-1' })
    expect(become(bare, 'id', 'id').id).toBe('id')
    expect(become(become(bare, 'id', 'id'), 'id', 'category')).toMatchObject({ id: null, category: 'id' })
    expect(withRole(bare, 'img', 'picture', keys, 'base64').picture).toEqual({ key: 'img', holds: 'base64' })
  })

  it('is an option: one column as a list, several in the order of the file', () => {
    const one = become(bare, 'B', 'options')
    expect(one.options).toEqual({ kind: 'field', key: 'B' })
    const three = become(become(one, 'C', 'options'), 'A', 'options')
    expect(three.options).toEqual({ kind: 'columns', keys: ['A', 'B', 'C'] })
    expect(become(become(three, 'A', null), 'C', null).options).toEqual({ kind: 'field', key: 'B' })
    expect(become(one, 'B', null).options).toEqual({ kind: 'none' })
  })

  it('is a number of the region: four columns make one, in the order of the file', () => {
    const four = ['w', 'x', 'h', 'y'].reduce((mapping, key) => become(mapping, key, 'region'), bare)
    expect(four.region?.keys).toEqual(['x', 'y', 'w', 'h'])
    expect(lackOf(four)).toBeNull()
    expect(lackOf(become(four, 'x', null))).toMatch(/now it is 3/)
    expect(become(four, 'C', 'region').region?.keys).toEqual(['C'])
  })

  it.each([
    ['q', /question/],
    ['a', /answer/],
    ['img', /picture/],
  ])('cannot be nothing where it is needed: %s', (key, sentence) => {
    expect(lackOf(become(bare, key, null))).toMatch(sentence)
  })

  it('is told for each column', () => {
    const all: Mapping = {
      ...bare,
      options: { kind: 'columns', keys: ['A', 'B'] },
      crop: 'C',
      region: { keys: ['x'], corners: 'xyxy', measure: 'pixels' },
    }
    expect(keys.map((key) => roleOf(all, key))).toEqual([
      null,
      'question',
      'options',
      'options',
      'crop',
      'answer',
      'picture',
      'region',
      null,
      null,
      null,
    ])
  })
})

describe('the convention of a region', () => {
  it('is one of those that are offered', () => {
    const region = { keys: ['x'], corners: 'xyxy', measure: 'pixels' } as const
    for (const { id } of conventions) expect(conventionOf(withConvention(region, id))).toBe(id)
  })
})
