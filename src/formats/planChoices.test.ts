import { BlobWriter, TextReader, ZipWriter } from '@zip.js/zip.js'
import { describe, expect, it } from 'vitest'
import { beginningOf, bytesFromBlob, headOf } from './byteSource.ts'
import type { ByteSource } from './format.ts'
import type { Mapping } from './mapping.ts'
import { planImport } from './plan.ts'
import { leaveOut, type Choice } from './planRead.ts'
import { answerLine, answerResult, codesOf, file, lines, pngStart } from './upstream.test-data.ts'

const mapping: Mapping = {
  question: 'Frage',
  options: { kind: 'none' },
  answer: { key: 'Antwort', means: 'letter-or-text' },
  picture: { key: 'Bild', holds: 'path' },
  crop: null,
  id: null,
  category: null,
  region: null,
  levels: null,
  kept: [],
}
const table = (path = 'liste.csv'): ByteSource =>
  file(path, 'Frage,Antwort,Bild\nWas ist rot?,Das Boot,a.png\nWas ist blau?,Das Meer,a.png\n')

const choices = (...chosen: readonly (readonly [string, Choice])[]) => ({ choices: new Map(chosen) })

/** Counts how often each source is read from its start. */
function counted(source: ByteSource) {
  const counts = { reads: 0 }
  const stream = () => {
    counts.reads += 1
    return source.stream()
  }
  return { source: { ...source, stream }, counts }
}

describe('what a person chooses for a file', () => {
  it('is offered: every format that could read it, and its columns', async () => {
    const plan = await planImport([lines('v.jsonl', answerLine(answerResult())), file('a.png', pngStart)])
    const [answers, picture] = plan.files
    expect(answers).toMatchObject({ formatId: 'r2i-answers', canMap: true, columns: null, choice: null })
    expect(answers?.others.map(({ id }) => id)).toContain('r2i-answers')
    expect(picture).toMatchObject({ formatId: null, others: [], canMap: false })
  })

  it('is asked for where no format knows the columns, and nothing is taken before', async () => {
    const plan = await planImport([table(), file('a.png', pngStart)])
    expect(plan.files[0]).toMatchObject({
      kind: 'columns',
      columns: ['Frage', 'Antwort', 'Bild'],
      canMap: true,
    })
    expect(plan.files[0]?.because).toContain('Frage, Antwort, Bild')
    expect(plan.drafts).toEqual([])
    expect(codesOf(plan.problems)).toEqual(['columns-unsaid'])
  })

  it('is a mapping of its columns', async () => {
    const plan = await planImport([table(), file('a.png', pngStart)], choices(['liste.csv', mapping]))
    expect(plan.drafts.map(({ content }) => [content.question, content.answerText])).toEqual([
      ['Was ist rot?', 'Das Boot'],
      ['Was ist blau?', 'Das Meer'],
    ])
    expect(plan.files[0]).toMatchObject({ format: 'Columns as chosen', drafts: 2, choice: mapping })
    expect(plan.problems).toEqual([])
    expect(plan.unused).toEqual([])
  })

  it('is another format, or nothing of the file', async () => {
    const answers = lines('v.jsonl', answerLine(answerResult()))
    const none = await planImport([answers, table()], choices(['v.jsonl', leaveOut], ['liste.csv', leaveOut]))
    expect(none.drafts).toEqual([])
    expect(none.problems).toEqual([])
    const other = await planImport([answers], choices(['v.jsonl', 'zoombench']))
    expect(other.files[0]).toMatchObject({ formatId: 'zoombench', drafts: 0 })
  })

  it('has only the file read anew that it is about', async () => {
    const kept = counted(lines('v.jsonl', answerLine(answerResult())))
    const changed = counted(table())
    const first = await planImport([kept.source, changed.source])
    const before = { kept: kept.counts.reads, changed: changed.counts.reads }
    const second = await planImport([], { earlier: first, ...choices(['liste.csv', mapping]) })
    expect(second.drafts).toHaveLength(3)
    expect(kept.counts.reads).toBe(before.kept)
    expect(changed.counts.reads).toBeGreaterThan(before.changed)
    const third = await planImport([], { earlier: second })
    expect(third.drafts).toHaveLength(1)
    expect(third.problems).toEqual(first.problems)
  })

  it('can be prepared for: each source passes by, those in archives too', async () => {
    const zip = new ZipWriter(new BlobWriter('application/zip'))
    await zip.add('inside/liste.csv', new TextReader('q,a\nWhy?,So\n'))
    const passed: string[] = []
    await planImport([bytesFromBlob('all.zip', await zip.close())], {
      prepare(source) {
        passed.push(source.path)
        return source
      },
    })
    expect(passed).toEqual(['all.zip', 'all.zip/inside/liste.csv'])
  })
})

describe('the beginning of a source', () => {
  it('ends after so many bytes, and is the source itself where that is shorter', async () => {
    const long = file('a.txt', 'abcdefgh')
    const short = beginningOf(long, 3)
    expect(await new Response(short.stream()).text()).toBe('abc')
    expect(await (await short.blob()).text()).toBe('abc')
    expect(new TextDecoder().decode(await headOf(short, 2))).toBe('ab')
    expect(beginningOf(long, 8)).toBe(long)
  })
})
