import { plainAnswer } from './answerMatch.ts'
import { isMultipleChoice } from './item.ts'
import { remembered, type Asked, type ShortcutVerdict } from './shortcuts.ts'

const textOf = remembered(({ answerText }) => plainAnswer(answerText))

/** How often the most frequent answer is right. */
export interface MajorityLine {
  readonly items: number
  /** Letter of the most frequent right option, and how many items it is right for; null without such items. */
  readonly choice: { readonly answer: string; readonly count: number; readonly of: number } | null
  /** The most frequent answer to open questions, as it is compared. */
  readonly open: {
    readonly answer: string
    readonly count: number
    readonly of: number
    readonly ids: readonly string[]
  } | null
  /** Of all items, those that either is right for. */
  readonly share: number
}

export interface MajorityBaseline {
  readonly overall: MajorityLine | null
  /** In the order in which categories first occur. */
  readonly categories: readonly (MajorityLine & { readonly category: string | null })[]
}

/**
 * The majority-answer baseline, as of VQA (Antol et al. 2015, ICCV, §5, “prior”): always the most frequent letter for
 * multiple choice, always the most frequent answer text (by `plainAnswer`) for open questions; overall the same two for
 * all categories. It is the plain one: the answers are counted on the items on which they are scored, so for few
 * items it is high (a single one gives 100 %).
 */
export function majorityBaseline(items: readonly Asked[]): MajorityBaseline {
  const groups = new Map<string | null, Asked[]>()
  for (const item of items) {
    const group = groups.get(item.content.category)
    if (group) group.push(item)
    else groups.set(item.content.category, [item])
  }
  return {
    overall: items.length > 0 ? lineOf(items) : null,
    categories: [...groups].map(([category, group]) => ({ category, ...lineOf(group) })),
  }
}

function lineOf(items: readonly Asked[]): MajorityLine {
  const letters = new Map<string, string[]>()
  const texts = new Map<string, string[]>()
  let choices = 0
  for (const { id, content } of items) {
    const isChoice = isMultipleChoice(content)
    if (isChoice) choices += 1
    const answer = isChoice ? content.answerLetter : textOf(content)
    if (answer === null) continue
    const groups = isChoice ? letters : texts
    const group = groups.get(answer)
    if (group) group.push(id)
    else groups.set(answer, [id])
  }
  const [letter, text] = [largest(letters), largest(texts)]
  return {
    items: items.length,
    choice: letter && { answer: letter.answer, count: letter.ids.length, of: choices },
    open: text && {
      answer: text.answer,
      count: text.ids.length,
      of: items.length - choices,
      ids: text.ids,
    },
    share: ((letter?.ids.length ?? 0) + (text?.ids.length ?? 0)) / items.length,
  }
}

/** Of equally frequent ones that which comes first in the alphabet. */
function largest(groups: ReadonlyMap<string, readonly string[]>) {
  const [first] = [...groups]
    .map(([answer, ids]) => ({ answer, ids }))
    .toSorted((a, b) => b.ids.length - a.ids.length || (a.answer < b.answer ? -1 : 1))
  return first ?? null
}

/** So many open questions there must be before one answer can be called frequent. */
export const fewestOpen = 10
/** From this share of one answer among the open questions of a category on. */
export const majorityLook = 0.3
export const majorityFix = 0.5

/** By the category with the most frequent open answer; letters have a check of their own. */
export function verdictOnMajority({ categories }: MajorityBaseline): ShortcutVerdict {
  const shares = categories.flatMap(({ open }) =>
    open && open.of >= fewestOpen ? [open.count / open.of] : [],
  )
  if (shares.length === 0) return categories.length === 0 ? 'unknown' : 'fine'
  const most = shares.reduce((a, b) => Math.max(a, b))
  return most >= majorityFix ? 'fix' : most >= majorityLook ? 'look' : 'fine'
}
