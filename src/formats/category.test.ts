import { describe, expect, it } from 'vitest'
import { defaultCategories } from '../domain/project.ts'
import { categoryOf } from './category.ts'

describe('categoryOf', () => {
  it.each([
    ['color', 'color'],
    ['Colour', 'color'],
    ['OCR', 'ocr'],
    ['text_recognition', 'ocr'],
    ['Fine-grained Counting', 'counting'],
    ['structural', 'structure'],
    ['materials', 'material'],
    ['Object  Identification', 'identification'],
  ])('takes %j for %s', (text, id) => {
    expect(categoryOf(text)).toBe(id)
  })

  it('knows every default category by id and by name', () => {
    for (const { id, name } of defaultCategories) expect([categoryOf(id), categoryOf(name)]).toEqual([id, id])
  })

  it('keeps what it does not know, and takes nothing for nothing', () => {
    expect(categoryOf('Weather ')).toBe('Weather ')
    expect(categoryOf('__proto__')).toBe('__proto__')
    expect([categoryOf(null), categoryOf('  ')]).toEqual([null, null])
  })
})
