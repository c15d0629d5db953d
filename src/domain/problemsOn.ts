import type { Dataset } from './dataset.ts'
import type { Size } from './geometry.ts'
import type { Item } from './item.ts'
import type { ItemProblem } from './itemProblem.ts'
import { contentOf, isRevised, type Judgement } from './judgement.ts'
import { problemsOf } from './problems.ts'
import type { Project } from './project.ts'
import { get } from './table.ts'

interface Found {
  readonly item: Item
  readonly size: Size | null
  readonly thresholds: Project['thresholds']
  readonly muted: Project['mutedProblems']
  readonly problems: readonly ItemProblem[]
}

const none: readonly ItemProblem[] = []
const known = new WeakMap<object, Found>()

type Seen = Pick<Dataset, 'project' | 'pictures'>

/**
 * Problems of an item as this judgement would have it, without those that the project mutes; dismissed ones are
 * among them. The same list comes back as long as nothing that it rests on has changed.
 */
export function problemsOn(dataset: Seen, item: Item, judgement?: Judgement): readonly ItemProblem[] {
  const { thresholds, mutedProblems: muted } = dataset.project
  const picture = get(dataset.pictures, item.pictureId)
  const size = picture && picture.width > 0 && picture.height > 0 ? picture : null
  const revision = judgement && isRevised(judgement) ? judgement.revision : null
  const key = revision ?? item
  const found = known.get(key)
  if (
    found?.item === item &&
    found.size === size &&
    found.thresholds === thresholds &&
    found.muted === muted
  ) {
    return found.problems
  }
  const all = problemsOf(revision ? contentOf(item, revision) : item, { size, thresholds })
  const shown = all.filter(({ code }) => !muted.includes(code))
  const problems = shown.length > 0 ? shown : none
  known.set(key, { item, size, thresholds, muted, problems })
  return problems
}

/** Codes of the problems that this annotator has not dismissed. */
export const openProblemCodes = (dataset: Seen, item: Item, judgement?: Judgement): readonly string[] =>
  problemsOn(dataset, item, judgement).flatMap(({ code }) =>
    judgement?.dismissed.includes(code) ? [] : code,
  )
