import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { isMathrulerEqual } from './mathruler.ts'
import { hierarchyOverall, hierarchyReward, rewardRules, type RewardCase } from './trainingReward.ts'
import { countingScore, onlyNumber } from './trainingRewardCounting.ts'
import { matchesOnAnswerLine, normalised } from './trainingRewardMatch.ts'
import { isMalformed, toolOverall, toolPresets, toolTerms, usedTool } from './trainingRewardTool.ts'

const isEqual = (gold: string, answer: string): boolean =>
  isMathrulerEqual(gold, answer, (a, b) => Number(a) === Number(b))

const open = (response: string, gold: string, over: Partial<RewardCase> = {}) =>
  hierarchyReward(
    { response, gold, question: 'How many birds?', judged: null, ...over },
    { counting: false },
    isEqual,
  )
const choice = (response: string, gold = 'B') =>
  open(response, gold, { question: 'Which?\nA. red\nB. blue\nC. green' })
const counting = (response: string, gold: string, judged: boolean | null = null) =>
  hierarchyReward({ response, gold, question: 'How many?', judged }, { counting: true }, isEqual)

describe('the rules of the training reward', () => {
  it.each<[response: string, gold: string, rule: string, accuracy: number]>([
    ['', '7', 'empty', 0],
    ['<answer>  </answer>', '7', 'empty', 0],
    ['x'.repeat(300), '7', 'too-long', 0],
    ['x'.repeat(299), '7', 'open', 0],
    ['𝟕'.repeat(299), '7', 'open', 0],
    [`${'x'.repeat(9000)}<answer>7</answer>`, '7', 'equal', 1],
    ['I count.\nAnswer: 7', '7', 'answer-line', 1],
    ['Answer: 5\nanswer : 7', '7', 'answer-line', 1],
    ['Answer: 7\nAnswer: 5', '7', 'open', 0],
    ['<answer>7</answer>', '7', 'equal', 1],
    ['<answer>7.0</answer>', '7', 'equal', 1],
    ['<answer>7</answer><answer>8</answer>', '7', 'equal', 1],
    ['<answer>8</answer><answer>7</answer>', '7', 'open', 0],
    ['seven', '7', 'open', 0],
  ])('%.40j to %j: %s, %d', (response, gold, rule, accuracy) =>
    expect(open(response, gold)).toMatchObject({ rule, accuracy }),
  )

  it('look at letters only where the right answer is one and the question has option lines', () => {
    expect(choice('(B) blue')).toMatchObject({ rule: 'letter', accuracy: 1 })
    expect(choice('B. blue')).toMatchObject({ rule: 'letter', accuracy: 1 })
    expect(choice('Because: B', 'B')).toMatchObject({ rule: 'letter', accuracy: 1 })
    expect(choice('blue', 'B. blue').tried).toContain('letter')
    expect(choice('(B)', 'blue').tried).not.toContain('letter')
    expect(open('(B) blue', 'B').tried).not.toContain('letter')
    expect(choice('A', 'B')).toMatchObject({ rule: 'open', accuracy: 0 })
  })

  it('are tried in their order, and the first that fires decides', () => {
    expect(choice('nothing like it').tried).toEqual([
      'empty',
      'too-long',
      'answer-line',
      'letter',
      'equal',
      'open',
    ])
    expect(choice('Answer: B').tried).toEqual(['empty', 'too-long', 'answer-line'])
    fc.assert(
      fc.property(fc.string(), fc.string(), fc.constantFrom(null, true, false), (response, gold, judged) => {
        const { tried, rule, accuracy } = hierarchyReward(
          { response, gold, question: 'A\n\n', judged },
          { counting: true },
          isEqual,
        )
        const places = tried.map((each) => rewardRules.indexOf(each))
        expect(places).toEqual(places.toSorted((a, b) => a - b))
        expect(tried.at(-1)).toBe(rule)
        expect(accuracy).toBeGreaterThanOrEqual(0)
        expect(accuracy).toBeLessThanOrEqual(1)
      }),
    )
  })

  it('leave the rest to a judge', () => {
    expect(open('seven', '7', { judged: true })).toMatchObject({ rule: 'judge', accuracy: 1 })
    expect(open('eight', '7', { judged: false })).toMatchObject({ rule: 'judge', accuracy: 0 })
    expect(open('7', '7', { judged: false })).toMatchObject({ rule: 'equal', accuracy: 1 })
  })

  it('find the content of tags on one line only, but the tags on any', () => {
    expect(open('<answer>\n7\n</answer>', '7')).toMatchObject({ isTagged: false, format: 1, rule: 'open' })
    expect(open('<answer>7', '7')).toMatchObject({ isTagged: false, format: 0 })
    expect(open('7', '7')).toMatchObject({ isTagged: false, format: 0, accuracy: 1 })
  })

  it('give nothing for tags around nothing, not even for the format', () => {
    expect(open('<answer></answer>', '7')).toMatchObject({ rule: 'empty', accuracy: 0, format: 0 })
  })

  it('weigh accuracy and format; the released weight leaves the format out', () => {
    const reward = open('7', '7')
    expect(hierarchyOverall(reward, 0)).toBe(1)
    expect(hierarchyOverall(reward, 0.1)).toBeCloseTo(0.9, 9)
    expect(hierarchyOverall(open('<answer>8</answer>', '7'), 0.1)).toBeCloseTo(0.1, 9)
  })
})

