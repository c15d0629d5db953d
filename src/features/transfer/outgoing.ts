import { rows } from '../../domain/table.ts'
import type { Step } from '../../domain/entry.ts'
import type { Item, Provenance } from '../../domain/item.ts'
import { encodeBundle } from '../../formats/bundle.ts'
import { countFiles, exportFiles } from '../../formats/exportFiles.ts'
import { safeWord } from '../../formats/fileNames.ts'
import type { OutputFile } from '../../formats/format.ts'
import type { PlannedTarget } from '../../formats/manifest.ts'
import type { ExportDesk, ExportOptions } from '../../formats/target.ts'
import type { ExportView } from './exportView.ts'

/** What somebody asked to be written. */
export type ExportRequest =
  | {
      readonly kind: 'targets'
      readonly planned: readonly PlannedTarget[]
      readonly options: ExportOptions
      readonly place: ExportPlace
    }
  | { readonly kind: 'project' }

export type ExportPlace = 'zip' | 'folder'

/** What is written, before anybody says where to. */
export interface Outgoing {
  readonly files: number
  open(): AsyncIterable<OutputFile>
}

interface ExportSources {
  readonly desk: ExportDesk
  readonly provenance: (itemId: string) => Promise<Provenance | null>
  readonly history: () => AsyncIterable<Step>
  readonly now: number
}

export function outgoing(request: ExportRequest, view: ExportView, sources: ExportSources): Outgoing {
  if (request.kind === 'targets') {
    const { planned, options } = request
    return {
      files: countFiles(planned),
      open: () => exportFiles(planned, view.scope, options, sources.desk),
    }
  }
  const { dataset, pictures } = view
  const whole = {
    project: dataset.project,
    pictures,
    items: inOrder(rows(dataset.items)),
    judgements: rows(dataset.judgements),
    resolutions: rows(dataset.resolutions),
    provenance: sources.provenance,
  }
  const stored = new Set(pictures.flatMap(({ sha256 }) => sha256 ?? []))
  return {
    files: stored.size + 3,
    open: () => encodeBundle(whole, sources.history(), sources.desk, sources.now),
  }
}

/** What the ZIP is called: by its only target, else by the project. */
export function zipName(request: ExportRequest, { dataset }: ExportView): string {
  if (request.kind === 'project') return 'project.saccade.zip'
  const [only, ...others] = request.planned
  return `${only && others.length === 0 ? only.target.id : safeWord(dataset.project.name) || 'export'}.zip`
}

const inOrder = (items: readonly Item[]): readonly Item[] =>
  items.toSorted((a, b) => a.order - b.order || (a.id < b.id ? -1 : 1))
