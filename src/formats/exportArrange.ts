import type { Content } from '../domain/item.ts'
import type { Picture } from '../domain/picture.ts'
import { wordingFaultOf } from './exportFault.ts'
import { planZoomBench } from './exportPlan.ts'
import { shuffleOptions, type Choice } from './exportShuffle.ts'
import { splitPictures, type Side } from './exportSplit.ts'
import { groupedBy } from './groupedBy.ts'
import type { Candidate } from './held.ts'
import { planNestedBoxes } from './nestPlan.ts'
import type { ExportOptions, ExportScope, Target } from './target.ts'

/** How the items lie after the split and the shuffle: the same in every target of an export. */
export interface Arrangement {
  /** The content as it goes out. */
  readonly contentOf: (itemId: string, content: Content) => Content
  readonly goesTo: (picture: Picture, side: Target['side']) => boolean
}

interface Unit extends Choice {
  readonly picture: Picture
}

const asGiven: Arrangement = { contentOf: (_, content) => content, goesTo: () => true }

const known = new WeakMap<ExportScope, WeakMap<ExportOptions, Arrangement>>()

/** Asked by every target of an export, it is worked out once. */
export function arrange(scope: ExportScope, options: ExportOptions): Arrangement {
  const made = known.get(scope) ?? new WeakMap<ExportOptions, Arrangement>()
  known.set(scope, made)
  const found = made.get(options) ?? arrangementOf(scope, options)
  made.set(options, found)
  return found
}

function arrangementOf(scope: ExportScope, { shuffle, split }: ExportOptions): Arrangement {
  if (!shuffle && !split) return asGiven
  const [rows, others] = unitsOf(scope)
  const sides = split
    ? splitPictures(
        [...rows, ...others].map(({ picture }) => picture),
        split,
      )
    : null
  const sideOf = (picture: Picture): Side | null => sides?.get(picture.id) ?? null
  const contents = new Map<string, Content>()
  for (const units of shuffle ? [rows, others] : []) {
    for (const group of groupedBy(units, ({ picture }) => sideOf(picture)).values()) {
      for (const [id, content] of shuffleOptions(group, shuffle?.seed ?? 0)) contents.set(id, content)
    }
  }
  return {
    contentOf: (itemId, content) => contents.get(itemId) ?? content,
    goesTo: (picture, side) => !sides || side === 'both' || sideOf(picture) === side,
  }
}

/** What can be a row of a benchmark, whose letters are balanced first, and whatever else can go out at all. */
function unitsOf({ project, candidates }: ExportScope): readonly [readonly Unit[], readonly Unit[]] {
  const rows = planZoomBench(project, candidates).going.map(({ item, picture, resolution }): Unit => ({
    id: item.id,
    content: resolution.content,
    picture,
  }))
  const taken = new Set(rows.map(({ id }) => id))
  const boxed = planNestedBoxes(project, candidates).going.map(({ item, picture, content }): Unit => ({
    id: item.id,
    content,
    picture,
  }))
  const others = new Map(boxed.map((unit) => [unit.id, unit]))
  for (const candidate of candidates) {
    const unit = acceptedUnit(candidate)
    if (unit && !others.has(unit.id)) others.set(unit.id, unit)
  }
  return [rows, [...others.values()].filter(({ id }) => !taken.has(id))]
}

const acceptedUnit = ({ item, picture, resolution }: Candidate): Unit | null =>
  typeof resolution !== 'string' &&
  resolution.outcome === 'accept' &&
  picture &&
  picture.sha256 !== null &&
  !wordingFaultOf(resolution.content)
    ? { id: item.id, content: resolution.content, picture }
    : null
