import { BlobWriter, TextReader, Uint8ArrayReader, ZipWriter } from '@zip.js/zip.js'
import { describe, expect, it } from 'vitest'
import { createBreath } from './breath.ts'
import type { ByteSource } from './format.ts'
import { planImport, type PlanProgress } from './plan.ts'
import { answerLine, answerResult, codesOf, file, jpegStart, lines, pngStart } from './upstream.test-data.ts'

const questions = (path: string, ...pairs: readonly (readonly [string, string])[]): ByteSource =>
  lines(path, {
    image_path: 'set/images/a.jpg',
    generated_vqa: [
      {
        detected_object: 'hinge',
        bbox: [100.04, 200, 300, 400],
        sam3_score: 0.93,
        crop_path: 'crops/a_hinge_0.9300.jpg',
        gen_question_status: 'success',
        vqa_pairs: pairs.map(([question, status]) => ({
          question,
          validation_status: status,
          validation_reason: `because ${question}`,
        })),
      },
    ],
  })

describe('planImport', () => {
  it('says what each file is, whatever it is called', async () => {
    const plan = await planImport([
      lines('notes.txt', answerLine(answerResult())),
      file('images/a.jpg', jpegStart),
      file('b.data', pngStart),
      file('c.jpg', pngStart),
      file('page.json', '<!doctype html><p>404'),
      file('empty.jsonl', ''),
      file('gone.jpg', ''),
      file('table.parquet', 'PAR1....'),
      file('.DS_Store', 'Bud1'),
    ])
    expect(plan.files.map(({ path, kind, format, drafts }) => [path, kind, format, drafts])).toEqual([
      ['notes.txt', 'data', 'R2I step 3: answers', 1],
      ['images/a.jpg', 'picture', null, 0],
      ['b.data', 'picture', null, 0],
      ['c.jpg', 'picture', null, 0],
      ['page.json', 'unknown', null, 0],
      ['empty.jsonl', 'unknown', null, 0],
      ['gone.jpg', 'unknown', null, 0],
      ['table.parquet', 'unknown', null, 0],
    ])
    expect(plan.files[0]?.because).toBe('its records have vqa_results')
    expect(plan.problems.map(({ file, code }) => [file, code])).toEqual([
      ['c.jpg', 'picture-other-kind'],
      ['page.json', 'json-html'],
      ['empty.jsonl', 'no-records'],
      ['gone.jpg', 'not-a-picture'],
      ['table.parquet', 'file-unreadable'],
    ])
    expect(plan.unused).toEqual(['b.data', 'c.jpg'])
    expect([...plan.pictureFiles.keys()]).toEqual(['images/a.jpg', 'b.data', 'c.jpg'])
  })

  it('counts by status, kind and problem', async () => {
    const plan = await planImport([
      lines(
        'v.jsonl',
        answerLine(
          answerResult(),
          answerResult({ question: 'Open?', mcq: null, status: null }),
          answerResult({ question: 'Easy?', status: 'very easy vqa', bbox: [1900, 0, 2100, 100] }),
          answerResult({ bbox: 'x' }),
        ),
      ),
    ])
    expect(plan.counts).toMatchObject({
      multipleChoice: 2,
      open: 1,
      withWarning: 1,
      folded: 0,
      statuses: [
        { status: null, label: 'no status', count: 1 },
        { status: 'valid vqa', label: 'valid vqa', count: 1 },
        { status: 'very easy vqa', label: 'very easy vqa', count: 1 },
      ],
    })
    expect(plan.counts.problems.map(({ code, severity, count }) => [code, severity, count])).toEqual([
      ['box-clamped', 'warning', 1],
      ['box-unreadable', 'error', 1],
    ])
  })

  it('folds questions of step 2 into the answers of step 3, and lets these learn from both earlier steps', async () => {
    const boxes = lines('b.jsonl', {
      image_path: 'images/b.jpg',
      bbox_results: [
        { detected_object: 'bird', bbox: '(10.0,20.0,60.0,80.0)', sam3_score: 0.8, success: true },
      ],
    })
    const bird = answerResult({ question: 'Which bird?', bbox: [10.04, 20, 60, 80], image_path: 'x' })
    const plan = await planImport([
      questions('q.jsonl', ['How many bolts?', 'passed'], ['What is it?', 'failed']),
      boxes,
      lines('v.jsonl', answerLine(answerResult()), { image_path: 'data/images/b.jpg', vqa_results: [bird] }),
    ])
    expect(plan.counts.folded).toBe(1)
    expect(
      plan.drafts.map(({ source, content }) => [
        content.question,
        source.object,
        source.score,
        source.validationReason,
      ]),
    ).toEqual([
      ['What is it?', 'hinge', 0.93, 'because What is it?'],
      ['How many bolts?', 'hinge', 0.93, 'because How many bolts?'],
      ['Which bird?', 'bird', 0.8, null],
    ])
  })

  it('does not fold the same words about another region or picture', async () => {
    const other = answerResult({ bbox: [100.2, 200, 300, 400] })
    const elsewhere = { image_path: 'other/a.jpg', vqa_results: [answerResult()] }
    const plan = await planImport([
      questions('q.jsonl', ['How many bolts?', 'passed']),
      lines('v.jsonl', answerLine(other), elsewhere),
    ])
    expect([plan.drafts.length, plan.counts.folded]).toEqual([3, 0])
  })

  it('matches each distinct path once, and tells crops from pictures that nobody asks for', async () => {
    const crop = 'crops/a_hinge_0.9300.jpg'
    const plan = await planImport([
      lines('v.jsonl', answerLine(answerResult({ crop_path: crop }), answerResult({ question: 'Two?' }))),
      lines('w.jsonl', { image_path: 'images/none.jpg', vqa_results: [answerResult()] }),
      file('images/a.jpg', jpegStart),
      file(crop, jpegStart),
      file('images/spare.jpg', jpegStart),
    ])
    expect(plan.pictures.map(({ picturePath, drafts, match }) => [picturePath, drafts, match.kind])).toEqual([
      ['images/a.jpg', 2, 'matched'],
      ['images/none.jpg', 1, 'nothing'],
    ])
    expect(plan.unused).toEqual(['images/spare.jpg'])
  })

  it('opens a ZIP one level deep', async () => {
    const inner = await zip({ 'images/a.jpg': jpegStart })
    const outer = await zip({
      'images/a.jpg': jpegStart,
      'v.jsonl': JSON.stringify(answerLine(answerResult())),
      'inner.bin': inner,
      '__MACOSX/._v.jsonl': 'x',
    })
    const plan = await planImport([file('set.zip', outer)])
    expect(plan.files.map(({ path, kind }) => [path, kind])).toEqual([
      ['set.zip', 'archive'],
      ['set.zip/images/a.jpg', 'picture'],
      ['set.zip/v.jsonl', 'data'],
      ['set.zip/inner.bin', 'archive'],
    ])
    expect(codesOf(plan.problems)).toEqual(['entry-nested'])
    expect(plan.pictures).toMatchObject([{ match: { kind: 'matched', file: 'set.zip/images/a.jpg' } }])
  })

  it('keeps what was read of a file that fails in the middle', async () => {
    const good = lines('v.jsonl', answerLine(answerResult()))
    const bytes = new Uint8Array(await (await good.blob()).arrayBuffer())
    let asked = 0
    const failing: ByteSource = {
      ...good,
      stream() {
        const isHead = ++asked <= 2
        return new ReadableStream<Uint8Array>({
          start: (controller) => controller.enqueue(bytes),
          pull: (controller) =>
            isHead ? controller.close() : controller.error(new Error('the disk went away')),
        })
      },
    }
    const plan = await planImport([
      failing,
      lines('w.jsonl', answerLine(answerResult({ question: 'Next?' }))),
    ])
    expect(plan.problems).toMatchObject([{ code: 'file-unreadable', file: 'v.jsonl' }])
    expect(plan.drafts.map(({ content }) => content.question)).toEqual(['How many bolts?', 'Next?'])
  })

  it('reports progress up to the whole, and two files under one path', async () => {
    const seen: PlanProgress[] = []
    const data = lines('v.jsonl', answerLine(answerResult()))
    const twins = [file('a.jpg', jpegStart), file('a.jpg', pngStart)]
    const plan = await planImport([data, ...twins], {}, (progress) => seen.push(progress))
    expect(seen.filter(({ phase }) => phase === 'looking')).toHaveLength(3)
    expect(seen.at(-1)).toEqual({ phase: 'reading', path: 'v.jsonl', done: data.size, total: data.size })
    expect(codesOf(plan.problems)).toContain('file-twice')
  })

  it('stops when it is told to', async () => {
    const stop = new AbortController()
    const many = lines('v.jsonl', ...Array.from({ length: 50 }, () => answerLine(answerResult())))
    const stopping = planImport(
      [many],
      { breath: createBreath(0) },
      () => stop.abort(new Error('enough')),
      stop.signal,
    )
    await expect(stopping).rejects.toThrow('enough')
  })
})

describe('createBreath', () => {
  it('lets other tasks have their turn, and only when it is time', async () => {
    expect(createBreath(60_000)()).toBeNull()
    let hadTurn = false
    setTimeout(() => (hadTurn = true), 0)
    const breath = createBreath(0)
    for (let count = 0; count < 1000 && !hadTurn; count++) await breath()
    expect(hadTurn).toBe(true)
  })
})

async function zip(entries: Readonly<Record<string, string | Uint8Array>>): Promise<Uint8Array<ArrayBuffer>> {
  const writer = new ZipWriter(new BlobWriter(), { useWebWorkers: false })
  for (const [name, content] of Object.entries(entries)) {
    await writer.add(
      name,
      typeof content === 'string' ? new TextReader(content) : new Uint8ArrayReader(content),
    )
  }
  return new Uint8Array(await (await writer.close()).arrayBuffer())
}
