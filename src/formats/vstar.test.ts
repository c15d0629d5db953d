import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { describe, expect, it } from 'vitest'
import { bytesFromBlob } from './byteSource.ts'
import type { ByteSource } from './format.ts'
import { image, someBytes, tableFile } from './parquet/table.test-data.ts'
import { planImport } from './plan.ts'
import { codesOf, decodeAll, file, lines, pngStart } from './upstream.test-data.ts'
import { vstarTargets } from './vstarTargets.ts'

const target = {
  target_object: ['kayak'],
  bbox: [[1200, 820, 120, 80]],
  question: 'What is the colour of the kayak?',
  options: ['The kayak is red.', 'The kayak is white.'],
}
const question = {
  image: 'direct_attributes/x_1.jpg',
  text: "What is the colour of the kayak?\n(A) The kayak is white.\n(B) The kayak is red.\nAnswer with the option's letter from the given choices directly.",
  category: 'direct_attributes',
  question_id: '0',
  label: 'B',
}
const targetFile = (over: object = {}, path = 'vstar/direct_attributes/x_1.json'): ByteSource =>
  file(path, JSON.stringify({ ...target, ...over }, null, 2))
const picture = file('vstar/direct_attributes/x_1.jpg', pngStart)

describe('V* Bench', () => {
  it('reads a file beside a picture by itself, its first option right', async () => {
    const plan = await planImport([targetFile(), picture])
    expect(plan.problems.filter(({ severity }) => severity === 'error')).toEqual([])
    expect(plan.drafts[0]).toMatchObject({
      content: {
        question: target.question,
        answerLetter: 'A',
        answerText: 'The kayak is red.',
        category: 'direct_attributes',
        region: { x1: 1200, y1: 820, x2: 1320, y2: 900 },
      },
      source: { object: 'kayak', line: null, boxes: [[{ label: 'kayak' }]] },
    })
    expect(plan.pictures[0]?.match).toMatchObject({
      kind: 'matched',
      file: 'vstar/direct_attributes/x_1.jpg',
    })
  })

  it('makes one item of a lettered question and the file beside its picture', async () => {
    const plan = await planImport([targetFile(), lines('vstar/test_questions.jsonl', question), picture])
    expect(plan.drafts).toHaveLength(1)
    expect(plan.counts.folded).toBe(1)
    expect(plan.drafts[0]).toMatchObject({
      content: {
        answerLetter: 'B',
        answerText: 'The kayak is red.',
        region: { x1: 1200, y1: 820, x2: 1320, y2: 900 },
      },
      source: { format: 'vstar', id: '0', object: 'kayak', notes: [] },
      problems: [],
    })
  })

  it('says so when label and first option disagree', async () => {
    const plan = await planImport([targetFile(), lines('test_questions.jsonl', { ...question, label: 'A' })])
    expect(plan.drafts.flatMap(({ problems }) => codesOf(problems))).toEqual(['answer-conflict'])
  })

  const short = { ...question, text: question.text.replace(/The kayak is (\w+)\./g, '$1') }
  it('finds no conflict where the one says in a sentence what the other says in a word', async () => {
    const plan = await planImport([targetFile(), lines('test_questions.jsonl', short)])
    expect(plan.drafts[0]?.content).toMatchObject({ answerLetter: 'B', answerText: 'red' })
    expect(plan.drafts.flatMap(({ problems }) => codesOf(problems))).toEqual([])
  })

  it('says so when the word of the label is in the sentence of another option', async () => {
    const plan = await planImport([targetFile(), lines('test_questions.jsonl', { ...short, label: 'A' })])
    expect(plan.drafts.flatMap(({ problems }) => codesOf(problems))).toEqual(['answer-conflict'])
  })

  it('keeps both where their words differ, and questions without a file beside them', async () => {
    const other = targetFile({ question: 'Where is the kayak?' })
    const plan = await planImport([other, lines('test_questions.jsonl', question)])
    expect(plan.drafts).toHaveLength(2)
  })

  it('makes each of several targets a chain of its own, without a region', async () => {
    const two = {
      target_object: ['kayak', 'pier'],
      bbox: [
        [1, 2, 30, 40],
        [100, 200, 30, 40],
      ],
    }
    const { drafts } = await decodeAll(vstarTargets, targetFile(two))
    expect(drafts[0]?.source.boxes.map((chain) => chain.map(({ label }) => label))).toEqual([
      ['kayak'],
      ['pier'],
    ])
    expect(drafts[0]?.content.region).toBeNull()
  })

  it('reads its mirror with the pictures inside', async () => {
    const source = tableFile('test.parquet', {
      image: [image, [{ bytes: someBytes, path: null }]],
      text: ['text', [question.text]],
      category: ['text', [question.category]],
      label: ['text', [question.label]],
      question_id: ['text', ['0']],
    })
    const plan = await planImport([source])
    expect(plan.drafts[0]?.content).toMatchObject({ answerLetter: 'B', answerText: 'The kayak is red.' })
    expect(plan.pictures[0]?.match.kind).toBe('matched')
  })

  it.each([
    ['a box without a size', { bbox: [[1, 2, 0, 4]] }, ['box-empty', 'box-unreadable', 'box-missing']],
    ['a box that is no box', { bbox: ['x'] }, ['box-unreadable', 'box-unreadable', 'box-missing']],
    ['no boxes', { bbox: [] }, ['box-missing']],
  ])('keeps the question of a file with %s', async (_what, over, codes) => {
    const { drafts } = await decodeAll(vstarTargets, targetFile(over))
    expect(codesOf(drafts[0]?.problems ?? [])).toEqual(codes)
  })

  it.each([
    ['cut off', JSON.stringify(target, null, 2).slice(0, -20), 'json-incomplete'],
    ['without options', JSON.stringify({ ...target, options: 7 }), 'wrong-type'],
    ['empty', '', 'no-records'],
    ['with NaN', JSON.stringify(target, null, 1).replace('820', 'NaN'), 'json-nan'],
  ])('names what is wrong with a file %s', async (_what, text, code) => {
    const { drafts, problems } = await decodeAll(vstarTargets, file('a/x.json', text))
    expect(drafts).toEqual([])
    expect(codesOf(problems)).toEqual([code])
  })

  const sample = resolve(import.meta.dirname, '../../../shared/samples/dev/vstar')
  it.skipIf(!existsSync(sample))('of the sample set is three questions with their boxes', async () => {
    const files = readdirSync(sample, { recursive: true, withFileTypes: true })
      .filter((each) => each.isFile())
      .map((each) => join(each.parentPath, each.name))
      .map((path) => bytesFromBlob(path.slice(sample.length + 1), new Blob([readFileSync(path)])))
    const plan = await planImport(files)
    expect(plan.problems).toEqual([])
    expect(plan.drafts.map(({ source }) => [source.id, source.boxes.length, source.notes])).toEqual([
      ['0', 1, []],
      ['1', 1, []],
      ['2', 2, []],
    ])
    expect(plan.pictures.every(({ match }) => match.kind === 'matched')).toBe(true)
  })
})
