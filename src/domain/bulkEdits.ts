import { acceptAs, rejectItem, settling } from './adjudication.ts'
import { judgementOf, judgementsOf, type Dataset } from './dataset.ts'
import { decide, dismissProblem, setDifficulty, setNote, takeBack, toggleReason } from './edits.ts'
import { projectChange, type Change } from './entry.ts'
import { goldAnswerOf, withGold, withoutGold, type Gold } from './gold.ts'
import type { Item } from './item.ts'
import { factsOn } from './itemFacts.ts'
import { createJudgement, type Decision, type Judgement, type Shown } from './judgement.ts'
import { Refusal } from './refusal.ts'
import type { Resolution } from './resolution.ts'
import { reviseCategory } from './revisions.ts'
import { get } from './table.ts'

/** One thing that is said about many items at once. */
export type BulkEdit =
  /** One's own judgement. Reasons are added to those that were given before. */
  | { readonly kind: 'decide'; readonly decision: Decision; readonly reasons: readonly string[] }
  | { readonly kind: 'takeBack' }
  | { readonly kind: 'reason'; readonly code: string; readonly given: boolean }
  | { readonly kind: 'category'; readonly category: string | null }
  | { readonly kind: 'difficulty'; readonly difficulty: number | null }
  /** Goes on a line of its own below a note that is there. */
  | { readonly kind: 'note'; readonly text: string }
  | { readonly kind: 'dismiss'; readonly code: string }
  /** The project's word, by an adjudicator, on the content as the facts of the item have it. */
  | { readonly kind: 'resolve'; readonly outcome: Resolution['outcome']; readonly reasons: readonly string[] }
  | { readonly kind: 'unresolve' }
  /** The known answer as it stands: what it was resolved to, or else as given and to be accepted. */
  | { readonly kind: 'gold' }
  | { readonly kind: 'notGold' }
  | { readonly kind: 'remove' }

/** Who says it, when, and what was on the screen. */
export interface Speaker {
  readonly annotatorId: string
  readonly at: number
  readonly shownOf: (itemId: string) => Shown
}

export interface BulkOutcome {
  /** All of it as one step. */
  readonly changes: readonly Change[]
  /** Items that it changes. */
  readonly done: number
  /** Items of which it was true already. */
  readonly same: number
  /** Items of which the rules do not allow it, each with the sentence. */
  readonly refused: readonly { readonly itemId: string; readonly sentence: string }[]
}

const noTime = { activeMs: 0, idleMs: 0 }

/** What an edit of one's own judgement comes to; throws a `Refusal`. */
function judgementEdit(
  edit: BulkEdit,
  dataset: Dataset,
  speaker: Speaker,
): ((judgement: Judgement, item: Item) => Judgement) | null {
  const { project } = dataset
  const withReason = (judgement: Judgement, code: string): Judgement =>
    judgement.reasons.includes(code) ? judgement : toggleReason(judgement, code, project)
  switch (edit.kind) {
    case 'decide': {
      const { decision, reasons } = edit
      return (judgement, item) => {
        const reasoned = reasons.reduce(withReason, judgement)
        if (judgement.decision === decision) return reasoned
        return decide(reasoned, item, decision, speaker.at, speaker.shownOf(item.id), noTime)
      }
    }
    case 'takeBack':
      return (judgement) => takeBack(judgement, speaker.shownOf(judgement.itemId).previews)
    case 'reason': {
      const { code, given } = edit
      if (given) return (judgement) => withReason(judgement, code)
      return (judgement) =>
        judgement.reasons.includes(code) ? toggleReason(judgement, code, project) : judgement
    }
    case 'category':
      return (judgement, item) => reviseCategory(judgement, item, edit.category)
    case 'difficulty':
      return (judgement) => setDifficulty(judgement, edit.difficulty)
    case 'note': {
      const text = edit.text.trim()
      if (text === '') return (judgement) => judgement
      return (judgement) =>
        setNote(judgement, judgement.note === '' ? text : `${judgement.note.trimEnd()}\n${text}`)
    }
    case 'dismiss':
      return (judgement) => dismissProblem(judgement, edit.code)
    default:
      return null
  }
}

type ItemChanges = (item: Item) => readonly Change[]

function changesOf(edit: BulkEdit, dataset: Dataset, speaker: Speaker): ItemChanges {
  const judging = judgementEdit(edit, dataset, speaker)
  if (judging) {
    return (item) => {
      const before = judgementOf(dataset, item.id, speaker.annotatorId)
      const base = before ?? createJudgement(item.id, speaker.annotatorId)
      const after = judging(base, item)
      if (after === base) return []
      return [
        {
          before: before ? { kind: 'judgement', value: before } : null,
          after: { kind: 'judgement', value: after },
        },
      ]
    }
  }
  if (edit.kind === 'resolve') return (item) => resolving(dataset, item, edit, speaker)
  if (edit.kind === 'remove') return (item) => removing(dataset, item)
  return ({ id }) => {
    const set = get(dataset.resolutions, id)
    return set ? [{ before: { kind: 'resolution', value: set }, after: null }] : []
  }
}

