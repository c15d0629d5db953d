import { codeCutoffs, type Cutoffs } from './consensus.ts'
import { noGold, type Gold } from './gold.ts'
import type { Person } from './person.ts'
import { ladder } from './preview.ts'
import type { SelectionPlan } from './selectionPlan.ts'
import type { SavedView } from './tableView.ts'
import type { IssuedPack, WorkPack } from './workPack.ts'

/** What people do with the items: check them, draw nested boxes, or both. */
export type Task = 'verify' | 'nest' | 'both'

/**
 * How an item is shown. `side-by-side`: everything at once. `global-first`: an answer from the whole picture, then
 * the region. `blind`: the given answer stays hidden until one's own is in.
 */
export type Look = 'side-by-side' | 'global-first' | 'blind'

/**
 * How judgements become a resolution: one annotator suffices; or so many are needed and most of them decide, or all of
 * them have to say the same, or an adjudicator decides when they have spoken.
 */
export type Policy =
  | { readonly kind: 'sole' }
  | { readonly kind: 'majority' | 'unanimous' | 'adjudicated'; readonly needed: number }

/** How disputes are settled. */
export interface Adjudication {
  /** Ids of those who may; nobody named means everybody who has this project whole. */
  readonly adjudicators: readonly string[]
  /** Whether the adjudicator sees letters in place of the annotators' names. */
  readonly namesHidden: boolean
}

/** One perceptual dimension (six of them in 004, figure 4). */
export interface Category {
  readonly id: string
  readonly name: string
}

/** Why an item is rejected; picked by number key, in this order. */
export interface Reason {
  readonly code: string
  readonly name: string
}

export interface Thresholds {
  /** Largest share of the picture that a region may cover: τ of 004 §3.1. */
  readonly areaRatio: number
  /** Smallest region side in pixels that a zoom tool accepts (FORMATS §2.3). */
  readonly minSide: number
  /** Smallest picture side in pixels (the upstream pipeline asks for more than 1200 on both). */
  readonly minPicture: number
}

/** How nested boxes are drawn in this project (001 §4.2). */
export interface Nesting {
  /** Names of the levels that each chain should have, b1 (the minimal region) first. */
  readonly levels: readonly string[]
  /** Which items come up for boxing: those accepted, or all. */
  readonly of: 'accepted' | 'all'
}

/** How models are let in (the previews): what people see of them, and how their answers are weighed. */
export interface PreviewPolicy {
  /** When an annotator sees what a model says about an item: once they have decided about it, or always. */
  readonly shown: 'after-deciding' | 'always'
  /** Longest sides in pixels that a resolution selection goes down (001 §4.1). */
  readonly schedule: readonly number[]
  readonly cutoffs: Cutoffs
}

export interface Project {
  readonly id: string
  readonly name: string
  readonly createdAt: number
  readonly task: Task
  readonly look: Look
  readonly categories: readonly Category[]
  readonly reasons: readonly Reason[]
  readonly thresholds: Thresholds
  readonly policy: Policy
  readonly people: readonly Person[]
  /** Codes of problems that nobody wants to see in this project. */
  readonly mutedProblems: readonly string[]
  readonly nesting: Nesting
  readonly previews: PreviewPolicy
  readonly adjudication: Adjudication
  readonly gold: Gold
  /** Null for a project that is whole. */
  readonly pack: WorkPack | null
  /** Packs that were made of this project, oldest first; none in a pack itself. */
  readonly packs: readonly IssuedPack[]
  readonly views: readonly SavedView[]
  readonly selection: SelectionPlan | null
  /** Pairs that look like duplicates or leaks and are not, by `pairKey`. */
  readonly apart: readonly string[]
}

/** Judgements that an item needs before it can be resolved. */
export const neededBy = (policy: Policy): number => (policy.kind === 'sole' ? 1 : policy.needed)

/** Whether somebody may settle disputes. In a work pack nobody may: it is a share of the work. */
export const mayAdjudicate = (
  { adjudication: { adjudicators }, pack }: Pick<Project, 'adjudication' | 'pack'>,
  annotatorId: string,
): boolean => pack === null && (adjudicators.length === 0 || adjudicators.includes(annotatorId))

/** The name of a pair, whichever of the two comes first. */
export const pairKey = (first: string, second: string): string =>
  first < second ? `${first} ${second}` : `${second} ${first}`

export const defaultCategories: readonly Category[] = [
  { id: 'counting', name: 'Fine-grained counting' },
  { id: 'ocr', name: 'OCR' },
  { id: 'color', name: 'Colour' },
  { id: 'structure', name: 'Structure' },
  { id: 'material', name: 'Material' },
  { id: 'identification', name: 'Object identification' },
]

export const defaultReasons: readonly Reason[] = [
  { code: 'several-instances', name: 'Several instances in the whole picture' },
  { code: 'views-disagree', name: 'Views disagree' },
  { code: 'wrong-answer', name: 'Wrong answer' },
  { code: 'not-answerable', name: 'Not answerable from the region' },
  { code: 'outside-knowledge', name: 'Needs outside knowledge' },
  { code: 'unreadable', name: 'Unreadable' },
  { code: 'options-faulty', name: 'Options faulty' },
  { code: 'too-easy', name: 'Too easy' },
  { code: 'region-misses', name: 'Region misses the evidence' },
  { code: 'duplicate', name: 'Duplicate' },
  { code: 'unsafe', name: 'Unsafe or private' },
  { code: 'other', name: 'Other' },
]

export const defaultThresholds: Thresholds = { areaRatio: 0.1, minSide: 28, minPicture: 1200 }

const defaultNesting: Nesting = { levels: ['Detail', 'Object', 'Surroundings'], of: 'accepted' }

export const defaultPreviewPolicy: PreviewPolicy = {
  shown: 'after-deciding',
  schedule: ladder,
  cutoffs: codeCutoffs,
}

/** A new project with the defaults of DESIGN: everything but its identity can be changed later. */
export function createProject(id: string, name: string, createdAt: number): Project {
  return {
    id,
    name,
    createdAt,
    task: 'both',
    look: 'side-by-side',
    categories: defaultCategories,
    reasons: defaultReasons,
    thresholds: defaultThresholds,
    policy: { kind: 'sole' },
    people: [],
    mutedProblems: [],
    nesting: defaultNesting,
    previews: defaultPreviewPolicy,
    adjudication: { adjudicators: [], namesHidden: false },
    gold: noGold,
    pack: null,
    packs: [],
    views: [],
    selection: null,
    apart: [],
  }
}