describe('the match on an answer line', () => {
  it.each([
    ['Answer: 5 dollars', '5', true],
    ['Answer: x = 5', '5', true],
    ['Answer: $5$ cm', '5', true],
    ['Answer: \\text{red}', 'red', true],
    ['Answer: \\boxed{12}', '12', true],
    ['Answer: 1,000', '1000', true],
    ['Answer: \\frac12', '\\frac{1}{2}', true],
    ['ANSWER:\n 7', '7', true],
    ['Answer: the red car', 'red car', false],
    ['Answer: Red', 'red', false],
    ['7', '7', false],
    ['Answer:', '', false],
  ])('%j is %j: %s', (answer, gold, is) => expect(matchesOnAnswerLine(gold, answer)).toBe(is))

  it('leaves words out wherever they stand, also inside others', () => {
    expect(normalised('a banana')).toBe('banana')
    expect(normalised('pizza slice')).toBe('pizzslice')
    expect(normalised('square feet')).toBe('')
  })

  it('is done with endless texts at once', () => {
    expect(matchesOnAnswerLine('x'.repeat(1_000_000), 'Answer: x')).toBe(false)
    expect(matchesOnAnswerLine('$'.repeat(2000), `Answer: ${'$'.repeat(290)}`)).toBe(true)
  })
})

describe('the continuous counting score (004 §9.2)', () => {
  it.each([
    [46, 47, 1 - 1 / 47],
    [47, 47, 1],
    [94, 47, 0],
    [200, 47, 0],
    [0, 47, 0],
    [-3, -4, 0.75],
    [0, 0, 1],
    [2, 0, Math.exp(-2)],
    [-2, 0, Math.exp(-2)],
  ])('of %d for %d is %d', (predicted, gold, score) =>
    expect(countingScore(predicted, gold)).toBeCloseTo(score, 9),
  )

  it.each([
    ['7', 7],
    ['7 cars', 7],
    ['about 1,234.5 m', 1234.5],
    ['-3', -3],
    ['−3', -3],
    ['50%', 50],
    ['12.', 12],
    ['3-4', null],
    ['3 of 4', null],
    ['A1', null],
    ['1A', null],
    ['1.2.3', null],
    ['seven', null],
    ['', null],
    ['9'.repeat(999), null],
    ['1'.repeat(100_000), null],
  ])('reads %.20j as %s', (text, number) => expect(onlyNumber(text)).toBe(number))

  it('comes after the rules, before the judge, and only where it is asked for', () => {
    expect(counting('<answer>46</answer>', '47')).toMatchObject({ rule: 'counting', accuracy: 1 - 1 / 47 })
    expect(counting('<answer>47</answer>', '47')).toMatchObject({ rule: 'equal', accuracy: 1 })
    expect(counting('46', '47', true)).toMatchObject({ rule: 'counting' })
    expect(counting('many', '47', true)).toMatchObject({ rule: 'judge' })
    expect(open('46', '47')).toMatchObject({ rule: 'open', accuracy: 0 })
  })
})

describe('the base reward with a bonus for tools (001 §4.1, table 12)', () => {
  const [lfpc, math] = toolPresets
  const plain = { text: 'B', boxes: [] }
  const looked = { text: 'B', boxes: [[0, 0, 1, 1] as const] }

  it.each([
    ['right with a tool', looked, 1, 2, 1.2],
    ['right without one', plain, 1, 0.8, 1.2],
    ['wrong with a tool', looked, 0, 0, 0],
    ['wrong without one', plain, 0, 0, 0],
    ['right with a tool, malformed', { ...looked, text: '<think>B' }, 1, 1.8, 0.8],
    ['wrong and malformed', { ...plain, text: '<answer>B' }, 0, -0.2, -0.4],
    ['partly right with a tool', looked, 0.5, 0.4, 0.6],
  ])('%s', (_, prediction, accuracy, overall, inMath) => {
    const terms = toolTerms(prediction, accuracy, false)
    if (!lfpc || !math) throw new Error('The presets are gone.')
    expect(toolOverall(terms, lfpc.weights)).toBeCloseTo(overall, 9)
    expect(toolOverall(terms, math.weights)).toBeCloseTo(inMath, 9)
  })

  it.each([
    ['B', false],
    ['<tool_call>{"name": "image_zoom_in_tool"}</tool_call>', true],
    ['<grounding>{"bbox_2d": [0, 0, 1, 1]}</grounding>', true],
    ['<|vision_start|>', true],
    ['a bbox_2d in words', false],
  ])('%j uses a tool: %s', (text, used) => expect(usedTool({ text, boxes: [] })).toBe(used))

  it.each([
    ['B', false, false],
    ['<think>a</think><answer>B</answer>', false, false],
    ['<think>a', false, true],
    ['a</think>B', false, true],
    ['a</think>B', true, false],
    ['B', true, true],
    ['<think><answer>a</think><answer>B</answer>', false, false],
    ['<answer>B</answer></answer>', false, true],
  ])('%j, begun in thoughts: %s, is malformed: %s', (text, opens, malformed) =>
    expect(isMalformed(text, opens)).toBe(malformed),
  )
})
