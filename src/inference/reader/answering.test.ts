import { describe, expect, it } from 'vitest'
import { isAboutText } from './aboutText.ts'
import { chooseOption, likeliestText } from './answering.ts'
import type { Page, ReadText } from './reading.ts'
import { linesOf } from './readingOrder.ts'

const piece = (text: string, x1 = 0, y1 = 0, height = 10, confidence = 0.9): ReadText => ({
  text,
  confidence,
  rect: { x1, y1, x2: x1 + text.length * height * 0.6, y2: y1 + height },
})

const pageOf = (...pieces: readonly ReadText[]): Page => ({
  lines: linesOf(pieces),
  map: { width: 1, height: 1, values: new Uint8Array(1) },
})

const chosen = (page: Page, options: readonly string[], question = 'What is written there?') =>
  chooseOption(page, question, options)?.answer.option

describe('the option that is most like what was read', () => {
  it('is found in a piece of text, in one of its words and across neighbours', () => {
    expect(chosen(pageOf(piece('Recruit')), ['SECURIT', 'RECRUIT', 'RESORT'])).toBe(1)
    expect(chosen(pageOf(piece('sale price 11.99 each')), ['12.99', '11.99'])).toBe(1)
    const sign = pageOf(piece('No', 0, 0), piece('smoking', 0, 14))
    expect(chosen(sign, ['No parking', 'No smoking', 'No entry'])).toBe(1)
    expect(chosen(pageOf(piece('IBU12'), piece('ABV3.5', 0, 20)), ['25', '12'])).toBe(1)
  })

  it('is told with how like and how sure it is', () => {
    const { confidence } = chooseOption(pageOf(piece('RECRU1T')), 'Which name?', ['RECRUIT']) ?? {}
    expect(confidence).toBeCloseTo((6 / 7) * 0.9)
  })

  it('is rather a piece of its own than a part of something longer', () => {
    const page = pageOf(piece('A14', 0, 0, 10, 0.95), piece('14', 0, 40, 10, 0.8))
    expect(chosen(page, ['A', '14'])).toBe(1)
  })

  it('is rather on a line that speaks of what is asked, and not what the question names itself', () => {
    const board = pageOf(piece('ROME'), piece('A14', 80), piece('LISBON', 0, 20), piece('B17', 80, 20))
    expect(chosen(board, ['A14', 'B17'], 'Which gate is shown for Lisbon?')).toBe(1)
    const bow = pageOf(piece('27 to carry 4'))
    expect(chosen(bow, ['27', '4'], 'How many people is boat 27 to carry?')).toBe(1)
  })

  it('is none when nothing is like any, with what was read instead', () => {
    const { answer, confidence } = chooseOption(pageOf(piece('BAKERY')), 'Which?', ['Museum', 'Zoo']) ?? {}
    expect(answer).toEqual({ text: 'BAKERY', option: null })
    expect(confidence).toBeNull()
    expect(chosen(pageOf(piece('18')), ['12', '25'])).toBeNull()
    expect(chooseOption(pageOf(), 'Which?', ['Museum'])).toBeNull()
    expect(chosen(pageOf(piece('--')), ['–', '…'])).toBeUndefined()
  })

  it('takes huge texts without stopping the world', () => {
    const pieces = Array.from({ length: 400 }, (_, row) => piece('ab '.repeat(200), 0, row * 20))
    expect(chosen(pageOf(...pieces), ['x'.repeat(100_000), 'ab ab'])).toBe(1)
  })
})

describe('the text meant by an open question', () => {
  const size = { width: 400, height: 300 }

  it('is the largest in the middle, with the lines next to it that are as tall', () => {
    const title = [piece('The Hollow', 120, 100, 40), piece('Origin', 120, 150, 38)]
    const page = pageOf(...title, piece('J. Marlowe', 130, 220, 12), piece('3', 380, 5, 30))
    expect(likeliestText(page, size)?.answer).toEqual({ text: 'The Hollow Origin', option: null })
    expect(likeliestText(page, size)?.confidence).toBeCloseTo(0.9)
  })

  it('is none where nothing was read', () => {
    expect(likeliestText(pageOf(), size)).toBeNull()
  })
})

it('reads in lines from the top down, and each from left to right', () => {
  const lines = linesOf([piece('d', 90, 52), piece('b', 80, 3), piece('c', 0, 50), piece('a', 0, 0)])
  expect(lines.map((line) => line.map(({ text }) => text).join(''))).toEqual(['ab', 'cd'])
})

describe('a question about text', () => {
  it('is known by its category or by what it asks for', () => {
    expect(isAboutText('How many bags are in the pack?', 'ocr')).toBe(true)
    expect(isAboutText('Anything', 'Text recognition')).toBe(true)
    expect(isAboutText('What name is written on the hull?', 'identification')).toBe(true)
    expect(isAboutText('What number is on the cabin?', null)).toBe(true)
  })

  it('is not one about how things look or how many there are', () => {
    expect(isAboutText('What colour is the sign?', 'color')).toBe(false)
    expect(isAboutText('What number is on the cabin?', 'counting')).toBe(false)
    expect(isAboutText('How many letters are on the sign?', 'counting')).toBe(false)
    expect(isAboutText('What is the fence made of?', null)).toBe(false)
    expect(isAboutText('What is the fence made of?', 'texture')).toBe(false)
    expect(isAboutText('What is the fence made of?', 'Scene context')).toBe(false)
  })
})
