import type { ItemFacts } from '../domain/itemFacts.ts'
import type { Project } from '../domain/project.ts'
import type { Selection, SelectionCode } from '../domain/selection.ts'
import type { SelectionPlan } from '../domain/selectionPlan.ts'
import { selectionSentence, selectionWords } from '../domain/selectionSentences.ts'
import { heldByVerdict, type Held } from './held.ts'
import type { ExportOptions, ExportScope, Target, TargetPlan } from './target.ts'

/** The plan by which an export was narrowed to the selected items, and what it came to. */
export interface ExportSelection {
  readonly plan: SelectionPlan
  /** The model whose answers said what is hard; null where none did. */
  readonly modelId: string | null
  /** On every item. */
  readonly verdicts: ReadonlyMap<string, ExportVerdict>
}

export interface ExportVerdict {
  readonly code: SelectionCode
  /** The item that a duplicate is one of. */
  readonly of: string | null
  /** The same as a sentence. */
  readonly sentence: string
}

/** What a plan comes to, with a sentence for every item. */
export function selectionInWords(
  plan: SelectionPlan,
  { verdicts }: Pick<Selection, 'verdicts'>,
  facts: readonly ItemFacts[],
  project: Project,
  modelId: string | null,
): ExportSelection {
  const words = selectionWords(project, facts)
  return {
    plan,
    modelId,
    verdicts: new Map(
      facts.flatMap((one) => {
        const verdict = verdicts.get(one.item.id)
        return verdict
          ? [[one.item.id, { ...verdict, sentence: selectionSentence(verdict, one, words) }] as const]
          : []
      }),
    ),
  }
}

const narrowed = new WeakMap<ExportScope, ExportScope>()

/** The scope with the selected items alone; the scope as it is where there is no selection. It is made once for each scope. */
export function selectedScope(scope: ExportScope): ExportScope {
  const { selection } = scope
  if (!selection) return scope
  const made = narrowed.get(scope) ?? {
    ...scope,
    candidates: scope.candidates.filter(({ item }) => selection.verdicts.get(item.id)?.code === 'taken'),
  }
  narrowed.set(scope, made)
  return made
}

/** What is kept back because it is not selected, or not even accepted. */
export function heldBySelection({ selection, candidates, project }: ExportScope): readonly Held[] {
  if (!selection) return []
  return candidates.flatMap(({ item, resolution, judgements }): Held | readonly Held[] => {
    const verdict = selection.verdicts.get(item.id)
    if (verdict?.code === 'taken') return []
    if (typeof resolution === 'string' || resolution.outcome === 'reject')
      return heldByVerdict(project, item, resolution, judgements)
    return { itemId: item.id, code: 'unselected', sentence: verdict?.sentence ?? 'It is not selected.' }
  })
}

/**
 * What a target would write. Records speak of the whole project, and take what they need of the selection themselves;
 * every other target gets the selected items alone.
 */
export function planTarget(target: Target, scope: ExportScope, options: ExportOptions): TargetPlan {
  if (!scope.selection || target.group === 'records') return target.plan(scope, options)
  const plan = target.plan(selectedScope(scope), options)
  return { ...plan, held: [...plan.held, ...heldBySelection(scope)] }
}
