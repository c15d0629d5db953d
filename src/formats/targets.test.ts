import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { boxIn } from '../domain/boxes.test-data.ts'
import { exampleJudgement } from '../domain/example.ts'
import type { Rect } from '../domain/geometry.ts'
import type { Content } from '../domain/item.ts'
import { soundExport } from './arbitraryProjects.test-data.ts'
import { bytesFromBlob } from './byteSource.ts'
import { easyR1 } from './easyR1.ts'
import { boxedCandidate, exportOptions, exportScope } from './export.test-data.ts'
import { exportedRegion } from './exportFault.ts'
import { rowsOf } from './exportRows.ts'
import { writtenBy, type Written } from './exportWritten.test-data.ts'
import type { Draft, Format } from './format.ts'
import type { Candidate } from './held.ts'
import { planImport } from './plan.ts'
import type { ExportDesk, ExportRow, Target } from './target.ts'
import { targets, targetWith } from './targets.ts'
import { promptOf } from './trainingText.ts'
import { composeQuery, parseQuery } from './query.ts'
import { visualCot } from './visualCot.ts'
import { zoombenchTable } from './zoombenchTable.ts'

/** Long enough for a picture in base64 not to be taken for the index of a row. */
const desk: ExportDesk = {
  kept: ({ id, type }) => Promise.resolve(new Blob([`kept ${id} `.repeat(30)], { type })),
  render: ({ id }, { as }) => Promise.resolve(new Blob([`made ${id} `.repeat(30)], { type: as })),
}

/** Items of which about half have two nested boxes, and some of those a third one beside them. */
const anyExport: fc.Arbitrary<readonly Candidate[]> = soundExport.chain((candidates) =>
  fc.array(fc.nat(3), { minLength: candidates.length, maxLength: candidates.length }).map((kinds) =>
    candidates.map((candidate, at) => {
      const { item, picture } = candidate
      const kind = kinds[at] ?? 0
      if (kind === 0 || !picture || Math.min(picture.width, picture.height) < 40) return candidate
      const { width, height } = picture
      const part = (from: number, to: number): Rect => ({
        x1: width * from,
        y1: height * from,
        x2: width * to,
        y2: height * to,
      })
      const boxes = [
        boxIn(null, 'outer', part(0.1, kind === 3 ? 0.3 : 0.6)),
        boxIn('outer', 'inner', part(0.15, 0.25), { label: 'a <image> in it' }),
        ...(kind === 3 ? [boxIn(null, 'beside', part(0.7, 0.9))] : []),
      ]
      return { ...candidate, judgements: [exampleJudgement({ itemId: item.id, annotatorId: 'ann', boxes })] }
    }),
  ),
)

async function read(format: Format, files: Written['files'], path: string): Promise<readonly Draft[]> {
  const drafts: Draft[] = []
  const source = bytesFromBlob(path, new Blob([files.get(path) ?? new Uint8Array()]))
  for await (const found of format.decode(source)) if (found.kind === 'draft') drafts.push(found.draft)
  return drafts
}

const going = (candidates: readonly Candidate[]): readonly ExportRow[] =>
  rowsOf(exportScope(candidates), exportOptions(), 'both').rows

const withRegion = ({ content, picture }: ExportRow): Content => ({
  ...content,
  region: exportedRegion(content.region, picture),
})

/** A question from which a parser of prompts takes nothing but what was put around it. */
const isPlain = ({ content }: ExportRow): boolean => {
  const { question, options } = content
  const parsed = parseQuery(composeQuery(content))
  return (
    question === question.trim() &&
    parsed.question === question &&
    JSON.stringify(parsed.options) === JSON.stringify(options) &&
    promptOf(content) === composeQuery(content)
  )
}

describe('the list of targets', () => {
  it('has each id once, and finds it', () => {
    const ids = targets.map(({ id }) => id)
    expect(new Set(ids).size).toBe(ids.length)
    for (const target of targets) expect(targetWith(target.id)).toBe(target)
    expect(targetWith('__proto__')).toBeNull()
  })

  it('says of each what it is, in sentences', () => {
    for (const { label, detail } of targets) {
      expect(label).not.toBe('')
      expect(detail).toMatch(/\.$/)
    }
  })
})

