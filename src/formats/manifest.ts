import { checkNames, impliedChecks, type CheckName, type Judgement } from '../domain/judgement.ts'
import type { Policy } from '../domain/project.ts'
import type { Resolution } from '../domain/resolution.ts'
import { decidingAmong, resolve } from '../domain/review.ts'
import { sameRecord } from '../domain/same.ts'
import type { SelectionPlan } from '../domain/selectionPlan.ts'
import type { WrittenFile } from './hashing.ts'
import type { ExportSelection } from './exportSelection.ts'
import { inOrder, type Candidate } from './held.ts'
import { program } from './program.ts'
import {
  usualTokenBudget,
  type Card,
  type ExportOptions,
  type ExportScope,
  type Target,
  type TargetPlan,
} from './target.ts'

export const exportManifestName = 'manifest.json'
export const exportFormat = 'saccade-export'
/** Goes up when a key changes its meaning or goes away. */
const exportVersion = 1

/** A target with what it would write. */
export interface PlannedTarget {
  readonly target: Target
  readonly plan: TargetPlan
}

/** `manifest.json` of an export. It is written last: where it is missing, the export is not whole. */
export interface ExportManifest {
  readonly format: typeof exportFormat
  readonly version: number
  readonly program: { readonly name: string; readonly version: string }
  readonly project: { readonly id: string; readonly name: string }
  /** When the newest thing in it was said or done, as an ISO time; no clock shows in an export. */
  readonly as_of: string
  readonly options: {
    readonly pictures: ExportOptions['pictures']
    readonly crops: ExportOptions['crops']
    readonly coordinates: 'outward'
    readonly shuffle: ExportOptions['shuffle']
    readonly split: { readonly train: number; readonly seed: number } | null
    /** The plan by which the items were selected; null where all that was accepted goes out. */
    readonly selection: SelectionRecord | null
    /** Most visual tokens of pictures that were made smaller for a model. */
    readonly token_budget: number
    readonly card: Card
  }
  readonly targets: readonly {
    readonly id: string
    /** Folder of its files; empty where they lie at the root. */
    readonly folder: string
    readonly items: number
    readonly files: number
    /** How many items it left out, by why. */
    readonly held: Readonly<Record<string, number>>
    readonly warnings: number
    /** What it cannot carry at all, then what it lost of these items. */
    readonly loses: readonly string[]
    readonly losses: readonly string[]
  }[]
  /** In the order of the items. */
  readonly items: readonly CheckedItem[]
  /** All other files, in the order in which they were written. */
  readonly files: readonly WrittenFile[]
}

interface SelectionRecord {
  readonly seed: number
  /** How many of each category were wanted at most. */
  readonly categories: SelectionPlan['categories']
  readonly kinds: SelectionPlan['kinds']
  readonly prefer: SelectionPlan['prefer']
  readonly per_picture: number | null
  readonly one_of_duplicates: boolean
  /** Id of the model whose answers said what is hard; null where none did. */
  readonly model: string | null
  /** How many items the plan took. */
  readonly taken: number
}

/** How an item that was accepted, or boxed, came to be so. */
interface CheckedItem {
  readonly id: string
  readonly outcome: 'accept' | 'reject' | null
  /** What decided: the policy, an adjudicator, or nobody (the item goes out as it was given); null while nothing is decided. */
  readonly resolved: Policy['kind'] | 'given' | null
  /** Ids of the annotators on whom that rests. */
  readonly by: readonly string[]
  /** Judgements with a decision that counts. */
  readonly judgements: number
  /** Of those, how many said yes and how many no to each check; a check of which nobody said anything is left out. */
  readonly checks: Readonly<Partial<Record<CheckName, { readonly yes: number; readonly no: number }>>>
  /** Whether it was taken, or why not; only where items were selected. */
  readonly selection?: {
    readonly code: string
    readonly reason: string
    readonly duplicate_of: string | null
  }
}

