import { parse } from 'csv-parse/sync'
import { describe, expect, it } from 'vitest'
import { exampleItem, exampleJudgement, exampleProject } from '../domain/example.ts'
import type { Decision, Judgement } from '../domain/judgement.ts'
import { acceptedCandidate, exportOptions, exportScope, spokenDesk, textsOf } from './export.test-data.ts'
import type { Candidate } from './held.ts'
import { statisticsFiles } from './statisticsWrite.ts'

const judged = (
  id: string,
  said: Readonly<Record<string, Decision>>,
  over: Partial<Judgement> = {},
): Candidate => ({
  ...acceptedCandidate(exampleItem({ id, order: Number(id.slice(1)) })),
  judgements: Object.entries(said).map(([annotatorId, decision]) =>
    exampleJudgement({ itemId: id, annotatorId, decision, activeMs: 12_000, idleMs: 1500, ...over }),
  ),
})

const people = [{ id: 'ann', name: '=HYPERLINK("x")', color: 'teal' }]
const candidates = [
  judged('i1', { ann: 'accept', bob: 'accept' }),
  judged('i2', { ann: 'reject', bob: 'accept' }),
  judged('i3', { ann: 'reject', bob: 'reject' }),
  judged('i4', { ann: 'accept' }),
]

const filesOf = (of: readonly Candidate[]) =>
  textsOf(
    statisticsFiles.plan(exportScope(of, { ...exampleProject, people }), exportOptions()).write(spokenDesk),
  )

const table = async (name: string): Promise<readonly Readonly<Record<string, string>>[]> =>
  parse((await filesOf(candidates)).get(name) ?? '', { columns: true })

describe('the files of agreement and times', () => {
  it('are three, and plan as many as they write', async () => {
    const plan = statisticsFiles.plan(exportScope(candidates), exportOptions())
    expect([plan.total, plan.files]).toEqual([4, 3])
    expect([...(await filesOf(candidates)).keys()]).toEqual(['statistics.json', 'agreement.csv', 'time.csv'])
  })

  it('hold the agreement about decisions with its intervals', async () => {
    const record: unknown = JSON.parse((await filesOf(candidates)).get('statistics.json') ?? '')
    expect(record).toMatchObject({
      format: 'saccade-statistics',
      as_of: '2025-06-15T15:06:40.000Z',
      seed: 1,
      annotators: [
        { id: 'ann', name: '=HYPERLINK("x")' },
        { id: 'bob', name: null },
      ],
      agreement: expect.arrayContaining([
        expect.objectContaining({
          subject: 'decision',
          annotators: 2,
          judgements: 7,
          items: 3,
          raw_agreement: { value: 0.666667, low: 0, high: 1 },
          cohen_kappa: expect.objectContaining({ value: 0.4 }) as unknown,
          gwet_ac2: null,
        }),
        expect.objectContaining({
          subject: 'difficulty',
          gwet_ac2: { value: null, reason: 'Nobody said anything about this.' },
        }),
      ]) as unknown,
      boxes: { items: 0, pairs: 0, unmatched_chains: 0, levels: [] },
      people: { global: { answers: 0, accuracy: null }, zooming_gap: { overall: null, categories: [] } },
      time: { all: { judgements: 7, active_seconds: 84, idle_seconds: 10.5, median_seconds: 12 } },
      yield: { items: 4, decided: 4, kept: 4, share: 1, seconds_per_kept: 21 },
    })
  })

  it('have one figure on each line of the table of agreement', async () => {
    const rows = await table('agreement.csv')
    expect(
      rows.find((row) => row['subject'] === 'decision' && row['figure'] === 'Cohen’s kappa'),
    ).toMatchObject({
      value: '0.4',
      annotators: '2',
      judgements: '7',
      items: '3',
      reason: '',
    })
    expect(rows.find((row) => row['subject'] === 'difficulty')).toMatchObject({
      value: '',
      reason: 'Nobody said anything about this.',
    })
  })

  it('let no name act in a spreadsheet', async () => {
    const rows = await table('time.csv')
    expect(rows.map((row) => `${row['by']} ${row['id']}`)).toEqual([
      'all ',
      'annotator ann',
      'annotator bob',
      'category counting',
      'decision accept',
      'decision reject',
    ])
    expect(rows[1]).toMatchObject({ name: '\'=HYPERLINK("x")', judgements: '4', median_seconds: '12' })
    expect(rows[3]?.['name']).toBe('Fine-grained counting')
  })

  it('are the same bytes twice, and whatever the order of the items', async () => {
    expect(await filesOf(candidates.toReversed())).toEqual(await filesOf(candidates))
  })

  it('say of a project without judgements that there are none', async () => {
    const text = [...(await filesOf([])).values()].join('')
    expect(text).toContain('Nobody said anything about this.')
    expect(text).not.toMatch(/NaN|undefined|Infinity/)
  })
})
