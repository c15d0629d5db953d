import { describe, expect, it } from 'vitest'
import { exampleItem } from './example.ts'
import { textHazards } from './textHazards.ts'

const found = (text: string) => textHazards(exampleItem({ question: text }))
const codes = (text: string) => found(text).map(({ code }) => code)

describe('text that hides something', () => {
  it.each([
    ['safe\u202egnp.exe', 'text-direction', 'U+202E right-to-left override'],
    ['a\u2066b\u2069', 'text-direction', 'U+2066, U+2069'],
    ['zero\u200bwidth', 'text-invisible', 'U+200B zero-width space'],
    ['lat\u200din', 'text-invisible', 'U+200D zero-width joiner'],
    ['\ufeffstart', 'text-invisible', 'U+FEFF byte order mark'],
    ['tag\u{e0041}', 'text-invisible', 'U+E0041'],
    ['nul\u0000', 'text-control', 'U+0000 NUL'],
    ['esc\u001b[0m', 'text-control', 'U+001B'],
    ['half \ud83d pair', 'text-damaged', 'U+D83D'],
    ['bad \ufffd byte', 'text-damaged', 'U+FFFD replacement character'],
  ])('%j: %s', (text, code, named) => {
    expect(codes(text)).toEqual([code])
    expect(found(text)[0]?.sentence).toContain(named)
  })

  it.each([
    'line one\n\tline two\r\n',
    'emoji 😀 and family 👩‍👩‍👧‍👦 and flag 🏳️‍🌈 and 👩🏽‍🚀',
    '🏴\u{e0067}\u{e0062}\u{e0073}\u{e0063}\u{e0074}\u{e007f}',
    'كم عدد السيارات؟',
    'می\u200cخواهم',
    'क्\u200dष',
    '有几辆车？',
    'e\u0301te\u0301',
    'non\u00a0breaking',
  ])('%j hides nothing', (text) => {
    expect(codes(text)).toEqual([])
  })

  it('names the field, and no more than three characters', () => {
    const hazards = textHazards(
      exampleItem({ options: ['a\u0001\u0002', 'b\u0003\u0004\u0005'], answerText: 'x\u200b' }),
    )
    expect(hazards.map(({ code, field }) => [code, field])).toEqual([
      ['text-control', 'options'],
      ['text-invisible', 'answerText'],
    ])
    expect(hazards[0]?.sentence).toContain('U+0001, U+0002, U+0003 and 2 more')
  })
})
