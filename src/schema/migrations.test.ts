import { readdirSync, readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { parseEntry } from './entry.ts'
import { ladder, migrate, migrateStep, TooNew, VERSION, type Ladder } from './migrations.ts'
import { parseStep } from './step.ts'

interface Fixture {
  readonly version: unknown
  readonly entries: readonly { readonly kind: string; readonly value: unknown }[]
  readonly step: unknown
}

const folder = new URL('./fixtures/', import.meta.url)
const read = (version: number): Fixture =>
  JSON.parse(readFileSync(new URL(`v${version}.json`, folder), 'utf8')) as Fixture
const versions = Array.from({ length: VERSION }, (_, index) => index + 1)
const kinds = ['item', 'judgement', 'picture', 'project', 'provenance', 'resolution']

describe('the written form', () => {
  it('has one fixture per released version', () => {
    const names = readdirSync(folder).filter((name) => /^v\d+\.json$/.test(name))
    expect(names.toSorted()).toEqual(versions.map((version) => `v${version}.json`).toSorted())
  })

  it('has one migration per version after the first, in order', () => {
    expect(ladder.version).toBe(VERSION)
    expect(ladder.migrations.map(({ to }) => to)).toEqual(versions.slice(1))
  })

  it.each(versions)('of version %i says so and has every kind of entry', (version) => {
    const fixture = read(version)
    expect(fixture.version).toBe(version)
    expect([...new Set(fixture.entries.map(({ kind }) => kind))].toSorted()).toEqual(kinds)
  })

  it.each(versions)('of version %i is read today, and nothing of it is lost', (version) => {
    const { entries, step } = read(version)
    for (const entry of entries) {
      const migrated = migrate(version, entry)
      expect(parseEntry(migrated)).toEqual(migrated)
    }
    const migrated = migrateStep(version, step)
    expect(parseStep(migrated)).toEqual(migrated)
  })
})

const to2: Ladder = { version: 2, migrations: ladder.migrations.slice(0, 1) }
const migratedTo2 = (kind: string, value: object) => migrate(1, { kind, value }, to2)

describe('version 2', () => {
  const previews = {
    shown: 'after-deciding',
    schedule: [224, 336, 448, 672, 896, 1344, 2048, 3840],
    cutoffs: {
      consensus: { share: 0.75, strict: false },
      difficulty: { right: 2, of: 4, strict: false },
    },
  }

  it('hides previews from whoever has not decided, in projects that never heard of them', () => {
    expect(migratedTo2('project', { id: 'p' })).toEqual({ kind: 'project', value: { id: 'p', previews } })
  })

  it('knows that no preview was in sight when a judgement of before was made', () => {
    const shown = { look: 'blind', global: true, margin: 0 }
    expect(migratedTo2('judgement', { itemId: 'i', shown })).toEqual({
      kind: 'judgement',
      value: { itemId: 'i', shown: { ...shown, previews: [] } },
    })
    const undecided = { itemId: 'i', shown: null }
    expect(migratedTo2('judgement', undecided)).toEqual({ kind: 'judgement', value: undecided })
  })

  it('moves what a step changes in the same way', () => {
    const step = { id: 's', changes: [{ before: null, after: { kind: 'project', value: { id: 'p' } } }] }
    expect(migrateStep(1, step, to2)).toEqual({
      id: 's',
      changes: [{ before: null, after: { kind: 'project', value: { id: 'p', previews } } }],
    })
  })
})

/** A future in which notes became `remark` (2) and steps got a `place` (3). */
const future: Ladder = {
  version: 3,
  migrations: [
    {
      to: 2,
      entry: (entry) => ({ ...entry, value: { ...(entry.value as object), remark: 'none' } }),
    },
    { to: 3, entry: (entry) => ({ ...entry, seen: true }), step: (step) => ({ ...step, place: 'here' }) },
  ],
}

describe('migrating', () => {
  it('takes only the steps that are due', () => {
    const entry = { kind: 'item', value: { id: 'i' } }
    expect(migrate(1, entry, future)).toEqual({
      kind: 'item',
      value: { id: 'i', remark: 'none' },
      seen: true,
    })
    expect(migrate(2, entry, future)).toEqual({ ...entry, seen: true })
    expect(migrate(3, entry, future)).toBe(entry)
  })

  it('takes the entries in a step along', () => {
    const step = { id: 's', changes: [{ before: null, after: { kind: 'item', value: {} } }] }
    expect(migrateStep(1, step, future)).toEqual({
      id: 's',
      place: 'here',
      changes: [{ before: null, after: { kind: 'item', value: { remark: 'none' }, seen: true } }],
    })
  })

  it('leaves what is no record to the parse', () => {
    for (const odd of [null, 'text', 7, [1]]) {
      expect(migrate(1, odd, future)).toBe(odd)
      expect(migrateStep(1, odd, future)).toBe(odd)
    }
    expect(migrateStep(1, { changes: 'none' }, future)).toEqual({ changes: 'none', place: 'here' })
    expect(migrateStep(1, { changes: [3] }, future)).toEqual({ changes: [3], place: 'here' })
  })

  it('refuses what a newer version wrote, and says what to do', () => {
    expect(() => migrate(VERSION + 1, {})).toThrow(TooNew)
    expect(() => migrateStep(4, {}, future)).toThrow(/newer version of Saccade \(form 4; .* up to 3\)/)
  })

  it.each([0, -1, 1.5, Number.NaN])('refuses the version %d', (version) => {
    expect(() => migrate(version, {})).toThrow(/does not say in which form/)
  })
})

const to3: Ladder = { version: 3, migrations: ladder.migrations.slice(0, 2) }

describe('version 3', () => {
  it('leaves projects that never heard of a team whole, without gold, views or a selection', () => {
    expect(migrate(2, { kind: 'project', value: { id: 'p', policy: { kind: 'sole' } } }, to3)).toEqual({
      kind: 'project',
      value: {
        id: 'p',
        policy: { kind: 'sole' },
        adjudication: { adjudicators: [], namesHidden: false },
        gold: { answers: [], tellsMisses: false },
        pack: null,
        packs: [],
        views: [],
        selection: null,
        apart: [],
      },
    })
  })

  it('lets an adjudicator go on who waited for one judgement', () => {
    expect(migrate(2, { kind: 'project', value: { policy: { kind: 'adjudicated' } } }, to3)).toMatchObject({
      value: { policy: { kind: 'adjudicated', needed: 1 } },
    })
  })

  it('knows nobody who set a resolution of before', () => {
    expect(migrate(2, { kind: 'resolution', value: { itemId: 'i' } }, to3)).toEqual({
      kind: 'resolution',
      value: { itemId: 'i', adjudicator: null, reasons: [] },
    })
  })
})
