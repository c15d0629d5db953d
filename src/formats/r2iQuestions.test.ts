import { describe, expect, it } from 'vitest'
import { r2iBoxes } from './r2iBoxes.ts'
import { r2iQuestions } from './r2iQuestions.ts'
import { codesOf, decodeAll, lines } from './upstream.test-data.ts'

const group = (over: Readonly<Record<string, unknown>> = {}) => ({
  detected_object: 'hinge',
  bbox: [100, 200, 300, 400],
  sam3_score: 0.93,
  crop_path: 'crops/a_hinge_0.9300.jpg',
  gen_question_status: 'success',
  vqa_pairs: [
    {
      question: 'How many bolts?',
      validation_status: 'passed',
      validation_reason: 'All four criteria are met.',
    },
    { question: 'What is it?', validation_status: 'failed', validation_reason: 'Criterion 4 fails.' },
  ],
  ...over,
})
const line = (...groups: readonly unknown[]) => ({ image_path: 'images/a.jpg', generated_vqa: groups })
const decode = (...groups: readonly unknown[]) => decodeAll(r2iQuestions, lines('q.jsonl', line(...groups)))

describe('r2iQuestions', () => {
  it('reads each question as a draft without an answer', async () => {
    const { drafts, problems } = await decode(group())
    expect(problems).toEqual([])
    expect(
      drafts.map(({ content, source }) => [content.question, content.answerText, source.status]),
    ).toEqual([
      ['How many bolts?', '', 'question passed'],
      ['What is it?', '', 'question failed'],
    ])
    expect(drafts[0]).toMatchObject({
      content: { options: [], answerLetter: null, region: { x1: 100, y1: 200, x2: 300, y2: 400 } },
      source: { object: 'hinge', score: 0.93, validationReason: 'All four criteria are met.', line: 1 },
      problems: [],
    })
  })

  it('keeps the upstream record, each with its own question alone', async () => {
    const { drafts } = await decode(group({ vqa_pairs: [] }), group())
    expect(drafts[1]?.record).toEqual(line(group({ vqa_pairs: [group().vqa_pairs[1]] })))
  })

  it('hints at regions and at questions', async () => {
    const { hints } = await decode(group())
    expect(hints.map(({ question, validationReason }) => [question, validationReason])).toEqual([
      [null, null],
      ['How many bolts?', 'All four criteria are met.'],
      ['What is it?', 'Criterion 4 fails.'],
    ])
  })

  it('says nothing of regions that were skipped upstream', async () => {
    const skipped = group({ bbox: null, vqa_pairs: [], gen_question_status: 'skipped_by_generator' })
    expect(await decode(skipped)).toMatchObject({ drafts: [], problems: [] })
  })

  it('keeps the neighbours of what is bad', async () => {
    const pairs = [{ question: null }, 'no pair', ...group().vqa_pairs, { question: '' }]
    const { drafts, problems } = await decode(
      'no group',
      group({ bbox: [1, 2, 3] }),
      group({ vqa_pairs: pairs }),
    )
    expect(drafts).toHaveLength(2)
    expect(problems.map(({ code, field }) => [code, field])).toEqual([
      ['wrong-type', 'generated_vqa[0]'],
      ['box-count', 'generated_vqa[1].bbox'],
      ['wrong-type', 'generated_vqa[2].vqa_pairs[0].question'],
      ['wrong-type', 'generated_vqa[2].vqa_pairs[1]'],
      ['question-empty', 'generated_vqa[2].vqa_pairs[4].question'],
    ])
  })
})

describe('r2iBoxes', () => {
  it('gives hints for boxes that were found, and no drafts', async () => {
    const result = {
      detected_object: 'hinge',
      bbox: '(100.0,200.0,300.0,400.0)',
      sam3_score: 0.93,
      success: true,
    }
    const failed = { detected_object: 'bird', bbox: null, sam3_score: 0, success: false, error: 'several' }
    const { drafts, hints, problems } = await decodeAll(
      r2iBoxes,
      lines('b.jsonl', { image_path: 'images/a.jpg', bbox_results: [result, failed, { bbox: 'x' }] }),
    )
    expect(drafts).toEqual([])
    expect(hints).toEqual([
      {
        picturePath: 'images/a.jpg',
        region: { x1: 100, y1: 200, x2: 300, y2: 400 },
        question: null,
        object: 'hinge',
        score: 0.93,
        validationReason: null,
      },
    ])
    expect(codesOf(problems)).toEqual(['box-unreadable'])
  })

  it('says when a line is none', async () => {
    const { problems } = await decodeAll(r2iBoxes, lines('b.jsonl', { image_path: 'a', bbox_results: 5 }, 7))
    expect(problems.map(({ line, sentence }) => [line, sentence])).toEqual([
      [1, 'bbox_results is a number; a list was expected.'],
      [2, 'The record is a number; an object was expected.'],
    ])
  })
})
