import { judgementsOf, type Dataset } from '../../domain/dataset.ts'
import type { Step } from '../../domain/entry.ts'
import type { Item, Provenance } from '../../domain/item.ts'
import { rows } from '../../domain/table.ts'
import { encodeBundle } from '../../formats/bundle.ts'
import type { ExportPictures, OutputFile } from '../../formats/format.ts'
import { encodeJudgements, type Said } from '../../formats/judgementsWrite.ts'
import { encodeNestedBoxes } from '../../formats/nestedBoxesWrite.ts'
import { counting, openOutput, type WriteProgress } from '../../formats/outputBytes.ts'
import { writeZip } from '../../formats/zipWrite.ts'
import { countStageOne, encodeStageOne } from '../../formats/stageOneWrite.ts'
import { encodeZoomBench } from '../../formats/zoombenchWrite.ts'
import type { ExportView } from './exportView.ts'

export type ExportKind = 'zoombench' | 'folder' | 'nested' | 'stage-one' | 'judgements' | 'project'

/** What is written, before anybody says where to. */
export interface Outgoing {
  readonly kind: ExportKind
  readonly files: number
  open(): AsyncIterable<OutputFile>
}

/** What the file is called, when it becomes one, and its media type. */
export const outgoingNames: Readonly<
  Record<Exclude<ExportKind, 'folder'>, { readonly name: string; readonly type: string }>
> = {
  zoombench: { name: 'zoombench.zip', type: 'application/zip' },
  nested: { name: 'nested_boxes.zip', type: 'application/zip' },
  'stage-one': { name: 'stage1.zip', type: 'application/zip' },
  judgements: { name: 'judgements.jsonl', type: 'application/jsonl' },
  project: { name: 'project.saccade.zip', type: 'application/zip' },
}

interface ExportSources {
  readonly pictures: ExportPictures
  readonly provenance: (itemId: string) => Promise<Provenance | null>
  readonly history: () => AsyncIterable<Step>
  readonly now: number
}

export function outgoing(kind: ExportKind, view: ExportView, sources: ExportSources): Outgoing {
  const { dataset, plan, pictures } = view
  if (kind === 'judgements') {
    const file = encodeJudgements(saidIn(dataset), dataset.project.people, sources.now)
    return { kind, files: 1, open: () => single(file) }
  }
  if (kind === 'project') {
    const whole = {
      project: dataset.project,
      pictures,
      items: inOrder(dataset),
      judgements: rows(dataset.judgements),
      resolutions: rows(dataset.resolutions),
      provenance: sources.provenance,
    }
    const stored = new Set(pictures.flatMap(({ sha256 }) => sha256 ?? []))
    return {
      kind,
      files: stored.size + 3,
      open: () => encodeBundle(whole, sources.history(), sources.pictures, sources.now),
    }
  }
  if (kind === 'nested') {
    const { going } = view.nest.plan
    return {
      kind,
      files: 1 + new Set(going.map(({ picture }) => picture.sha256)).size,
      open: () => encodeNestedBoxes(going, dataset.project, sources.pictures, sources.now),
    }
  }
  if (kind === 'stage-one') {
    const { going } = view.stageOne.plan
    return {
      kind,
      files: countStageOne(going),
      open: () => encodeStageOne(going, sources.pictures, sources.now),
    }
  }
  const images = new Set(plan.going.map(({ picture }) => picture.sha256))
  return {
    kind,
    files: 1 + images.size + plan.going.length,
    open: () => encodeZoomBench(plan.going, sources.pictures, sources.now),
  }
}

/** Writes everything into the sink and closes it; on a failure or when the signal aborts, the sink is aborted. */
export async function writeOut(
  out: Outgoing,
  sink: WritableStream<Uint8Array>,
  onProgress: (progress: WriteProgress) => void,
  signal: AbortSignal,
): Promise<void> {
  if (out.kind !== 'judgements') return writeZip(out.open(), sink, onProgress, signal)
  for await (const file of out.open()) {
    let bytes = 0
    const { stream } = await openOutput(file)
    const counted = stream.pipeThrough(
      counting((more) => onProgress({ files: 0, bytes: (bytes += more), path: file.path })),
    )
    await counted.pipeTo(sink, { signal })
    return
  }
}

async function* single(file: OutputFile): AsyncGenerator<OutputFile> {
  yield file
}

const inOrder = (dataset: Dataset): readonly Item[] =>
  rows(dataset.items).toSorted((a, b) => a.order - b.order || (a.id < b.id ? -1 : 1))

function* saidIn(dataset: Dataset): Generator<Said> {
  for (const item of inOrder(dataset)) {
    for (const judgement of judgementsOf(dataset, item.id)) yield { item, judgement }
  }
}
