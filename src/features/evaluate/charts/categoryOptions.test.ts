import { describe, expect, it } from 'vitest'
import { categoryOptions, choiceOf, optionOf } from './categoryOptions.ts'

const order = ['overall', null]

describe('the options of categories', () => {
  it('are told apart from words about all of them', () => {
    const words = [{ value: 'overall', label: 'All items' }]
    expect(categoryOptions(order, (id) => id ?? 'No category', words)).toEqual([
      { value: 'overall', label: 'All items' },
      { value: '#0', label: 'overall' },
      { value: '#1', label: 'No category' },
    ])
  })

  it('stand for what was chosen', () => {
    for (const choice of ['overall', { id: 'overall' }, { id: null }] as const)
      expect(choiceOf(order, ['overall'], optionOf(order, choice))).toEqual(choice)
    expect(choiceOf(order, ['overall'], '#7')).toBeNull()
    expect(choiceOf(order, ['overall'], null)).toBeNull()
  })
})
