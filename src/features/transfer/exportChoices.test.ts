import { describe, expect, it } from 'vitest'
import { defaultChoices, exportOptionsOf, readChoices, writeChoices } from './exportChoices.ts'

const project = { id: 'p', name: 'Harbour' }

function fakeShelf(text: string | null = null) {
  const kept = new Map<string, string>(text === null ? [] : [['saccade-export-p', text]])
  return {
    kept,
    getItem: (key: string) => kept.get(key) ?? null,
    setItem: (key: string, value: string) => void kept.set(key, value),
  }
}

describe('the choices of the last export', () => {
  it('are found again, by project', () => {
    const shelf = fakeShelf()
    const choices = {
      ...defaultChoices('Harbour'),
      crops: 'margin' as const,
      margin: 25,
      split: true,
      tokenBudget: 16_384 as const,
      card: { ...defaultChoices('Harbour').card, licence: 'CC-BY-4.0', authors: ['Ann', 'Bob'] },
    }
    writeChoices(shelf, 'p', choices)
    expect(readChoices(shelf, project)).toEqual(choices)
    expect(readChoices(shelf, { ...project, id: 'q' })).toEqual(defaultChoices('Harbour'))
  })

  it.each([
    'no json',
    '[]',
    'null',
    '{"pictures":"tiff","margin":1e9,"train":-1,"shuffleSeed":"x","tokenBudget":7,"card":{"title":7,"authors":"Ann"}}',
  ])('fall back to the usual ones where they do not parse: %s', (text) => {
    expect(readChoices(fakeShelf(text), project)).toEqual(defaultChoices('Harbour'))
  })

  it('are no reason not to export where the browser keeps nothing', () => {
    const full = {
      ...fakeShelf(),
      setItem: () => {
        throw new Error('full')
      },
    }
    expect(() => writeChoices(full, 'p', defaultChoices('x'))).not.toThrow()
  })
})

describe('the options of an export', () => {
  it('leave out what is switched off', () => {
    const choices = defaultChoices('Harbour')
    expect(exportOptionsOf(choices, new Map(), 5)).toEqual({
      pictures: 'original',
      crops: { kind: 'exact' },
      shuffle: null,
      split: null,
      tokenBudget: 1024,
      card: choices.card,
      modifiedAt: 5,
    })
  })

  it('count shares from 0 to 1', () => {
    const groups = new Map([['a', 'b']])
    const choices = {
      ...defaultChoices('Harbour'),
      crops: 'margin' as const,
      margin: 25,
      shuffled: true,
      shuffleSeed: 7,
      split: true,
      train: 70,
    }
    expect(exportOptionsOf(choices, groups, 5)).toMatchObject({
      crops: { kind: 'margin', share: 0.25 },
      shuffle: { seed: 7 },
      split: { train: 0.7, seed: 1, groups },
    })
  })
})
