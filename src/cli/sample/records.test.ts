import { describe, expect, it } from 'vitest'
import type { Problem } from '../../domain/problem.ts'
import type { Decoded, Draft, Format } from '../../formats/format.ts'
import { bytesFromBlob } from '../../formats/byteSource.ts'
import { r2iAnswers } from '../../formats/r2iAnswers.ts'
import { r2iBoxes } from '../../formats/r2iBoxes.ts'
import { r2iQuestions } from '../../formats/r2iQuestions.ts'
import { recordFiles } from './files.ts'
import { truthOf } from './records.ts'
import { scenes } from './scenes.ts'

const questions = scenes.flatMap((scene) => scene.questions)
const truth = truthOf(scenes)

async function decoded(format: Format, path: string): Promise<readonly Decoded[]> {
  const file = recordFiles(scenes).find((one) => one.path === path)
  const source = bytesFromBlob(path, new Blob([new Uint8Array(file?.bytes ?? [])]))
  const all: Decoded[] = []
  for await (const one of format.decode(source)) all.push(one)
  return all
}
const draftsOf = (all: readonly Decoded[]): readonly Draft[] =>
  all.flatMap((one) => (one.kind === 'draft' ? [one.draft] : []))
const problemsOf = (all: readonly Decoded[]): readonly Problem[] =>
  all.flatMap((one) =>
    one.kind === 'problem' ? [one.problem] : one.kind === 'draft' ? one.draft.problems : [],
  )

describe('the records of the sample', () => {
  it('are read by the importer, item by item, as the scenes have them', async () => {
    const drafts = draftsOf(await decoded(r2iAnswers, 'validated_vqa.jsonl'))
    expect(
      drafts.map(({ content, source }) => ({
        question: content.question,
        options: content.options,
        answer: content.answerText,
        category: content.category,
        region: content.region,
        count: source.consensus?.count,
        correct: source.smallModel?.correct,
        reason: source.validationReason,
      })),
    ).toEqual(
      questions.map((question) => ({
        question: question.question,
        options: question.options,
        answer: question.given,
        category: question.category,
        region: question.region,
        count: question.agreed.count,
        correct: question.easy,
        reason: question.validated,
      })),
    )
  })

  it('give the importer nothing to complain about, but for the options that are faulty on purpose', async () => {
    const faulty = new Set(
      questions.filter((one) => one.flaw === 'options-faulty').map((one) => one.question),
    )
    const sound = draftsOf(await decoded(r2iAnswers, 'validated_vqa.jsonl')).filter(
      (draft) => !faulty.has(draft.content.question),
    )
    expect(sound.flatMap((draft) => draft.problems)).toEqual([])
    expect(problemsOf(await decoded(r2iQuestions, 'generated_questions.jsonl'))).toEqual([])
  })

  it('agree from step to step on the regions and the questions that passed', async () => {
    const hints = [
      ...(await decoded(r2iQuestions, 'generated_questions.jsonl')),
      ...(await decoded(r2iBoxes, 'generated_bboxes.jsonl')),
    ].flatMap((one) => (one.kind === 'hint' ? [one.hint] : []))
    for (const { region } of questions) {
      expect(
        hints.filter((hint) => JSON.stringify(hint.region) === JSON.stringify(region)).length,
      ).toBeGreaterThan(0)
    }
  })

  it('show as many right answers of the small model as they count', async () => {
    for (const { content, source } of draftsOf(await decoded(r2iAnswers, 'validated_vqa.jsonl'))) {
      const right =
        content.answerLetter === null ? content.answerText : `${content.answerLetter}. ${content.answerText}`
      expect(source.smallModel?.answers.length).toBe(4)
      expect(source.smallModel?.answers.filter((answer) => answer === right).length).toBe(
        source.smallModel?.correct,
      )
    }
  })
})

describe('the truth of the sample', () => {
  it('is there for every item, in the order of the records', async () => {
    const drafts = draftsOf(await decoded(r2iAnswers, 'validated_vqa.jsonl'))
    expect(truth.map(({ question, image, region, category }) => [question, image, region, category])).toEqual(
      drafts.map(({ content, source }) => [
        content.question,
        source.picturePath,
        content.region,
        content.category,
      ]),
    )
  })

  it('says good or flawed as the flaw says, and the right answer of what is good', () => {
    expect(truth.map((one) => one.verdict)).toEqual(
      truth.map((one) => (one.flaw === null ? 'good' : 'flawed')),
    )
    const good = truth.filter((one) => one.verdict === 'good')
    expect(good.map((one) => one.correctAnswer)).toEqual(
      questions.filter((question) => question.flaw === null).map((question) => question.given),
    )
  })
})
