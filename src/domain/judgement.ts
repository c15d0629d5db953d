import type { Rect } from './geometry.ts'
import type { Content, Item } from './item.ts'
import type { View } from './preview.ts'
import type { Look } from './project.ts'

export type Decision = 'accept' | 'reject' | 'flag' | 'skip'
export const decisions: readonly Decision[] = ['accept', 'reject', 'flag', 'skip']

/** The checks of 004 §8.2; null is "not said". */
export interface Checks {
  readonly answerable: boolean | null
  readonly unambiguous: boolean | null
  readonly rightGlobal: boolean | null
  readonly rightRegional: boolean | null
}
export type CheckName = keyof Checks
export const checkNames: readonly CheckName[] = ['answerable', 'unambiguous', 'rightGlobal', 'rightRegional']

/** A box of the evidence. A child lies inside its parent; b1, the minimal region, is a leaf. */
export interface Box {
  readonly id: string
  readonly parentId: string | null
  readonly rect: Rect
  readonly label: string
  /** A locked box keeps its place and size, and is not deleted, until it is unlocked. */
  readonly locked: boolean
  /** Active milliseconds spent on it: from the act before until it was drawn, and on each change since. */
  readonly activeMs: number
}

/** An annotator's own answer, given from one view before the given answer was shown. */
export interface BlindAnswer {
  readonly view: 'global' | 'regional'
  /** Letter for multiple choice, text otherwise; empty for "cannot tell". */
  readonly answer: string
  readonly at: number
}

/** A model's answer that could be seen. */
export interface ShownPreview {
  readonly modelId: string
  /** As `budgetCode` of preview.ts writes it. */
  readonly budget: string
  readonly view: View
}

/** What was on the screen when the decision was made, and which answers of models were seen until then. */
export interface Shown {
  readonly look: Look
  readonly global: boolean
  readonly regional: boolean
  readonly outline: boolean
  readonly answer: boolean
  readonly provenance: boolean
  /** Context around the region in the regional view, as a share of its sides. */
  readonly margin: number
  /** What models had said, as far as it was in sight then or ever before. */
  readonly previews: readonly ShownPreview[]
}

/** The fields of the content that an annotator changed; the rest is as given. */
export type Revision = { readonly [K in keyof Content]?: Content[K] }

/** All that one annotator says about one item. Nobody else ever writes into it. */
export interface Judgement {
  readonly itemId: string
  readonly annotatorId: string
  readonly decision: Decision | null
  readonly checks: Checks
  /** 1 very easy to 5 very hard; null is "not said". */
  readonly difficulty: number | null
  /** Reason codes of the project, in the order they were given. */
  readonly reasons: readonly string[]
  readonly revision: Revision
  readonly boxes: readonly Box[]
  readonly note: string
  readonly blindAnswers: readonly BlindAnswer[]
  /** Codes of problems dismissed for this item. */
  readonly dismissed: readonly string[]
  readonly shown: Shown | null
  readonly activeMs: number
  readonly idleMs: number
  readonly startedAt: number | null
  readonly decidedAt: number | null
  /** Goes up by one with each change. */
  readonly rev: number
}

export const nothingChecked: Checks = {
  answerable: null,
  unambiguous: null,
  rightGlobal: null,
  rightRegional: null,
}

/** The checks with what the decision implies: who accepts says yes to every check that was left open (004 §8.2). */
export function impliedChecks({ checks, decision }: Pick<Judgement, 'checks' | 'decision'>): Checks {
  if (decision !== 'accept') return checks
  return {
    answerable: checks.answerable ?? true,
    unambiguous: checks.unambiguous ?? true,
    rightGlobal: checks.rightGlobal ?? true,
    rightRegional: checks.rightRegional ?? true,
  }
}

export const judgementId = (itemId: string, annotatorId: string): string => `${itemId}/${annotatorId}`

export function createJudgement(itemId: string, annotatorId: string): Judgement {
  return {
    itemId,
    annotatorId,
    decision: null,
    checks: nothingChecked,
    difficulty: null,
    reasons: [],
    revision: {},
    boxes: [],
    note: '',
    blindAnswers: [],
    dismissed: [],
    shown: null,
    activeMs: 0,
    idleMs: 0,
    startedAt: null,
    decidedAt: null,
    rev: 0,
  }
}

/** The content as this judgement would have it: what was given, with the revised fields in place. */
export function contentOf(item: Item, revision: Revision = {}): Content {
  return {
    question: revision.question ?? item.question,
    options: revision.options ?? item.options,
    answerLetter: revision.answerLetter !== undefined ? revision.answerLetter : item.answerLetter,
    answerText: revision.answerText ?? item.answerText,
    category: revision.category !== undefined ? revision.category : item.category,
    region: revision.region !== undefined ? revision.region : item.region,
  }
}

export const isRevised = (judgement: Judgement): boolean => Object.keys(judgement.revision).length > 0
