import type { BenchmarkKey } from './evaluatedItem.ts'
import { isMultipleChoice, letterAt, type Content, type Item } from './item.ts'
import type { Attention, Prediction } from './prediction.ts'
import { budgetCode, previewKey, type Budget, type Preview, type Sampling, type View } from './preview.ts'
import type { Slices } from './slices.ts'
import { get, rows, type Table } from './table.ts'

/** An item as models may have been asked about it here. */
export interface AskedItem {
  readonly item: Item
  /** As it was accepted; null where it is not part of the benchmark. */
  readonly key: BenchmarkKey | null
  /** Of the picture’s bytes; empty where there is none. */
  readonly sha256: string
}

/** What one model answered here in one view under one budget: a run, once somebody takes it. */
export interface AskedRun {
  readonly modelId: string
  readonly view: View
  readonly budget: Budget
  readonly sampling: Sampling
  /** Keys of the previews with the items that they are about; refusals are not among them. */
  readonly found: readonly { readonly itemId: string; readonly key: string }[]
  readonly answers: number
}

const native: Budget = { kind: 'native' }

/**
 * What is known of all models, for each item with the content that was accepted, or where it is not part of the
 * benchmark with the given one: an answer to another question says nothing about this one. Where a model was asked in
 * one view and budget with several samplings, that one by which most items were answered. The picture’s budget means
 * nothing in the blind view, which counts as native.
 */
export function* askedRuns(items: readonly AskedItem[], known: Table<Preview>): Slices<readonly AskedRun[]> {
  const ways = new Map<string, Pick<AskedRun, 'modelId' | 'view' | 'budget' | 'sampling'>>()
  for (const preview of rows(known)) {
    yield
    if (preview.answers.length === 0) continue
    const { modelId, view } = preview
    const budget = view === 'blind' ? native : preview.budget
    const { samples, temperature } = preview.sampling
    const sampling = { samples, temperature: samples > 1 ? temperature : 0 }
    ways.set(JSON.stringify([modelId, view, budgetCode(budget), sampling]), {
      modelId,
      view,
      budget,
      sampling,
    })
  }
  const runs = new Map<string, AskedRun>()
  for (const way of ways.values()) {
    const found: { readonly itemId: string; readonly key: string }[] = []
    let answers = 0
    for (const asked of items) {
      yield
      const preview = previewOf(asked, known, way)
      if (!preview) continue
      found.push({ itemId: asked.item.id, key: preview.key })
      answers += preview.answers.length
    }
    const name = JSON.stringify([way.modelId, way.view, budgetCode(way.budget)])
    if (found.length > (runs.get(name)?.found.length ?? 0)) runs.set(name, { ...way, found, answers })
  }
  return [...runs.values()]
}

/** By its category a model may tell whether a question is for it, so an answer is kept under it. */
function previewOf(
  { item, key, sha256 }: AskedItem,
  known: Table<Preview>,
  way: Pick<AskedRun, 'modelId' | 'view' | 'budget' | 'sampling'>,
): Preview | null {
  const content: Pick<Content, 'question' | 'options' | 'region' | 'category'> = key ?? item
  for (const category of new Set([content.category, item.category])) {
    const preview = get(known, previewKey({ ...way, sha256, content: { ...content, category } }))
    if (preview && preview.answers.length > 0) return preview
  }
  return null
}

/**
 * The predictions of a run that was asked here: each answer a sample. The saliency of the whole picture comes along as
 * attention, beside the first sample.
 */
export function* predictionsAsked(
  run: Pick<AskedRun, 'found'>,
  items: ReadonlyMap<string, Pick<AskedItem, 'item' | 'key'>>,
  known: Table<Preview>,
): Slices<readonly Prediction[]> {
  const predictions: Prediction[] = []
  for (const { itemId, key } of run.found) {
    yield
    const preview = get(known, key)
    const asked = items.get(itemId)
    if (!preview || !asked) continue
    const isChoice = isMultipleChoice(asked.key ?? asked.item)
    for (const [sample, { text, option }] of preview.answers.entries()) {
      predictions.push({
        itemId,
        text: text.trim() === '' && isChoice && option !== null ? letterAt(option) : text,
        told: null,
        boxes: [],
        attention: sample === 0 ? attentionOf(preview) : null,
        outputTokens: null,
        seconds: preview.ms / 1000 / preview.answers.length,
      })
    }
  }
  return predictions
}

const attentionOf = ({ view, saliency }: Preview): Attention | null =>
  view === 'global' && saliency ? { ...saliency, generic: null } : null