describe.each(targets.filter(({ group }) => group === 'benchmark' || group === 'training'))(
  'the target $id',
  (target) => {
    it('writes as many files as it planned, and the same bytes twice', async () => {
      await fc.assert(
        fc.asyncProperty(anyExport, async (candidates) => {
          const [first, second] = [
            await writtenBy(target, candidates, {}, desk),
            await writtenBy(target, candidates, {}, desk),
          ]
          expect([...first.files.keys()]).toEqual([...second.files.keys()])
          for (const [path, bytes] of first.files) {
            expect(Buffer.compare(bytes, second.files.get(path) ?? new Uint8Array())).toBe(0)
          }
        }),
        { numRuns: 25 },
      )
    })

    it('lets each item go out or says why not', () => {
      fc.assert(
        fc.property(anyExport, (candidates) => {
          const plan = target.plan(exportScope(candidates), exportOptions())
          expect(plan.total + new Set(plan.held.map(({ itemId }) => itemId)).size).toBe(candidates.length)
          for (const { sentence } of [...plan.held, ...plan.warnings]) expect(sentence).toMatch(/[.?”]$/)
          for (const sentence of plan.losses) expect(sentence).toMatch(/\d.*\.$/s)
        }),
        { numRuns: 50 },
      )
    })
  },
)

describe('what is read back', () => {
  it('from the published benchmark is everything but boxes', async () => {
    await fc.assert(
      fc.asyncProperty(anyExport, async (candidates) => {
        const { files } = await writtenBy(targetOf('zoombench-parquet'), candidates, {}, desk)
        // Large pictures make more than one file.
        const parts = [...files.keys()].filter((path) => path.endsWith('.parquet'))
        const drafts = await Promise.all(parts.map((path) => read(zoombenchTable, files, path)))
        expect(drafts.flat().map(({ content }) => content)).toEqual(going(candidates).map(withRegion))
      }),
      { numRuns: 40 },
    )
  })

  it('from rows for EasyR1 is everything but boxes, where no text looks like an instruction', async () => {
    await fc.assert(
      fc.asyncProperty(anyExport, async (candidates) => {
        const { files } = await writtenBy(targetOf('easyr1'), candidates, {}, desk)
        const drafts = await read(easyR1, files, 'train.parquet')
        const rows = going(candidates)
        expect(drafts.map(({ content: { region } }) => region)).toEqual(
          rows.map((row) => withRegion(row).region),
        )
        const plain = rows.flatMap((row, at) => (isPlain(row) ? [{ row, content: drafts[at]?.content }] : []))
        expect(plain.map(({ content }) => content)).toEqual(
          plain.map(({ row }) => ({ ...withRegion(row), category: row.content.category ?? 'general' })),
        )
      }),
      { numRuns: 40 },
    )
  })

  it('from the lines of Visual-CoT is question, answer and one region', async () => {
    await fc.assert(
      fc.asyncProperty(soundExport, async (candidates) => {
        const { files } = await writtenBy(targetOf('visual-cot'), candidates, {}, desk)
        const drafts = await read(visualCot, files, 'viscot.jsonl')
        expect(drafts.map(({ content: { region } }) => region)).toEqual(
          going(candidates).map((row) => withRegion(row).region),
        )
      }),
      { numRuns: 40 },
    )
  })

  it.each([
    ['zoombench', 'zoombench.json', 'zoombench'],
    ['zoombench-parquet', 'data/test-00000-of-00001.parquet', 'zoombench-parquet'],
    ['vlmevalkit', 'Example.tsv', 'vlmevalkit'],
    ['lmms-eval', 'data/test-00000-of-00001.parquet', 'zoombench-parquet'],
    ['hr-bench', 'hr_bench.tsv', 'hr-bench'],
    ['vstar', 'test_questions.jsonl', 'vstar'],
    ['easyr1', 'train.parquet', 'easyr1'],
    ['lfpc-stage2', 'stage2.parquet', 'verl'],
    ['lfpc-stage2', 'stage2.jsonl', 'verl'],
    ['focus', 'cof.json', 'cof-trajectories'],
    ['focus', 'deepeyes.json', 'cof-trajectories'],
    ['visual-cot', 'viscot.jsonl', 'visual-cot'],
    ['visual-cot', 'viscot_conversations.json', 'visual-cot-talks'],
  ])('from %s, %s, is recognised as %s', async (id, path, format) => {
    const { files } = await writtenBy(targetOf(id), [boxedCandidate()], {}, desk)
    const source = bytesFromBlob(path, new Blob([files.get(path) ?? new Uint8Array()]))
    const { drafts } = await planImport([source])
    expect(drafts.map(({ source: { format: found } }) => found)).toEqual([format])
  })
})

function targetOf(id: string): Target {
  const target = targetWith(id)
  if (!target) throw new Error(`There is no target ${id}.`)
  return target
}
