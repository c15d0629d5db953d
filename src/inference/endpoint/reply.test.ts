import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { letterScores } from './letterScores.ts'
import { completionIn, eventsIn, isWholeStream, modelIdsIn, streamedCompletionIn } from './reply.ts'

const place = (token: string, ...candidates: readonly (readonly [string, number])[]) => ({
  token,
  candidates: candidates.map(([token, share]) => ({ token, logprob: Math.log(share) })),
})

const reply = (tokens: unknown): string => JSON.stringify({ choices: [{}], usage: { prompt_tokens: tokens } })
const event = (index: number): string => `data: {"choices":[{"index":${index},"delta":{"content":"x"}}]}\n\n`

describe('the events of a stream', () => {
  it.each<readonly [stream: string, events: readonly string[]]>([
    ['data: a\n\ndata: b\n\n', ['a', 'b']],
    ['data:a\r\n\r\ndata: b\r\n\r\n', ['a', 'b']],
    ['data: a\r\rdata: b', ['a', 'b']],
    [': hello\n\nevent: x\nid: 3\ndata: a\ndata: b\n\n', ['a\nb']],
    ['\uFEFFdata: a\n\n', ['a']],
    ['datum: a\n\n', []],
    ['', []],
  ])('of %j are %j', (stream, events) => {
    expect(eventsIn(stream)).toEqual(events)
  })
})

describe('a reply', () => {
  it('may hold its text in parts', () => {
    const content = [{ type: 'text', text: 'B' }, { type: 'image' }, null, { text: '.' }]
    expect(completionIn(JSON.stringify({ choices: [{ message: { content } }] }))?.choices[0]?.text).toBe('B.')
  })

  it.each(['', 'null', '[]', '{"choices": {}}', '{"__proto__": {"choices": []}}', '{"choices"'])(
    '%s is none',
    (text) => {
      expect(completionIn(text)).toBeNull()
    },
  )

  it('takes no count of tokens that is none', () => {
    expect([12, -1, 1.5, '12', null].map((tokens) => completionIn(reply(tokens))?.promptTokens)).toEqual([
      12,
      null,
      null,
      null,
      null,
    ])
  })

  it('reads whatever comes as a reply or none', () => {
    const choice = fc.record(
      { index: fc.jsonValue(), delta: fc.jsonValue(), message: fc.jsonValue(), logprobs: fc.jsonValue() },
      { requiredKeys: [] },
    )
    fc.assert(
      fc.property(fc.array(fc.oneof(choice, fc.jsonValue())), (choices) => {
        const text = JSON.stringify({ choices })
        expect(completionIn(text)?.choices).toHaveLength(choices.length)
        const streamed = streamedCompletionIn(`data: ${text}\n\n`)
        expect(streamed === null || streamed.choices.every((one) => typeof one.text === 'string')).toBe(true)
      }),
    )
  })

  it('makes no room for answers that nobody gave', () => {
    expect(streamedCompletionIn(event(1e9))).toBeNull()
    expect(streamedCompletionIn(event(-1) + event(1))?.choices.map(({ text }) => text)).toEqual(['', 'x'])
  })

  it('is whole once it says so, or each answer has ended', () => {
    const open = 'data: {"choices":[{"index":0,"delta":{"content":"x"}}]}\n\n'
    const ended = 'data: {"choices":[{"index":0,"delta":{},"finish_reason":"stop"}]}\n\n'
    expect([open, `${open}data: [DONE]\n\n`, open + ended, ''].map(isWholeStream)).toEqual([
      false,
      true,
      true,
      false,
    ])
  })

  it('lists models, leaving out what is none', () => {
    expect(modelIdsIn('{"data":[{"id":"a"},{"id":3},null,{"id":"b"}]}')).toEqual(['a', 'b'])
    expect(modelIdsIn('<html>')).toEqual([])
  })
})

describe('scores of letters', () => {
  it('skip blanks and an opening bracket, and know the signs of several models for a blank', () => {
    const tokens = [place('\n'), place(' ('), place('B', ['▁A', 0.25], ['ĠB', 0.5], ['a', 0.1], ['D', 0.1])]
    expect(letterScores(tokens, 3)?.map((score) => Number(score.toFixed(6)))).toEqual([0.25, 0.5, 0])
  })

  it('are probabilities, whatever numbers come', () => {
    const candidate = fc.record({
      token: fc.constantFrom('A', ' A', 'B', ' C', 'x'),
      logprob: fc.double({ noNaN: true }),
    })
    fc.assert(
      fc.property(fc.array(candidate), (candidates) => {
        const scores = letterScores([{ token: 'A', candidates }], 3)
        expect(scores?.every((score) => score >= 0 && score <= 1) ?? true).toBe(true)
      }),
    )
  })

  it('are none without tokens', () => {
    expect(letterScores([], 3)).toBeNull()
  })
})
