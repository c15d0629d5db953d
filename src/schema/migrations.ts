/** The form in which everything is written, in databases and in files, and how older forms become it. */
export const VERSION = 3

/**
 * One step up, over plain JSON, so that it never changes when the domain does. A released migration is never edited:
 * a mistake in one is put right by the next.
 */
export interface Migration {
  readonly to: number
  /** `{kind, value}` of the version before, as that of `to`. */
  readonly entry: (entry: Plain) => Plain
  /** A step of the version before, its changes already migrated; absent when steps stay as they were. */
  readonly step?: (step: Plain) => Plain
}

export type Plain = Readonly<Record<string, unknown>>

export interface Ladder {
  readonly version: number
  readonly migrations: readonly Migration[]
}

/**
 * 2: projects say how models are let in, and judgements which of their answers could be seen. Before there were
 * models nothing of them was.
 */
const previews: Migration = {
  to: 2,
  entry(entry) {
    const { kind, value } = entry
    if (!isPlain(value)) return entry
    if (kind === 'project') return { ...entry, value: { previews: previewPolicyOf2, ...value } }
    if (kind === 'judgement' && isPlain(value.shown)) {
      return { ...entry, value: { ...value, shown: { previews: [], ...value.shown } } }
    }
    return entry
  },
}

const previewPolicyOf2 = {
  shown: 'after-deciding',
  schedule: [224, 336, 448, 672, 896, 1344, 2048, 3840],
  cutoffs: {
    consensus: { share: 0.75, strict: false },
    difficulty: { right: 2, of: 4, strict: false },
  },
}

/**
 * 3: projects say how many judgements an adjudicator waits for, who settles disputes, what is known of gold items, whose
 * share of work they are, which shares of theirs are out, and how items are looked at and chosen; resolutions say who set them and why.
 */
const team: Migration = {
  to: 3,
  entry(entry) {
    const { kind, value } = entry
    if (!isPlain(value)) return entry
    if (kind === 'resolution') return { ...entry, value: { adjudicator: null, reasons: [], ...value } }
    if (kind !== 'project') return entry
    const { policy } = value
    const waits = isPlain(policy) && policy.kind === 'adjudicated'
    return { ...entry, value: { ...teamOf3, ...value, ...(waits && { policy: { needed: 1, ...policy } }) } }
  },
}

const teamOf3 = {
  adjudication: { adjudicators: [], namesHidden: false },
  gold: { answers: [], tellsMisses: false },
  pack: null,
  packs: [],
  views: [],
  selection: null,
  apart: [],
}

export const ladder: Ladder = { version: VERSION, migrations: [previews, team] }

/** Written by a newer version of Saccade than this one; nothing was touched. */
export class TooNew extends Error {
  override name = 'TooNew'
  /** Null when not even that can be read. */
  readonly version: number | null
  constructor(version: number | null, known: number = VERSION) {
    super(
      `This was written by a newer version of Saccade${version === null ? '' : ` (form ${version}; this one reads up to ${known})`}. ` +
        'Nothing was changed. Reload the page to get the newest version, then try again.',
    )
    this.version = version
  }
}

/** The entry `{kind, value}` in the current form; what is no entry comes back as it is, for the parse to refuse. */
export function migrate(from: number, entry: unknown, on: Ladder = ladder): unknown {
  const due = migrationsFrom(from, on)
  return isPlain(entry) ? due.reduce<Plain>((older, migration) => migration.entry(older), entry) : entry
}

/** The step in the current form, with the entries in its changes. */
export function migrateStep(from: number, step: unknown, on: Ladder = ladder): unknown {
  const due = migrationsFrom(from, on)
  if (!isPlain(step)) return step
  return due.reduce<Plain>((older, migration) => {
    const { changes } = older
    const moved = Array.isArray(changes) ? { ...older, changes: migrateChanges(changes, migration) } : older
    return migration.step?.(moved) ?? moved
  }, step)
}

function migrateChanges(changes: readonly unknown[], migration: Migration): readonly unknown[] {
  const entry = (value: unknown) => (isPlain(value) ? migration.entry(value) : value)
  return changes.map((change) =>
    isPlain(change) ? { ...change, before: entry(change.before), after: entry(change.after) } : change,
  )
}

function migrationsFrom(from: number, { version, migrations }: Ladder): readonly Migration[] {
  if (!Number.isInteger(from) || from < 1) {
    throw new RangeError('This does not say in which form it was written, so Saccade cannot read it.')
  }
  if (from > version) throw new TooNew(from, version)
  return migrations.filter(({ to }) => to > from)
}

const isPlain = (value: unknown): value is Plain =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
