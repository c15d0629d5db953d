import { describe, expect, it } from 'vitest'
import { exampleItem, exampleOpenItem, exampleSource } from './example.ts'
import { predictionMatcher, type PredictionRef } from './predictionMatch.ts'

const item = (id: string, sourceId: string | null, question: string, picturePath: string) =>
  exampleItem({
    id,
    question,
    source: {
      ...exampleSource,
      id: sourceId,
      query: `${question}\nA. two\nB. three\nC. four\nD. six`,
      picturePath,
    },
  })

const items = [
  item('i1', '1', 'How many bolts?', 'set/a/one.jpg'),
  item('i2', '2', 'How many bolts?', 'set/b/one.jpg'),
  item('i3', '3', 'Which colour?', 'set/a/one.jpg'),
  item('i4', 'twin', 'Which letter?', 'two.jpg'),
  item('i5', 'twin', 'Which number?', 'two.jpg'),
  exampleOpenItem({
    id: 'i6',
    question: 'What is it?',
    answerText: 'A lamp',
    source: { ...exampleSource, id: null, query: 'What is it?' },
  }),
]

const nothing: PredictionRef = { ids: [], picture: null, question: null, place: null, gold: null }
const matched = (ref: Partial<PredictionRef>) => predictionMatcher(items)({ ...nothing, ...ref })

const options = (...texts: readonly string[]) =>
  texts.map((text, place) => `${'ABCD'[place] ?? ''}. ${text}`).join('\n')

const asked = (...texts: readonly string[]) => `Which colour?\n${options(...texts)}\nAnswer with a letter.`

describe('a prediction finds its item', () => {
  it('by the item’s own id, or by the one it came with', () => {
    expect(matched({ ids: ['i3'] })).toEqual({ itemId: 'i3', by: 'id' })
    expect(matched({ ids: ['?', '2'] })).toEqual({ itemId: 'i2', by: 'id' })
  })

  it('by picture and question where the id is another’s, or two have it', () => {
    expect(matched({ ids: ['3'], question: 'How many bolts?', picture: 'b/one.jpg' })).toEqual({
      itemId: 'i2',
      by: 'picture-question',
    })
    expect(matched({ ids: ['twin'] })).toBeNull()
    expect(matched({ ids: ['twin'], question: 'Which number?' })).toEqual({ itemId: 'i5', by: 'question' })
  })

  it('by the end of the picture’s path, backslashes and other folders before it aside', () => {
    const question = 'How many bolts?'
    const found = (picture: string) => matched({ question, picture })?.itemId ?? null
    expect(found('C:\\data\\set\\a\\one.jpg')).toBe('i1')
    expect(found('/mnt/SET/B/ONE.JPG')).toBe('i2')
    expect(found('one.jpg')).toBeNull()
    expect(found('three.jpg')).toBeNull()
  })

  it('by the name of a picture that only one item has, where no question is given', () => {
    const only = predictionMatcher([...items, item('i7', null, 'Who?', 'set/three.v2.jpg')])
    const found = (picture: string, question: string | null = null) => only({ ...nothing, picture, question })
    for (const name of ['three.v2.jpg', 'THREE.v2', 'maps/three.v2.png'])
      expect(found(name)).toEqual({ itemId: 'i7', by: 'picture' })
    for (const name of ['one', 'two.jpg', 'three', '']) expect(found(name)).toBeNull()
    expect(found('three.v2.jpg', 'Who else?')).toBeNull()
  })

  it('by the question with its options, and with a prompt around it', () => {
    const query = 'Which colour?\nA. two\nB. three\nC. four\nD. six'
    for (const question of [
      query,
      `<image>${query}`,
      `${query}\nAnswer with the option's letter.`,
      `Look closely.\n${query}`,
      '  which COLOUR? ',
    ]) {
      expect(matched({ question })).toEqual({ itemId: 'i3', by: 'question' })
    }
  })

  it('by its place only where the right answer is the same', () => {
    expect(matched({ place: 5, gold: 'a lamp' })).toEqual({ itemId: 'i6', by: 'place' })
    const question = 'Which colour is it?'
    expect(matched({ place: 2, gold: 'B', question })).toEqual({ itemId: 'i3', by: 'place' })
    expect(matched({ place: 2, gold: 'C', question })).toBeNull()
    expect(matched({ place: 2, question })).toBeNull()
    expect(matched({ place: 2, gold: 'B', question: 'Which letter?' })?.itemId).toBe('i4')
    expect(matched({ place: 99, gold: 'B' })).toBeNull()
  })

  it('not by its place where another question was asked, or the right answer is that of others, too', () => {
    expect(matched({ place: 2, gold: 'B' })).toBeNull()
    expect(matched({ place: 2, gold: 'B', question: 'Where does the train go?' })).toBeNull()
  })

  it('not by a mere number where another question was asked: that of a place in some other list', () => {
    const question = 'Where does the train go?\nA. North\nB. South'
    expect(matched({ ids: ['3'], question })).toBeNull()
    expect(matched({ ids: ['3.0', '3'], question, picture: 'set/a/one.jpg' })).toBeNull()
    expect(matched({ ids: ['i3'], question })).toEqual({ itemId: 'i3', by: 'id' })
    for (const own of ['Question: Which colour? Answer:', 'Which colour is it?', 'Which', ''])
      expect(matched({ ids: ['3'], question: own })).toEqual({ itemId: 'i3', by: 'id' })
  })

  it('not by a mere number where the same was asked on another picture', () => {
    const asked = { ids: ['1'], question: 'How many bolts?' }
    expect(matched({ ...asked, picture: 'set/a/one.jpg' })).toEqual({ itemId: 'i1', by: 'id' })
    expect(matched({ ...asked, picture: '1.png' })).toEqual({ itemId: 'i1', by: 'id' })
    expect(matched({ ...asked, picture: 'set/b/one.jpg' })).toBeNull()
  })

  it('not where its options were asked in another order: its letters would mean others', () => {
    const picture = 'set/a/one.jpg'
    for (const ids of [[], ['3'], ['i3']]) {
      expect(matched({ ids, picture, question: asked('six', 'two', 'three', 'four') })).toBeNull()
      expect(matched({ ids, picture, question: asked('Two', 'three ', 'four', 'six') })?.itemId).toBe('i3')
      expect(matched({ ids, picture, question: asked('two', 'three', 'four', 'seven') })?.itemId).toBe('i3')
    }
  })

  it('by the question as it was revised, too', () => {
    const revised = predictionMatcher(
      items,
      new Map([['i3', { question: 'Which shade has the door?', options: [] }]]),
    )
    const ref = { ...nothing, question: 'Which shade has the door?\nA. two\nB. three\nC. four\nD. six' }
    expect(revised(ref)).toEqual({ itemId: 'i3', by: 'question' })
    expect(revised({ ...ref, ids: ['2'] })).toEqual({ itemId: 'i3', by: 'question' })
  })

  it('or none, where several or none fit', () => {
    expect(matched({ question: 'How many bolts?' })).toBeNull()
    expect(matched({ question: 'Something else?', picture: 'two.jpg' })).toBeNull()
    expect(matched({ ids: ['__proto__', 'constructor'] })).toBeNull()
    expect(matched({})).toBeNull()
  })
})
