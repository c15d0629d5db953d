import { existsSync, readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { describe, expect, it } from 'vitest'
import { bytesFromBlob } from './byteSource.ts'
import { planImport } from './plan.ts'

const file = (name: string, text: string) => bytesFromBlob(name, new Blob([text]))
const picture = (letter: string) => btoa(letter.repeat(90))
const tsv = (rows: readonly (readonly string[])[]) => rows.map((row) => row.join('\t')).join('\n')

const plan = async (name: string, rows: readonly (readonly string[])[]) => {
  const { drafts, problems, pictures, pictureFiles } = await planImport([file(name, tsv(rows))])
  return { drafts, codes: problems.map(({ code }) => code), pictures, pictureFiles }
}

describe('a VLMEvalKit TSV', () => {
  const header = ['index', 'image', 'question', 'A', 'B', 'C', 'answer', 'category']

  it('gives one item per row, with as many options as are filled', async () => {
    const { drafts, codes } = await plan('a.tsv', [
      header,
      ['0', picture('x'), 'Which?', 'red', 'blue', '', 'B', 'Colour'],
    ])
    expect(codes).toEqual([])
    expect(drafts[0]?.content).toEqual({
      question: 'Which?',
      options: ['red', 'blue'],
      answerLetter: 'B',
      answerText: 'blue',
      category: 'color',
      region: null,
    })
  })

  it('lets a row take the picture of another, before or after it', async () => {
    const { pictures, pictureFiles } = await plan('a.tsv', [
      header,
      ['0', '2', 'One?', 'a', 'b', '', 'A', ''],
      ['1', picture('y'), 'Two?', 'a', 'b', '', 'A', ''],
      ['2', picture('z'), 'Three?', 'a', 'b', '', 'A', ''],
    ])
    expect(pictures.map(({ picturePath, drafts, match }) => [picturePath, drafts, match.kind])).toEqual([
      ['a.tsv/2/image', 2, 'matched'],
      ['a.tsv/1/image', 1, 'matched'],
    ])
    expect(await (await pictureFiles.get('a.tsv/2/image')?.blob())?.text()).toBe('z'.repeat(90))
  })

  it('names pictures by path where it has a column for that', async () => {
    const { drafts } = await plan('a.tsv', [
      ['index', 'image_path', 'question', 'A', 'B', 'answer'],
      ['0', 'images/a.jpg', 'Which?', 'red', 'blue', 'A'],
      ['1', "['images/b.jpg', 'images/c.jpg']", 'Which?', 'red', 'blue', 'A'],
    ])
    expect(drafts.map(({ source }) => source.picturePath)).toEqual(['images/a.jpg', 'images/b.jpg'])
  })

  it('brings the targets of TreeBench as boxes of the source', async () => {
    const { drafts } = await plan('a.tsv', [
      ['index', 'image_path', 'question', 'A', 'B', 'answer', 'target_instances'],
      ['0', 'a.jpg', 'Which?', 'red', 'blue', 'A', '[[10,20,30,40],[1,2,3,4]]'],
      ['1', 'a.jpg', 'What?', 'red', 'blue', 'A', '[[10,20,30,40]]'],
    ])
    expect(drafts.map(({ source, content }) => [source.boxes.length, content.region])).toEqual([
      [2, null],
      [1, { x1: 10, y1: 20, x2: 30, y2: 40 }],
    ])
  })

  it('never keeps a picture with the record', async () => {
    const { drafts } = await plan('a.tsv', [
      header,
      ['0', picture('x'), 'Which?', 'red', 'blue', '', 'B', ''],
    ])
    expect(JSON.stringify(drafts[0]?.record)).not.toContain(picture('x'))
  })
})

describe('HR-Bench', () => {
  const header = ['index', 'question', 'A', 'B', 'answer', 'category', 'cycle_category', 'image']

  it('folds the turns of a question into one item', async () => {
    const { drafts, codes } = await plan('hr.tsv', [
      header,
      ['0', 'Which?', 'red', 'blue', 'A', 'single', '0', picture('x')],
      ['1', 'Which?', 'blue', 'red', 'B', 'single', '1', picture('x')],
      ['2', 'Which?', 'red', 'blue', 'A', 'single', '0', picture('y')],
    ])
    expect(drafts).toHaveLength(2)
    expect(codes).toEqual(['cycle-folded'])
  })

  it('says so when a turn has another answer', async () => {
    const { drafts, codes } = await plan('hr.tsv', [
      header,
      ['0', 'Which?', 'red', 'blue', 'A', 'single', '0', picture('x')],
      ['1', 'Which?', 'blue', 'red', 'A', 'single', '1', picture('x')],
    ])
    expect(drafts).toHaveLength(1)
    expect(codes).toEqual(['cycle-conflict'])
  })
})

const samples = resolve(import.meta.dirname, '../../../shared/samples/dev')
const read = (name: string) =>
  planImport([bytesFromBlob(name, new Blob([readFileSync(resolve(samples, name))]))])

describe.skipIf(!existsSync(samples))('the tables of the sample set', () => {
  it.each([
    ['vlmevalkit.tsv', 'vlmevalkit'],
    ['vlmevalkit_paths.tsv', 'vlmevalkit'],
    ['hrbench-style.tsv', 'hr-bench'],
  ])('%s is read as %s without an error', async (name, id) => {
    const { drafts, problems } = await read(name)
    expect(drafts.length).toBeGreaterThan(1)
    expect(new Set(drafts.map(({ source }) => source.format))).toEqual(new Set([id]))
    expect(problems.filter(({ severity }) => severity === 'error')).toEqual([])
    expect(drafts.flatMap((draft) => draft.problems).map(({ code }) => code)).toEqual(
      drafts.map(() => 'box-missing'),
    )
  })
})
