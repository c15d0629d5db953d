import { applyEntries, emptyDataset } from '../domain/dataset.ts'
import type { Entry } from '../domain/entry.ts'
import type { Project } from '../domain/project.ts'
import { everything } from '../domain/queue.ts'
import type { ProjectStore, Start } from '../storage/storage.ts'
import type { OpenProject } from './appState.ts'
import { historyOf, rememberedSteps } from './history.ts'

/** What is read of a project before it is shown. */
export interface Opening {
  readonly project: Project
  /** Ids of the steps that are in what was read. */
  readonly stepIds: readonly string[]
  readonly shown: Pick<OpenProject, 'id' | 'dataset' | 'history' | 'itemId' | 'queue'>
  /** Whether everything there is about this entry was read with the opening. */
  covers(entry: Entry): boolean
}

/** Reads enough for the first screen: the item that was last in sight, its picture and one's judgement of it. */
export async function readOpening(store: ProjectStore, annotatorId: string): Promise<Opening> {
  // Steps before records: a record may be newer than the steps that were read, and those are told of later; the other
  // way round a step would pass for known whose records were read too early.
  const headers = await store.steps(rememberedSteps)
  const start = await store.start()
  const itemId = start.first?.item.id ?? null
  return {
    project: start.project,
    stepIds: headers.map(({ id }) => id),
    shown: {
      id: store.projectId,
      dataset: applyEntries(emptyDataset(start.project), await firstEntries(store, start, annotatorId)),
      history: historyOf(headers.toReversed()),
      itemId,
      queue: { filter: everything, sort: 'order', ids: itemId === null ? [] : [itemId] },
    },
    covers: ({ kind, value }) =>
      kind === 'project' ||
      kind === 'provenance' ||
      (kind === 'judgement' && value.itemId === itemId && value.annotatorId === annotatorId),
  }
}

async function firstEntries(
  store: ProjectStore,
  { first }: Start,
  annotatorId: string,
): Promise<readonly Entry[]> {
  if (!first) return []
  const judgement = await store.judgement(first.item.id, annotatorId)
  return [
    { kind: 'item', value: first.item },
    ...(first.picture ? [{ kind: 'picture' as const, value: first.picture }] : []),
    ...(judgement ? [{ kind: 'judgement' as const, value: judgement }] : []),
  ]
}