function resolving(
  dataset: Dataset,
  item: Item,
  { outcome, reasons }: Extract<BulkEdit, { kind: 'resolve' }>,
  { annotatorId, at }: Speaker,
): readonly Change[] {
  const { content, judgements } = factsOn(dataset, item)
  const sitting = { item, judgements, adjudicator: annotatorId, at }
  const value = outcome === 'accept' ? acceptAs(sitting, content) : rejectItem(sitting, reasons)
  const before = get(dataset.resolutions, item.id)
  const isSame = before?.outcome === outcome && value.reasons.every((code) => before.reasons.includes(code))
  return isSame ? [] : [settling(dataset, value)]
}

/** The item, and all that was said about it. Its picture and its upstream record stay, for undoing. */
const removing = (dataset: Dataset, item: Item): readonly Change[] => {
  const set = get(dataset.resolutions, item.id)
  return [
    ...judgementsOf(dataset, item.id).map((value): Change => ({
      before: { kind: 'judgement', value },
      after: null,
    })),
    ...(set ? [{ before: { kind: 'resolution' as const, value: set }, after: null }] : []),
    { before: { kind: 'item', value: item }, after: null },
  ]
}

/** An edit of many items that is being worked out; nothing is changed by that. */
export interface BulkWork {
  /** Goes through so many more of them; false once it was through with all. */
  advance(most: number): boolean
  /** What it comes to, once it was through with all. */
  outcome(): BulkOutcome
}

export function beginBulk(
  dataset: Dataset,
  itemIds: readonly string[],
  edit: BulkEdit,
  speaker: Speaker,
): BulkWork {
  const isGold = edit.kind === 'gold' || edit.kind === 'notGold'
  const changing = changesOf(edit, dataset, speaker)
  const items: Item[] = []
  const changes: Change[] = []
  const refused: { readonly itemId: string; readonly sentence: string }[] = []
  let done = 0
  let at = 0

  function take(item: Item): void {
    items.push(item)
    if (isGold) return
    try {
      const each = changing(item)
      if (each.length > 0) done += 1
      for (const change of each) changes.push(change)
    } catch (error) {
      if (!(error instanceof Refusal)) throw error
      refused.push({ itemId: item.id, sentence: error.message })
    }
  }

  return {
    advance(most) {
      for (const id of itemIds.slice(at, at + most)) {
        const item = get(dataset.items, id)
        if (item) take(item)
      }
      at += most
      return at < itemIds.length
    },
    outcome() {
      if (isGold) return goldOutcome(dataset, items, edit.kind)
      const gone = edit.kind === 'remove' ? new Set(items.map(({ id }) => id)) : new Set<string>()
      const gold = goldChange(dataset, withoutGold(dataset.project.gold, gone))
      return { changes: [...changes, ...gold], done, same: items.length - done - refused.length, refused }
    },
  }
}

/** What an edit of all these items comes to. */
export function bulkOutcome(
  dataset: Dataset,
  itemIds: readonly string[],
  edit: BulkEdit,
  speaker: Speaker,
): BulkOutcome {
  const work = beginBulk(dataset, itemIds, edit, speaker)
  work.advance(itemIds.length)
  return work.outcome()
}

function goldOutcome(dataset: Dataset, items: readonly Item[], kind: 'gold' | 'notGold'): BulkOutcome {
  const { gold } = dataset.project
  const known = new Set(gold.answers.map(({ itemId }) => itemId))
  if (kind === 'notGold') {
    const done = items.filter(({ id }) => known.has(id))
    const after = withoutGold(gold, new Set(done.map(({ id }) => id)))
    return {
      changes: goldChange(dataset, after),
      done: done.length,
      same: items.length - done.length,
      refused: [],
    }
  }
  const news = items.filter(({ id }) => !known.has(id))
  const after = withGold(
    gold,
    news.map((item) => {
      const { resolution, content } = factsOn(dataset, item)
      const outcome = typeof resolution === 'string' ? 'accept' : resolution.outcome
      return goldAnswerOf(item, outcome, content)
    }),
  )
  return {
    changes: news.length > 0 ? goldChange(dataset, after) : [],
    done: news.length,
    same: items.length - news.length,
    refused: [],
  }
}

const goldChange = ({ project }: Dataset, gold: Gold): readonly Change[] =>
  gold === project.gold ? [] : [projectChange(project, { ...project, gold })]
