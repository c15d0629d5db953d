import { existsSync, readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { describe, expect, it } from 'vitest'
import { exampleJudgement } from '../../domain/example.ts'
import { exampleWhole, json, putProject, run, workplace, zoomRow, type Workplace } from '../cli.test-data.ts'

interface Accuracy {
  readonly items: number
  readonly value: number | null
  readonly interval: { readonly low: number; readonly high: number } | null
}
interface Line {
  readonly global: Accuracy
  readonly regional: Accuracy
  readonly gap: Accuracy & { readonly unpaired: number | null }
}
interface Report {
  readonly items: number
  readonly files: readonly Record<string, unknown>[]
  readonly models: readonly {
    readonly model: string
    readonly overall: Line
    readonly categories: readonly (Line & { readonly category: string | null })[]
    readonly rules: Readonly<Record<string, Readonly<Record<string, number>>>>
  }[]
  readonly comparisons: readonly Record<string, unknown>[]
  readonly problems: readonly Record<string, unknown>[]
  readonly differences: readonly {
    readonly sourceId: string
    readonly upstream: { readonly right: boolean; readonly rule: string }
    readonly strict: { readonly right: boolean; readonly rule: string }
  }[]
  readonly answers: readonly {
    readonly model: string
    readonly view: string
    readonly sourceId: string
    readonly right: boolean | null
    readonly rule: string
    readonly extracted: string
  }[]
}

const reportOf = (out: string): Report => json(out) as Report

const rows = [
  zoomRow({ id: 'q1' }),
  zoomRow({ id: 'q2', query: 'What stands on the sign?', response: 'no', question_type: 'blank' }),
  zoomRow({
    id: 'q3',
    query: 'How many hinges?',
    response: '7',
    question_type: 'blank',
    category: 'counting',
  }),
]

const answer = (place: number, said: string, over: Record<string, unknown> = {}): string =>
  JSON.stringify({ ...rows[place], model_answer: said, ...over })

async function benchmark(): Promise<{ readonly place: Workplace; readonly file: string }> {
  const place = await workplace()
  return { place, file: await place.put('zoombench.json', JSON.stringify(rows)) }
}

const putRun = (place: Workplace, folder: string, model: string, lines: readonly string[]): Promise<string> =>
  place.put(`model_answer/${folder}/${model}_answer.json`, `${lines.join('\n')}\n`)

describe('score', () => {
  it('prints the dual-view table, and what the profiles differ on', async () => {
    const { place, file } = await benchmark()
    await putRun(place, 'zoom-bench', 'tiny_seed42', [answer(0, 'C'), answer(1, 'on'), answer(2, 'six')])
    await putRun(place, 'zoom-bench-crop', 'tiny_seed42', [
      answer(0, '<answer>C. 47</answer>'),
      answer(1, 'no'),
      answer(2, 'seven'),
    ])
    const { code, out, said } = await run(['score', file, place.at('model_answer')])
    expect(code).toBe(0)
    expect(out.split('\n').map((line) => line.replaceAll(/ {2,}/g, ' | '))).toEqual(
      expect.arrayContaining([
        expect.stringMatching(/^Model \| View \| Fine-grained counting \| OCR \| Average/),
        expect.stringMatching(/^tiny \| Global \| 0\.00 \| 100\.00 \| 66\.67/),
        expect.stringMatching(/^ \| Regional \| 0\.00 \| 50\.00 \| 33\.33/),
        expect.stringMatching(/^ \| Zooming gap \| 0\.00 \| -50\.00 \| -33\.33/),
        'The profiles differ on 3 answers',
        ' | q2, tiny, global: upstream right (equal, “on”); strict wrong (no-match, “on”)',
      ]),
    )
    expect(said).toContain('6 predictions on 3 items: 0 matched none. Profile upstream.')
    const strict = await run(['score', file, place.at('model_answer'), '--profile', 'strict', '--json'])
    expect(reportOf(strict.out).models[0]?.overall).toMatchObject({
      global: { items: 3, value: 1 / 3 },
      regional: { items: 3, value: 1 },
      gap: { items: 3, value: 2 / 3, unpaired: 1 - 1 / 3 },
    })
  })

  it('says by which rule every answer was settled', async () => {
    const { place, file } = await benchmark()
    await putRun(place, 'zoom-bench', 'tiny', [answer(0, 'C. 47'), answer(1, ''), answer(2, '7.0')])
    const words = ['score', file, place.at('model_answer'), '--json']
    const rulesOf = async (more: readonly string[]): Promise<readonly string[]> => {
      const { answers } = reportOf((await run([...words, ...more])).out)
      return answers.map(({ sourceId, rule, right }) => `${sourceId} ${rule} ${right}`)
    }
    expect(await rulesOf([])).toEqual(['q1 no-match false', 'q2 no-answer false', 'q3 equal true'])
    expect(await rulesOf(['--letter-rule'])).toEqual([
      'q1 letter true',
      'q2 no-answer false',
      'q3 equal true',
    ])
    expect(await rulesOf(['--profile', 'strict'])).toEqual([
      'q1 letter true',
      'q2 no-answer false',
      'q3 number true',
    ])
  })

  it('takes the verdicts of judged files only when told to', async () => {
    const { place, file } = await benchmark()
    const judged = [
      answer(0, 'the red one', { judge: 'Yes', judge_source: 'llm' }),
      answer(1, 'no', { judge: 'Yes.', judge_source: 'llm' }),
    ]
    await place.put('judge/zoom-bench/tiny_answer.json', `[${judged.join(',')}]`)
    const words = ['score', file, place.at('judge'), '--json']
    const rightOf = async (more: readonly string[]): Promise<readonly unknown[]> =>
      reportOf((await run([...words, ...more])).out).answers.map(({ right, rule }) => [right, rule])
    expect(await rightOf([])).toEqual([
      [false, 'no-match'],
      [true, 'equal'],
    ])
    // The released accuracy script counts nothing but the very word.
    expect(await rightOf(['--trust-verdicts'])).toEqual([
      [true, 'told'],
      [false, 'told'],
    ])
  })

  it('writes the table as Markdown, LaTeX and CSV, the best bold and the second underlined', async () => {
    const { place, file } = await benchmark()
    for (const [model, said] of [
      ['good_model', 'C'],
      ['bad_model', 'A'],
    ] as const) {
      await putRun(place, 'zoom-bench', model, [answer(0, said)])
      await putRun(place, 'zoom-bench-crop', model, [answer(0, 'C')])
    }
    const written = async (form: string): Promise<string> =>
      (await run(['score', file, place.at('model_answer'), '--table', form])).out
    expect(await written('markdown')).toContain('| good\\_model | Global | – | 100.00 | **100.00** |')
    expect(await written('markdown')).toContain('| bad\\_model | Global | – | 0.00 | <u>0.00</u> |')
    const latex = await written('latex')
    expect(latex).toContain('\\multirow{3}{*}{good\\_model} & Global & -- & 100.00 & \\textbf{100.00} \\\\')
    expect(latex).toContain(' & \\textit{Zooming gap} & -- & 100.00 & \\underline{100.00} \\\\')
    expect(await written('csv')).toContain('bad_model,gap,Average,1,100,100,100\r\n')
  })

  it('compares models by the items on which they differ', async () => {
    const { place, file } = await benchmark()
    await putRun(place, 'zoom-bench', 'a', [answer(0, 'C'), answer(1, 'no'), answer(2, '7')])
    await putRun(place, 'zoom-bench', 'b', [answer(0, 'A'), answer(1, 'x'), answer(2, '7')])
    const { out } = await run(['score', file, place.at('model_answer'), '--json'])
    expect(reportOf(out).comparisons).toEqual([
      {
        view: 'global',
        first: 'a',
        second: 'b',
        items: 3,
        onlyFirst: 2,
        onlySecond: 0,
        p: 0.5,
        by: 'exact',
        chiSquare: null,
      },
    ])
  })

  it('averages over seeds and samples of an item', async () => {
    const { place, file } = await benchmark()
    await putRun(place, 'zoom-bench', 'tiny_seed1', [answer(0, 'C'), answer(2, '7')])
    await putRun(place, 'zoom-bench', 'tiny_seed2', [answer(0, 'A'), answer(0, 'C'), answer(0, 'C')])
    const { out } = await run(['score', file, place.at('model_answer'), '--json'])
    const [model, ...others] = reportOf(out).models
    expect(others).toEqual([])
    expect(model?.overall.global).toMatchObject({ items: 2, value: (3 / 4 + 1) / 2 })
  })

  it('lists what matches no item and what cannot be read, and scores the rest', async () => {
    const { place, file } = await benchmark()
    const lines = [
      answer(0, 'C'),
      '{"query": broken',
      JSON.stringify({ ...rows[1], model_answer: { a: 1 } }),
      JSON.stringify({ query: 'Who knows?', images: ['b.png'], model_answer: 'me' }),
    ]
    await putRun(place, 'zoom-bench', 'tiny', lines)
    const { code, out } = await run(['score', file, place.at('model_answer'), '--json'])
    const { problems, files, models } = reportOf(out)
    expect(code).toBe(1)
    expect(problems.map(({ line, code: name, field }) => [line, name, field])).toEqual([
      [2, expect.stringContaining('json'), null],
      [3, 'prediction-missing', 'model_answer'],
      [4, 'prediction-unmatched', null],
    ])
    expect(files[0]).toMatchObject({ predictions: 2, unmatched: 1, matchedBy: { id: 1 } })
    expect(models[0]?.overall.global).toMatchObject({ items: 1, value: 1 })
  })

  it('scores against what was accepted of a project, in the words in which it was accepted', async () => {
    const place = await workplace()
    const judgements = [
      exampleJudgement({
        decision: 'accept',
        decidedAt: 1,
        revision: { answerLetter: 'C', answerText: 'four' },
      }),
      exampleJudgement({ itemId: 'item-2', decision: 'reject', decidedAt: 1 }),
    ]
    const file = await putProject(place.at('project.saccade.zip'), exampleWhole({ judgements }))
    const lines = ['{"id":"item-1","prediction":"C"}', '{"id":"item-2","prediction":"B"}']
    const said = await place.put('tiny_regional.jsonl', lines.join('\n'))
    const { out } = await run(['score', file, said, '--json'])
    const { items, answers } = reportOf(out)
    expect(items).toBe(1)
    expect(answers).toMatchObject([{ model: 'tiny', view: 'regional', itemId: 'item-1', right: true }])
  })

  it('says where the benchmark itself is not whole', async () => {
    const place = await workplace()
    const broken = { ...rows[1], images: 5 }
    const file = await place.put('zoombench.json', JSON.stringify([rows[0], broken]))
    const said = await place.put('tiny_global.jsonl', '{"id":"q1","prediction":"C"}\n')
    expect(await run(['score', file, said])).toMatchObject({
      code: 1,
      said: expect.stringContaining('1 error in the benchmark, so it may not be whole'),
      out: expect.stringContaining('100.00'),
    })
  })

  it('ends with an error where there is nothing to score', async () => {
    const { place, file } = await benchmark()
    expect(await run(['score', file])).toMatchObject({
      code: 2,
      said: expect.stringContaining('Name the benchmark, then files of predictions.'),
    })
    expect(await run(['score', file, file])).toMatchObject({
      code: 2,
      said: expect.stringContaining('This holds no predictions that are known here'),
    })
    const packed = await place.put('answers.xlsx', 'PK\u0003\u0004 and so on')
    expect((await run(['score', file, packed])).said).toContain('save the sheet of a workbook as CSV')
  })
})

const samples = resolve(import.meta.dirname, '../../../../shared/samples/dev')
const sampled = (name: string): unknown =>
  JSON.parse(readFileSync(resolve(samples, 'predictions', name), 'utf8'))

const scored = async (more: readonly string[]): Promise<Report> => {
  const place = await workplace()
  // Without its pictures beside it, so that only the questions are read.
  const file = await place.put('zoombench.json', readFileSync(resolve(samples, 'zoombench.json')))
  const words = ['score', file, resolve(samples, 'predictions/model_answer'), '--json', ...more]
  return reportOf((await run(words)).out)
}
const percent = (share: number | null): number => Number(((share ?? Number.NaN) * 100).toFixed(2))

interface ExpectedLine {
  readonly n: number
  readonly mathruler: { readonly acc: number }
  readonly rules: { readonly acc: number }
}
interface ExpectedGap {
  readonly n: number
  readonly mathruler: number
  readonly rules: number
}
interface Expected {
  readonly global: ExpectedLine
  readonly regional: ExpectedLine
  readonly gap: ExpectedGap
  readonly gap_paired: ExpectedGap
}

describe.skipIf(!existsSync(samples))(
  'score, on the samples (skipped where they do not lie beside the repository)',
  () => {
    it.each([
      ['mathruler', []],
      ['rules', ['--letter-rule']],
    ] as const)('gives the published figures by %s', async (column, more) => {
      const { models } = await scored(more)
      const expected = (
        sampled('expected_scores.json') as { models: Record<string, Record<string, Expected>> }
      ).models
      expect(models.map(({ model }) => model).toSorted()).toEqual(Object.keys(expected).toSorted())
      for (const { model, overall, categories } of models) {
        const lines = new Map([['all', overall], ...categories.map((line) => [line.category, line] as const)])
        expect([...lines.keys()].map(String).toSorted()).toEqual(
          Object.keys(expected[model] ?? {}).toSorted(),
        )
        for (const [name, line] of lines) {
          const wanted = expected[model]?.[name ?? '']
          expect({
            global: [line.global.items, percent(line.global.value)],
            regional: [line.regional.items, percent(line.regional.value)],
            gap: percent(line.gap.unpaired),
            paired: [line.gap.items, percent(line.gap.value)],
          }).toEqual({
            global: [wanted?.global.n, wanted?.global[column].acc],
            regional: [wanted?.regional.n, wanted?.regional[column].acc],
            gap: wanted?.gap[column],
            paired: [wanted?.gap_paired.n, wanted?.gap_paired[column]],
          })
        }
      }
    })

    it.each([
      ['mathruler', []],
      ['rules', ['--letter-rule']],
    ] as const)('finds and judges every answer as expected by %s', async (column, more) => {
      const { answers } = await scored(more)
      const expected = sampled('expected_per_item.json') as Record<
        string,
        Record<string, Record<string, Record<string, unknown> | null>>
      >
      expect(answers).toHaveLength(147)
      const told = answers.map(({ model, view, sourceId, extracted, right }) => [
        model,
        view,
        sourceId,
        extracted,
        right,
      ])
      const views = { global: 'global', regional: 'regional', crop: 'regional' } as const
      const wanted = new Map<string, readonly unknown[]>(
        Object.entries(expected).flatMap(([model, byView]) =>
          Object.entries(byView).flatMap(([view, items]) =>
            Object.entries(items).map(
              ([id, item]) =>
                [
                  `${model} ${views[view as keyof typeof views]} ${id}`,
                  [item?.['extracted'], item?.[column]],
                ] as const,
            ),
          ),
        ),
      )
      expect(told).toEqual(
        told.map(([model, view, id]) => [
          model,
          view,
          id,
          ...(wanted.get(`${String(model)} ${String(view)} ${String(id)}`) ?? ['?', '?']),
        ]),
      )
    })
  },
)
