import { judgementOf, type Dataset } from '../domain/dataset.ts'
import type { Content, Item } from '../domain/item.ts'
import { contentOf } from '../domain/judgement.ts'
import type { Picture } from '../domain/picture.ts'
import {
  previewKey,
  views,
  type Budget,
  type Preview,
  type PreviewAsk,
  type Sampling,
  type View,
} from '../domain/preview.ts'
import { get, type Table } from '../domain/table.ts'
import type { ModelSpec } from '../inference/modelSpec.ts'
import { usualSampling } from './previewSetting.ts'
import type { PreviewSetting } from './previews.ts'

/** Which model is asked, and how. */
export interface How {
  readonly modelId: string
  readonly budget: Budget
  readonly sampling: Sampling
}

/** The likeliest answer, once. */
export const once: Sampling = { samples: 1, temperature: 0 }

/** Whether a model can answer differently to the same question: what `Abilities.samples` says once it is loaded. */
export const canSample = ({ kind }: ModelSpec): boolean =>
  kind === 'vlm' || kind === 'endpoint' || kind === 'fake'

/** How often a model is asked, where this was chosen; one that always says the same is asked once. */
export const samplingFor = (spec: ModelSpec, chosen: Sampling | null): Sampling =>
  canSample(spec) ? (chosen ?? usualSampling) : once

/** How a model is asked under these settings. */
export const howFor = (
  spec: ModelSpec,
  { budget, sampling }: Pick<PreviewSetting, 'budget' | 'sampling'>,
): How => ({ modelId: spec.id, budget, sampling: samplingFor(spec, sampling) })

/** An item as models are asked about it: its content as the annotator has it now. */
export interface Subject {
  readonly item: Item
  readonly content: Content
  readonly picture: Picture | null
}

export function subjectIn(dataset: Dataset, annotatorId: string, itemId: string): Subject | null {
  const item = get(dataset.items, itemId)
  if (!item) return null
  return {
    item,
    content: contentOf(item, judgementOf(dataset, itemId, annotatorId)?.revision),
    picture: get(dataset.pictures, item.pictureId) ?? null,
  }
}

export const askFor = ({ content, picture }: Subject, view: View, how: How): PreviewAsk => ({
  ...how,
  view,
  sha256: picture?.sha256 ?? '',
  content,
})

export const keyFor = (subject: Subject, view: View, how: How): string =>
  previewKey(askFor(subject, view, how))

/** What is known of an item, asked in one way. */
export const knownOf = (known: Table<Preview>, subject: Subject, how: How): readonly Preview[] =>
  known.size === 0 ? [] : views.flatMap((view) => get(known, keyFor(subject, view, how)) ?? [])

/** A number out of a key, so that the same request is sampled in the same way (FNV-1a). */
export function seedOf(key: string): number {
  let hash = 0x811c9dc5
  for (let index = 0; index < key.length; index += 1)
    hash = Math.imul(hash ^ key.charCodeAt(index), 0x01000193)
  return hash >>> 0
}