export function manifestOf(
  planned: readonly PlannedTarget[],
  { project, candidates, selection }: ExportScope,
  { pictures, crops, shuffle, split, tokenBudget = usualTokenBudget, card, modifiedAt }: ExportOptions,
  files: readonly WrittenFile[],
): ExportManifest {
  return {
    format: exportFormat,
    version: exportVersion,
    program,
    project: { id: project.id, name: project.name },
    as_of: new Date(modifiedAt).toISOString(),
    options: {
      pictures,
      crops,
      coordinates: 'outward',
      shuffle,
      split: split && { train: split.train, seed: split.seed },
      selection: selection ? selectionRecord(selection) : null,
      token_budget: tokenBudget,
      card,
    },
    targets: planned.map(({ target, plan }) => ({
      id: target.id,
      folder: folderOf(target, planned),
      items: plan.total,
      files: plan.files,
      held: countsBy(plan.held.map(({ code }) => code)),
      warnings: plan.warnings.length,
      loses: target.loses,
      losses: plan.losses,
    })),
    items: inOrder(candidates).flatMap(
      (candidate) => checkedItem(candidate, project.policy, selection) ?? [],
    ),
    files,
  }
}

/** With one target its files lie at the root, with several each has a folder of its own. */
export const folderOf = ({ id }: Target, planned: readonly PlannedTarget[]): string =>
  planned.length > 1 ? `${id}/` : ''

const selectionRecord = ({ plan, modelId, verdicts }: ExportSelection): SelectionRecord => ({
  seed: plan.seed,
  categories: plan.categories,
  kinds: plan.kinds,
  prefer: plan.prefer,
  per_picture: plan.perPicture,
  one_of_duplicates: plan.oneOfDuplicates,
  model: modelId,
  taken: [...verdicts.values()].filter(({ code }) => code === 'taken').length,
})

function checkedItem(
  { item, resolution, judgements }: Candidate,
  policy: Policy,
  selection?: ExportSelection,
): CheckedItem | null {
  const resolved = typeof resolution === 'string' ? null : resolution
  const isBoxed = judgements.some(({ boxes }) => boxes.length > 0)
  if (resolved?.outcome !== 'accept' && !isBoxed) return null
  const deciding = decidingAmong(judgements)
  const followed = resolve(item, judgements, policy)
  const verdict = selection?.verdicts.get(item.id)
  const byPolicy = resolved && 'resolution' in followed && sameRecord(followed.resolution, resolved)
  return {
    id: item.id,
    outcome: resolved?.outcome ?? null,
    resolved: resolved && (isGiven(resolved) ? 'given' : byPolicy ? policy.kind : 'adjudicated'),
    by: resolved?.by ?? [],
    judgements: deciding.length,
    checks: checksOf(deciding),
    ...(verdict && {
      selection: { code: verdict.code, reason: verdict.sentence, duplicate_of: verdict.of },
    }),
  }
}

/** Nobody stands behind it: no annotator, no check, no moment. */
const isGiven = ({ by, checks, at }: Resolution): boolean => by.length === 0 && checks === 0 && at === null

function checksOf(judgements: readonly Judgement[]): CheckedItem['checks'] {
  const said = judgements.map(impliedChecks)
  return Object.fromEntries(
    checkNames.flatMap((name) => {
      const yes = said.filter((checks) => checks[name] === true).length
      const no = said.filter((checks) => checks[name] === false).length
      return yes + no > 0 ? [[name, { yes, no }]] : []
    }),
  )
}

function countsBy(codes: readonly string[]): Readonly<Record<string, number>> {
  const counts = new Map<string, number>()
  for (const code of codes) counts.set(code, (counts.get(code) ?? 0) + 1)
  return Object.fromEntries([...counts].toSorted(([a], [b]) => (a < b ? -1 : 1)))
}

/** The manifest as text: one item and one file on each line. */
export function* manifestText(manifest: ExportManifest): Generator<string> {
  const { items, files, ...head } = manifest
  yield `${JSON.stringify(head, null, 2).slice(0, -2)},\n`
  yield* listText('items', items)
  yield ',\n'
  yield* listText('files', files)
  yield '\n}\n'
}

function* listText(name: string, values: readonly unknown[]): Generator<string> {
  yield `  "${name}": [`
  let separator = '\n    '
  for (const value of values) {
    yield `${separator}${JSON.stringify(value)}`
    separator = ',\n    '
  }
  yield values.length > 0 ? '\n  ]' : ']'
}
