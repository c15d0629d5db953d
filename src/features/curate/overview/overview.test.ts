import { describe, expect, it } from 'vitest'
import { applyEntries, emptyDataset, type Dataset } from '../../../domain/dataset.ts'
import type { Entry } from '../../../domain/entry.ts'
import {
  exampleItem,
  exampleJudgement,
  exampleOpenItem,
  examplePicture,
  exampleProject,
  exampleSource,
} from '../../../domain/example.ts'
import { factsOf } from '../../../domain/factsIndex.ts'
import { countOverview, scopes, type OverviewCounts, type Scope } from './overviewCounts.ts'
import type { OverviewChart } from './overviewChart.ts'
import { conditionsOf, overviewSections } from './overviewSections.ts'
import { fileName } from './useReport.ts'

const day = 24 * 3600 * 1000

/** Forty items, every second one accepted by ann and bob, the others in dispute; every fourth is open. */
const some = (): Dataset => {
  const entries: Entry[] = [{ kind: 'picture', value: examplePicture() }]
  for (let place = 0; place < 40; place += 1) {
    const over = {
      id: `item-${place}`,
      order: place,
      source: { ...exampleSource, status: place < 3 ? '' : 'valid vqa' },
    }
    entries.push({ kind: 'item', value: place % 4 === 0 ? exampleOpenItem(over) : exampleItem(over) })
    for (const annotatorId of ['ann', 'bob']) {
      const rejects = place % 2 === 1 && annotatorId === 'bob'
      entries.push({
        kind: 'judgement',
        value: exampleJudgement({
          itemId: over.id,
          annotatorId,
          decision: rejects ? 'reject' : 'accept',
          reasons: rejects ? ['too-easy'] : [],
          activeMs: 30_000,
          decidedAt: Date.UTC(2026, 0, 5) + place * day,
        }),
      })
    }
  }
  return applyEntries(emptyDataset({ ...exampleProject, policy: { kind: 'unanimous', needed: 2 } }), entries)
}

const counted = async (dataset: Dataset, scope: Scope, taken: ReadonlySet<string> | null = null) =>
  await countOverview(
    { facts: factsOf(dataset), project: dataset.project, taken },
    scope,
    async () => undefined,
  )

const charts = (counts: OverviewCounts): readonly OverviewChart[] =>
  overviewSections(counts, exampleProject).flatMap((section) => section.charts)

describe('the overview', () => {
  it('counts the items of its scope, and the yield of all', async () => {
    const dataset = some()
    const counts = await Promise.all(
      scopes.map(async (scope) => await counted(dataset, scope, new Set(['item-0', 'item-1']))),
    )
    expect(counts.map(({ scope, items }) => [scope, items])).toEqual([
      ['all', 40],
      ['accepted', 20],
      ['selected', 1],
    ])
    for (const { funnel } of counts)
      expect(funnel).toMatchObject({ given: 40, judged: 40, accepted: 20, selected: 1, secondsPerKept: 120 })
    expect(counts[0]?.kinds).toEqual({ choice: 30, open: 10 })
    expect(counts[0]?.trend.by).toBe('week')
  })

  it('gives every chart a name, a definition and a full table, whose rows lead somewhere', async () => {
    for (const { spec, conditions } of charts(await counted(some(), 'all'))) {
      expect([spec.name, spec.definition]).toEqual([expect.any(String), expect.stringContaining('ZoomBench')])
      expect([spec.name, spec.table.rows.length > 0]).toEqual([spec.name, true])
      for (const [row, cells] of spec.table.rows.entries()) {
        expect([spec.name, cells.length]).toEqual([spec.name, spec.table.columns.length])
        expect(conditions?.(row) ?? []).not.toContain(undefined)
      }
    }
  })

  it('has nothing to show of nothing, and says no share of it', async () => {
    const counts = await counted(emptyDataset(exampleProject), 'all')
    for (const { spec } of charts(counts)) {
      expect([spec.name, spec.table.rows.flat().includes(Number.NaN)]).toEqual([spec.name, false])
    }
  })

  it('leads to exactly the items of a bar', async () => {
    const all = charts(await counted(some(), 'accepted'))
    const of = (id: string) => all.find(({ spec }) => spec.id === id)
    expect(of('source-statuses')?.conditions?.(1)).toEqual([
      { kind: 'names', field: 'status', values: [''], not: false },
    ])
    expect(of('area-ratios')?.conditions?.(0)).toEqual([
      { kind: 'measure', field: 'areaRatio', from: 0, below: 0.0005 },
    ])
    expect(of('option-lengths')?.conditions).toBeNull()
    expect(conditionsOf('accepted')).toEqual([
      { kind: 'names', field: 'outcome', values: ['accept'], not: false },
    ])
  })
})

describe('the file name of a report', () => {
  it.each([
    ['Sample project', 'sample-project-report.html'],
    ['../../etc/<b>', 'etc-b-report.html'],
    ['…', 'project-report.html'],
    ['x'.repeat(300), `${'x'.repeat(60)}-report.html`],
  ])('comes from %s', (name, file) => {
    expect(fileName(name)).toBe(file)
  })
})
