import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { alikeFrom, likenessOf, mayBeAlike, plainWords, shinglesOf } from './questionLikeness.ts'

const likeness = (a: string, b: string): number =>
  likenessOf(shinglesOf(plainWords(a)), shinglesOf(plainWords(b)))

describe('the likeness of questions', () => {
  it.each([
    ['How many bolts hold the hinge?', 'how many bolts hold the hinge'],
    ['What is written on the sign — in full?', 'What is written on the sign, in full?'],
    ['Ｗhat colour is the roof?', 'What colour is the roof?'],
  ])('is whole where only case and marks differ: %s', (a, b) => {
    expect(likeness(a, b)).toBe(1)
  })

  it.each([
    ['How many bolts hold the hinge of the green door?', 'How many bolts hold that hinge of the green door?'],
    ['What number is painted on the hull of the boat?', 'What number is painted on the hull of this boat?'],
    [
      'Which word stands on the small white sign by the gate?',
      'Which word stands on the small white sign near the gate?',
    ],
  ])('is near where a word or two differ: %s', (a, b) => {
    expect(likeness(a, b)).toBeGreaterThanOrEqual(alikeFrom)
    expect(likeness(a, b)).toBeLessThan(1)
  })

  it.each([
    ['What number is on the left bus?', 'What number is on the right bus?'],
    ['What colour is the roof?', 'What colour is the shirt of the cyclist?'],
    ['What is the 1st digit on the plate of the van?', 'What is the 2nd digit on the plate of the van?'],
    ['How many chairs stand in row 4 of the stand?', 'How many chairs stand in row 5 of the stand?'],
    ['What is the first digit on the plate?', 'What is the last digit on the plate?'],
  ])('is not where something else is asked: %s', (a, b) => {
    expect(likeness(a, b)).toBeLessThan(alikeFrom)
  })

  it('is a share, the same both ways, and never ruled out by lengths where it is near', () => {
    fc.assert(
      fc.property(fc.string(), fc.string(), fc.string(), (start, a, b) => {
        const [one, other] = [shinglesOf(plainWords(start + a)), shinglesOf(plainWords(start + b))]
        const found = likenessOf(one, other)
        expect(found).toBe(likenessOf(other, one))
        expect(found).toBeGreaterThanOrEqual(0)
        expect(found).toBeLessThanOrEqual(1)
        expect(found < alikeFrom || mayBeAlike(one, other)).toBe(true)
      }),
    )
  })

  it('reads no more of a text than a question has', () => {
    expect(plainWords('a'.repeat(1_000_000)).length).toBeLessThan(10_000)
  })
})
