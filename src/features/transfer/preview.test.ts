import { existsSync, openAsBlob, readdirSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { describe, expect, it } from 'vitest'
import type { Problem } from '../../domain/problem.ts'
import { bytesFromBlob } from '../../formats/byteSource.ts'
import { prepareImport } from './importing.ts'
import { groupProblems, placeOf, problemsText, usualStatuses } from './preview.ts'
import { answersFile, fakePictures, fakeShelf, numberedIds, planned, textFile } from './transfer.test-data.ts'

const problem = (code: string, severity: Problem['severity'], line: number | null = 1): Problem => ({
  code,
  severity,
  sentence: `It says\n${code}.`,
  file: 'a.jsonl',
  line,
  field: line === null ? null : 'bbox',
})

const question = (text: string, validation_status: string) => ({
  question: text,
  validation_status,
  validation_reason: '',
})

describe('the preview of an import', () => {
  it('takes valid answers and rows without a status', async () => {
    const rows = answersFile('validated_vqa.jsonl', [
      { picture: 'a.png' },
      { picture: 'b.png', status: 'very easy vqa' },
      { picture: 'c.png', status: 'error' },
    ])
    expect([...usualStatuses(await planned(rows))]).toEqual(['valid vqa'])
  })

  it('takes the questions that passed only where nobody has answered', async () => {
    const questions = textFile(
      'generated_questions.jsonl',
      JSON.stringify({
        image_path: 'a.png',
        generated_vqa: [
          {
            detected_object: 'flag',
            bbox: [300, 300, 500, 500],
            sam3_score: 0.9,
            crop_path: null,
            gen_question_status: 'success',
            vqa_pairs: [question('What is on the flag?', 'passed'), question('Is it a flag?', 'failed')],
          },
        ],
      }),
    )
    expect([...usualStatuses(await planned(questions))]).toEqual(['question passed'])
    const answers = answersFile('validated_vqa.jsonl', [{ picture: 'b.png' }])
    expect([...usualStatuses(await planned(questions, answers))]).toEqual(['valid vqa'])
  })

  it('groups problems by kind, errors first, then the most frequent', () => {
    const groups = groupProblems([
      problem('text-long', 'note'),
      problem('box-clamped', 'warning'),
      problem('option-empty', 'warning'),
      problem('option-empty', 'warning', 2),
      problem('json-nan', 'error'),
    ])
    expect(groups.map(({ code, problems }) => [code, problems.length])).toEqual([
      ['json-nan', 1],
      ['option-empty', 2],
      ['box-clamped', 1],
      ['text-long', 1],
    ])
  })

  it('says where each problem stands, one on each line of the list that can be kept', () => {
    expect(placeOf(problem('x', 'note', 3))).toBe('a.jsonl, line 3, bbox')
    expect(placeOf(problem('x', 'note', null))).toBe('a.jsonl')
    expect(problemsText([problem('x', 'error', 3), problem('y', 'note', null)])).toBe(
      'error\ta.jsonl, line 3, bbox\tIt says x.\nnote\ta.jsonl\tIt says y.\n',
    )
  })
})

const samples = resolve(import.meta.dirname, '../../../../shared/samples/dev')

describe.skipIf(!existsSync(samples))('the files of the samples (skipped where there are none)', () => {
  it('bring every valid record, with its picture found', async () => {
    const files = [
      ...readdirSync(join(samples, 'r2i')).map((name) => `r2i/${name}`),
      ...readdirSync(join(samples, 'images')).map((name) => `images/${name}`),
    ]
    const sources = await Promise.all(
      files.map(async (path) => bytesFromBlob(path, await openAsBlob(join(samples, path)))),
    )
    const plan = await planned(...sources)
    const { store, kept } = fakeShelf()
    const prepared = await prepareImport(
      plan,
      usualStatuses(plan),
      { items: [], pictures: [] },
      { pictures: fakePictures(), store, newId: numberedIds() },
      () => undefined,
      new AbortController().signal,
    )
    const valid = plan.counts.statuses.find(({ status }) => status === 'valid vqa')
    // The stand-in gives every picture one size, so that some boxes lie outside.
    expect(prepared.items + prepared.rejected).toBe(valid?.count)
    expect(prepared).toMatchObject({ missing: 0, merged: 0, relinked: 0 })
    expect(kept.size).toBe(readdirSync(join(samples, 'images')).length)
  })
})
