import type { ItemFacts } from '../../../domain/itemFacts.ts'
import type { PredictionRun } from '../../../domain/prediction.ts'
import { previewKey, type Preview, type Sampling } from '../../../domain/preview.ts'
import { verdictOn } from '../../../domain/previewOutcome.ts'
import type { ScoreColumn } from '../../../domain/scoreColumns.ts'
import type { BlindAnswer } from '../../../domain/shortcutsBlind.ts'
import { get, rows, type Table } from '../../../domain/table.ts'

/** What one model said without the picture. */
export interface BlindModel {
  /** Of what was asked here the id of the model, of what was imported its name. */
  readonly modelId: string
  /** Whether it comes from an evaluator’s files, scored by the rules that are set for them. */
  readonly isImported: boolean
  readonly answers: readonly BlindAnswer[]
  /** Whether it could not say anything about any of them: then nothing is known. */
  readonly isMute: boolean
}

interface Way {
  readonly modelId: string
  readonly sampling: Sampling
}

/** Items that are looked at between two pauses. */
const stride = 500

/**
 * Of each model that was asked without the picture what its answers come to, for each item with the content that it has
 * in the end; of several ways of asking one model that by which most items were asked. A refusal is not right; an
 * answer that nothing can be compared with does not count. Yields every now and then.
 */
export function* blindModels(
  items: readonly ItemFacts[],
  known: Table<Preview>,
): Generator<undefined, readonly BlindModel[]> {
  const ways = new Map<string, Way>()
  for (const [at, { view, modelId, sampling }] of rows(known).entries()) {
    if (at % (8 * stride) === 0) yield
    if (view !== 'blind') continue
    const temperature = sampling.samples > 1 ? sampling.temperature : 0
    const way = { modelId, sampling: { samples: sampling.samples, temperature } }
    ways.set(JSON.stringify(way), way)
  }
  const models = new Map<string, BlindModel>()
  for (const { modelId, sampling } of ways.values()) {
    const answers: BlindAnswer[] = []
    let isMute = true
    for (const [at, facts] of items.entries()) {
      if (at % stride === 0) yield
      const found = rightness(facts, known, { modelId, sampling })
      if (found === null) continue
      answers.push({ id: facts.item.id, right: found === 'refused' ? 0 : found })
      isMute &&= found === 'refused'
    }
    const most = models.get(modelId)?.answers.length ?? 0
    if (answers.length > most) models.set(modelId, { modelId, isImported: false, answers, isMute })
  }
  return [...models.values()].toSorted((a, b) => b.answers.length - a.answers.length)
}

/** What the scores of imported predictions are read from. */
export interface ImportedScores {
  readonly itemIds: readonly string[]
  readonly columns: readonly Pick<ScoreColumn, 'label' | 'view' | 'crop' | 'runIds' | 'right'>[]
}

/** Format of runs that were asked here: of those the answers themselves are known. */
const askedHere = 'preview'

/** The same of imported runs of the blind view, for these items. Yields every now and then. */
export function* importedBlind(
  items: readonly Pick<ItemFacts, 'item'>[],
  { itemIds, columns }: ImportedScores,
  runs: readonly Pick<PredictionRun, 'id' | 'source'>[],
): Generator<undefined, readonly BlindModel[]> {
  const asked = new Set(items.map(({ item }) => item.id))
  const imported = new Set(runs.flatMap(({ id, source }) => (source.format === askedHere ? [] : id)))
  const models: BlindModel[] = []
  for (const { label, view, crop, runIds, right } of columns) {
    if (view !== 'blind' || crop !== null || !runIds.some((id) => imported.has(id))) continue
    const answers: BlindAnswer[] = []
    for (const [at, id] of itemIds.entries()) {
      if (at % stride === 0) yield
      const share = right[at]
      if (share !== undefined && !Number.isNaN(share) && asked.has(id)) answers.push({ id, right: share })
    }
    if (answers.length > 0) models.push({ modelId: label, isImported: true, answers, isMute: false })
  }
  return models.toSorted((a, b) => b.answers.length - a.answers.length)
}

function rightness(
  { item, content }: ItemFacts,
  known: Table<Preview>,
  { modelId, sampling }: Way,
): number | 'refused' | null {
  for (const category of new Set([content.category, item.category])) {
    const key = previewKey({
      modelId,
      sampling,
      view: 'blind',
      budget: { kind: 'native' },
      sha256: '',
      content: { ...content, category },
    })
    const preview = get(known, key)
    if (!preview) continue
    const { kind, share } = verdictOn(preview, content)
    if (kind === 'unjudged') return null
    return kind === 'refused' ? kind : share
  }
  return null
}
