import { faultsOf } from '../domain/boxFaults.ts'
import { boxingOf } from '../domain/boxing.ts'
import { chainsOf, completenessOf } from '../domain/chains.ts'
import type { Content, Item } from '../domain/item.ts'
import { brief } from '../domain/itemProblem.ts'
import { contentOf, type Judgement } from '../domain/judgement.ts'
import type { Picture } from '../domain/picture.ts'
import type { Project } from '../domain/project.ts'
import { isBroken, wordingFaultOf } from './exportFault.ts'
import {
  heldByPicture,
  heldByVerdict,
  inOrder,
  type Candidate,
  type Held,
  type HoldCode,
  type ItemWarning,
  warnAbout,
} from './held.ts'
import { roundedChain } from './roundedChain.ts'

/** An item whose boxes go out. */
export interface BoxedItem {
  readonly item: Item
  readonly picture: Picture
  readonly content: Content
  /** Whose boxes go out: those of one annotator, for nobody can say which of two boxes is the better one. */
  readonly judgement: Judgement
}

/** What an export of nested boxes would write, and why it would leave the rest. */
export interface NestPlan {
  /** In the order of the items. */
  readonly going: readonly BoxedItem[]
  readonly held: readonly Held[]
  readonly counts: {
    readonly total: number
    readonly chains: number
    /** Items with a chain that lacks levels. */
    readonly unfinished: number
  }
  /** About items that go out all the same; each sentence names its item. */
  readonly warnings: readonly ItemWarning[]
}

/**
 * Decides what an export of nested boxes writes: the items that come up for boxing in this project and have a chain.
 * Where several annotators drew boxes, those of one go out: of somebody whose content was accepted before anybody
 * else's, and of them finished ones first.
 */
export function planNestedBoxes(project: Project, candidates: readonly Candidate[]): NestPlan {
  const going: BoxedItem[] = []
  const held: Held[] = []
  const warnings: ItemWarning[] = []
  const wanted = project.nesting.levels.length
  const counts = { total: 0, chains: 0, unfinished: 0 }

  for (const { item, picture, resolution, judgements } of inOrder(candidates)) {
    const hold = (code: HoldCode, sentence: string): void =>
      void held.push({ itemId: item.id, code, sentence })
    const accepted = typeof resolution !== 'string' && resolution.outcome === 'accept' ? resolution : null
    if (!accepted && project.nesting.of === 'accepted') {
      held.push(heldByVerdict(project, item, resolution, judgements))
      continue
    }
    const boxing = boxingOf(judgements, accepted?.by ?? [], wanted)
    const [judgement] = boxing
    if (!judgement) {
      hold('boxes-missing', 'Nobody has drawn a box on it yet.')
      continue
    }
    if (!picture || picture.sha256 === null) {
      held.push(heldByPicture(item, picture))
      continue
    }
    const content = accepted?.content ?? contentOf(item, judgement.revision)
    const wording = wordingFaultOf(content)
    if (wording) {
      hold(wording.code, wording.sentence)
      continue
    }
    const fault = boxFaultOf(judgement, picture)
    if (fault !== null) {
      hold('boxes-faulty', fault)
      continue
    }
    const boxed = { item, picture, content, judgement }
    const { chains, done } = completenessOf(judgement.boxes, wanted)
    counts.total++
    counts.chains += chains
    if (!done) counts.unfinished++
    going.push(boxed)
    warnings.push(...warningsAbout(project, boxed, boxing.length))
  }
  return { going, held, counts, warnings }
}

function boxFaultOf({ boxes }: Judgement, picture: Picture): string | null {
  const [fault] = faultsOf(boxes, picture)
  if (fault) return fault.sentence
  const broken = boxes.find(({ label }) => isBroken(label))
  return broken
    ? `The label “${brief(broken.label)}” holds half a character that nobody can read: type it anew.`
    : null
}

function warningsAbout(
  { nesting, people }: Project,
  { item, picture, judgement }: BoxedItem,
  boxing: number,
): readonly ItemWarning[] {
  const found: ItemWarning[] = []
  const warn = (code: string, sentence: string): void =>
    void found.push(warnAbout(item, code, 'boxes', sentence))
  const wanted = nesting.levels.length
  const { chains, complete } = completenessOf(judgement.boxes, wanted)
  if (complete < chains) {
    const lacking = chains - complete
    const what = chains === 1 ? 'has a chain' : `has ${lacking} of ${chains} chains`
    warn('levels-missing', `${what} with fewer than the ${wanted} levels of this project.`)
  }
  if (boxing > 1) {
    const name = people.find(({ id }) => id === judgement.annotatorId)?.name ?? judgement.annotatorId
    warn('boxes-of-several', `was boxed by ${boxing} annotators; the boxes of ${name} go out.`)
  }
  const merged = chainsOf(judgement.boxes).some(
    ({ levels }) => roundedChain(levels, picture).length < levels.length,
  )
  if (merged) {
    warn(
      'levels-merged',
      'has two levels that are the same once they are rounded to whole pixels; they go out as one.',
    )
  }
  return found
}
