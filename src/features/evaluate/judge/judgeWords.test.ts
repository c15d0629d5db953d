import { describe, expect, it } from 'vitest'
import { verdictKey, type AnswerVerdict } from '../../../domain/prediction.ts'
import type { JudgeRun } from '../../../state/judge.ts'
import { countsText, hostText, judgeCheck, runText, whoText } from './judgeWords.ts'
import { isShown, judgesIn, shownCounts, verdictRows } from './verdictRows.ts'

const verdict = (itemId: string, over: Partial<AnswerVerdict> = {}): AnswerVerdict => ({
  itemId,
  answer: 'red',
  right: true,
  by: 'judge',
  who: 'endpoint:http://localhost:1/v1:qwen',
  words: 'Yes',
  at: 1,
  ...over,
})

const run: JudgeRun = {
  spec: {
    modelId: 'm',
    purpose: 'settle',
    answers: Array.from({ length: 100 }, (_, nth) => ({ itemId: `${nth}`, answer: '' })),
  },
  phase: 'running',
  done: 40,
  yes: 30,
  no: 10,
  failed: [],
  replies: new Map(),
  sentence: null,
  asked: 40,
  workedMs: 120_000,
}

describe('how far a judge is', () => {
  it('is told with its rate and what is left of the time', () => {
    expect(runText(run)).toBe('30 Yes, 10 No. 20 a minute, about 3 minutes left.')
    expect(runText({ ...run, asked: 0 })).toBe('30 Yes, 10 No.')
  })

  it('is told with the reason where it stands still', () => {
    const failed = [{ itemId: 'a', answer: 'b', words: 'Hm.', sentence: 'It said neither Yes nor No.' }]
    expect(runText({ ...run, phase: 'paused', sentence: 'The server is gone.', failed })).toBe(
      'The server is gone. 30 Yes, 10 No, 1 unclear. 60 answers left.',
    )
    const broken = failed.map((each) => ({ ...each, words: null }))
    expect(runText({ ...run, phase: 'done', failed: [...failed, ...broken] })).toBe(
      '30 Yes, 10 No, 1 unclear, 1 failed.',
    )
    expect(runText({ ...run, phase: 'done', done: 100 })).toBe('30 Yes, 10 No.')
  })
})

describe('how the replies are counted', () => {
  it('says what the two released scripts would come to', () => {
    expect(countsText({ replies: 3, containing: 2, exact: 1 }, 2)).toBe(
      'Of 3 replies, the released judge script would count 2 as right (a yes or Yes anywhere), its cal_acc 1 (exactly “Yes”), and 2 count here (a bare Yes). Where they differ, so would the two published accuracies.',
    )
    expect(countsText({ replies: 3, containing: 2, exact: 2 }, 2)).toMatch(/All three ways of counting agree/)
    expect(countsText({ replies: 0, containing: 0, exact: 0 }, 0)).toBe('No judge has said anything yet.')
  })
})

const reply = (right: boolean) => ({ right, words: right ? 'Yes' : 'No' })

describe('a judge against people', () => {
  const people = ['a', 'b', 'c', 'd'].map((id, place) => verdict(id, { by: 'person', right: place < 2 }))
  const replies = new Map(people.map((each, place) => [verdictKey(each), reply(place % 2 === 0)]))

  it('agrees as often as both say the same', () => {
    const check = judgeCheck([...people, verdict('e')], replies)
    expect(check).toMatchObject({ both: 4, agreed: 2, kappa: { value: 0 } })
    expect(check.differences.map((each) => each.verdict.itemId)).toEqual(['b', 'c'])
  })

  it('is not compared where it was not asked, or only a judge spoke', () => {
    expect(judgeCheck(people, new Map())).toMatchObject({ both: 0, agreed: 0, differences: [] })
    expect(judgeCheck([verdict('a')], replies)).toMatchObject({ both: 0 })
  })
})

describe('names', () => {
  it('of judges are those of the list, else what is known of them; people have their own', () => {
    expect(whoText(verdict('a'), [], [])).toBe('http://localhost:1/v1:qwen')
    expect(whoText({ by: 'person', who: 'p' }, [], [{ id: 'p', name: 'Ada', color: 'red' }])).toBe('Ada')
    expect(whoText({ by: 'person', who: 'me' }, [], [])).toBe('Me')
  })

  it('of hosts hold nothing secret', () => {
    expect(hostText('http://localhost:11434/v1/')).toBe('http://localhost:11434/v1')
    expect(hostText('https://key@judge.example/v1?token=1')).toBe('https://judge.example/v1')
    expect(hostText('nowhere')).toBe('nowhere')
  })
})

describe('the list of verdicts', () => {
  const rows = verdictRows(
    [
      verdict('a'),
      verdict('b', { right: false, at: 3 }),
      verdict('c', { by: 'person', who: 'me', words: 'Seen it.', at: 2 }),
    ],
    [{ itemId: 'd', answer: 'x', words: 'Perhaps.', sentence: 'It said neither Yes nor No.' }],
  )

  it('begins with what was unclear, then the latest', () => {
    expect(rows.map(({ itemId }) => itemId)).toEqual(['d', 'b', 'c', 'a'])
    expect(rows[0]).toMatchObject({
      verdict: null,
      words: 'Perhaps.',
      sentence: 'It said neither Yes nor No.',
    })
  })

  it('is filtered by what was said, and by whom', () => {
    expect(shownCounts(rows)).toEqual({ all: 4, yes: 1, no: 1, unclear: 1, people: 1 })
    expect(rows.filter((row) => isShown(row, 'yes')).map(({ itemId }) => itemId)).toEqual(['a'])
  })

  it('knows its judges', () => {
    expect([...judgesIn([verdict('a'), verdict('b'), verdict('c', { by: 'person' })])]).toEqual([
      ['endpoint:http://localhost:1/v1:qwen', 2],
    ])
  })
})
