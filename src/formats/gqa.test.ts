import { describe, expect, it } from 'vitest'
import { gqaScenes } from './gqaScenes.ts'
import { planImport } from './plan.ts'
import { codesOf, file, inSmallChunks } from './upstream.test-data.ts'

const scenes = {
  '2370799': {
    width: 640,
    height: 480,
    objects: {
      '11': {
        name: 'kayak',
        x: 12,
        y: 40,
        w: 120,
        h: 80,
        attributes: ['red'],
        relations: [{ name: 'on', object: '12' }],
      },
      '12': { name: 'water', x: 0, y: 100, w: 640, h: 380, attributes: [], relations: [] },
      '13': { name: 'dot', x: 5, y: 5, w: 0, h: 0, attributes: [], relations: [] },
    },
  },
}
const question = (over: object = {}) => ({
  imageId: '2370799',
  question: 'What colour is the kayak?',
  answer: 'red',
  fullAnswer: 'The kayak is red.',
  isBalanced: true,
  annotations: { question: { '4': '11' }, answer: {}, fullAnswer: { '1': '11' } },
  semantic: [],
  ...over,
})
const sceneFile = file('val_sceneGraphs.json', JSON.stringify(scenes))
const questions = (entries: object) => file('val_questions.json', JSON.stringify(entries))

describe('GQA', () => {
  it.each(['before', 'after'])(
    'gives a question the boxes of what it is about, its scenes %s it',
    async (when) => {
      const asked = questions({ '05515938': question() })
      const plan = await planImport(when === 'before' ? [sceneFile, asked] : [asked, sceneFile])
      expect(plan.drafts).toHaveLength(1)
      expect(plan.drafts[0]).toMatchObject({
        content: {
          question: 'What colour is the kayak?',
          answerText: 'red',
          region: { x1: 12, y1: 40, x2: 132, y2: 120 },
        },
        source: {
          id: '05515938',
          picturePath: '2370799.jpg',
          object: 'kayak',
          boxes: [[{ label: 'kayak' }]],
        },
        claimedSize: { width: 640, height: 480 },
        problems: [],
      })
    },
  )

  it('makes each object of several a chain, and finds them in the reasoning where nothing is annotated', async () => {
    const asked = questions({
      q1: question({
        annotations: {},
        semantic: [
          { operation: 'select', argument: 'kayak (11)' },
          { operation: 'relate', argument: 'water,on,o (12)' },
        ],
      }),
    })
    const plan = await planImport([asked, sceneFile])
    expect(plan.drafts[0]?.source.boxes.map((chain) => chain.map(({ label }) => label))).toEqual([
      ['kayak'],
      ['water'],
    ])
    expect(plan.drafts[0]?.content.region).toBeNull()
  })

  it('imports questions without their scenes, and says what is missing', async () => {
    const plan = await planImport([questions({ q1: question(), q2: question({ question: 'Where?' }) })])
    expect(plan.drafts.map(({ problems }) => codesOf(problems))).toEqual([['box-missing'], ['box-missing']])
  })

  it('reads entry by entry, however the bytes come', async () => {
    const many = Object.fromEntries(
      Array.from({ length: 50 }, (_, at) => [`q${at}`, question({ question: `No. ${at} {[,"?` })]),
    )
    const plan = await planImport([inSmallChunks(questions(many), 7), inSmallChunks(sceneFile, 5)])
    expect(plan.drafts.map(({ content }) => content.question)).toEqual(
      Object.values(many).map(({ question: text }) => text),
    )
    expect(plan.drafts.every(({ content }) => content.region !== null)).toBe(true)
  })

  it('takes the good entries beside bad ones', async () => {
    const text = `{"q1":${JSON.stringify(question())},"q2":{"imageId":"1","question":[]},"q3":{"imageId":NaN},"__proto__":${JSON.stringify(question({ question: 'Polluted?' }))},"q4":${JSON.stringify(question()).slice(0, -30)}`
    const plan = await planImport([file('questions.json', text)])
    expect(plan.drafts.map(({ source }) => source.id)).toEqual(['q1', '__proto__'])
    expect(codesOf(plan.problems)).toEqual(['wrong-type', 'json-nan', 'json-incomplete', 'array-incomplete'])
    expect(Object.hasOwn(Object.prototype, 'imageId')).toBe(false)
  })

  it('names objects without a box, and scenes that are none', async () => {
    const text = JSON.stringify({ ...scenes, '1': { width: 1, height: 1, objects: [] } })
    const problems: string[] = []
    for await (const decoded of gqaScenes.decode(file('s.json', text)))
      if (decoded.kind === 'problem') problems.push(decoded.problem.code)
    expect(problems).toEqual(['wrong-type', 'box-unreadable'])
  })
})
