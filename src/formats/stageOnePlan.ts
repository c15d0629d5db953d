import type { Content, Item } from '../domain/item.ts'
import type { Picture } from '../domain/picture.ts'
import type { Problem } from '../domain/problem.ts'
import type { Project } from '../domain/project.ts'
import { selectionKey, type ResolutionSelection } from '../domain/resolutionSelection.ts'
import { wordingFaultOf } from './exportFault.ts'
import { heldByPicture, heldByVerdict, inOrder, type Candidate, type Held, type HoldCode } from './held.ts'

/** An item that goes out with the resolution that was selected for it. */
export interface SelectedItem {
  readonly item: Item
  readonly picture: Picture
  readonly content: Content
  readonly selection: ResolutionSelection
}

/** What an export of Stage I would write, and why it would leave the rest. */
export interface StageOnePlan {
  /** In the order of the items. */
  readonly going: readonly SelectedItem[]
  readonly held: readonly Held[]
  readonly counts: {
    readonly total: number
    /** Items at one of whose resolutions the answer changed. */
    readonly diverged: number
  }
  /** About what goes out all the same. */
  readonly warnings: readonly Problem[]
}

/**
 * Decides what an export of Stage I writes (001 §4.1): accepted items for whose question and picture, as they are now,
 * a resolution was selected. Of several selections for an item the latest counts.
 */
export function planStageOne(
  project: Project,
  candidates: readonly Candidate[],
  selections: Iterable<ResolutionSelection>,
): StageOnePlan {
  const made = byItem(selections)
  const going: SelectedItem[] = []
  const held: Held[] = []

  for (const { item, picture, resolution, judgements } of inOrder(candidates)) {
    const hold = (code: HoldCode, sentence: string): void =>
      void held.push({ itemId: item.id, code, sentence })
    if (typeof resolution === 'string' || resolution.outcome === 'reject') {
      held.push(heldByVerdict(project, item, resolution, judgements))
      continue
    }
    if (!picture || picture.sha256 === null) {
      held.push(heldByPicture(item, picture))
      continue
    }
    const { content } = resolution
    const fault = wordingFaultOf(content)
    if (fault) {
      hold(fault.code, fault.sentence)
      continue
    }
    const own = made.get(item.id) ?? []
    const { sha256 } = picture
    const selection = own.find((one) => one.key === selectionKey({ ...one, sha256, content }))
    if (selection?.asked[0]?.answer) going.push({ item, picture, content, selection })
    else if (selection) hold('selection-silent', silent)
    else if (own.length > 0) hold('selection-outdated', outdated)
    else hold('selection-missing', missing)
  }
  const diverged = going.filter(({ selection }) => selection.side !== null).length
  return { going, held, counts: { total: going.length, diverged }, warnings: warningsAbout(going) }
}

const missing = 'No resolution was selected for it yet: open it and select one.'
const outdated =
  'Its question, options or picture changed after its resolution was selected: select it once more.'
const silent =
  'The model said nothing about it at full resolution, so there is nothing to compare with: use another model.'

/** Of each item, the latest first. */
function byItem(
  selections: Iterable<ResolutionSelection>,
): ReadonlyMap<string, readonly ResolutionSelection[]> {
  const made = new Map<string, ResolutionSelection[]>()
  for (const selection of selections) {
    const own = made.get(selection.itemId)
    if (own) own.push(selection)
    else made.set(selection.itemId, [selection])
  }
  for (const own of made.values()) own.sort((a, b) => b.at - a.at || (a.key < b.key ? -1 : 1))
  return made
}

function warningsAbout(going: readonly SelectedItem[]): readonly Problem[] {
  const models = new Set(going.map(({ selection }) => selection.modelId))
  if (models.size < 2) return []
  const sentence = `The resolutions were selected with ${models.size} models (${[...models].toSorted().join(', ')}); each row names its own.`
  return [{ code: 'several-models', severity: 'warning', sentence, file: null, line: null, field: null }]
}
