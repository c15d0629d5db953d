import { lazy } from 'react'
import type { ByteSource } from '../formats/format.ts'

const ImportDialog = lazy(async () => ({
  default: (await import('../features/transfer/ImportDialog.tsx')).ImportDialog,
}))
const ExportDialog = lazy(async () => ({
  default: (await import('../features/transfer/ExportDialog.tsx')).ExportDialog,
}))
const MakePacksDialog = lazy(async () => ({
  default: (await import('../features/transfer/packs/MakePacksDialog.tsx')).MakePacksDialog,
}))
const GiveBackDialog = lazy(async () => ({
  default: (await import('../features/transfer/packs/GiveBackDialog.tsx')).GiveBackDialog,
}))
const SettingsDialog = lazy(async () => ({
  default: (await import('../features/settings/SettingsDialog.tsx')).SettingsDialog,
}))
const AnnotatorDialog = lazy(async () => ({
  default: (await import('../features/settings/AnnotatorDialog.tsx')).AnnotatorDialog,
}))

const ModelsDialog = lazy(async () => ({
  default: (await import('../features/models/ModelsDialog.tsx')).ModelsDialog,
}))

const Debrief = lazy(async () => ({ default: (await import('../features/debrief/Debrief.tsx')).Debrief }))

export type ProjectDialog =
  | 'import'
  | 'export'
  | 'packs'
  | 'giveBack'
  | 'settings'
  | 'annotator'
  | 'models'
  | 'debrief'

interface ProjectDialogsProps {
  readonly dialog: ProjectDialog | null
  /** Files that were dropped on the page; null to ask for some. */
  readonly dropped: readonly ByteSource[] | null
  readonly onClose: () => void
}

/** The dialog that lies over the project, if there is one; each is fetched when it is first opened. */
export function ProjectDialogs({ dialog, dropped, onClose }: ProjectDialogsProps) {
  switch (dialog) {
    case null:
      return null
    case 'import':
      return <ImportDialog opened files={dropped} onClose={onClose} />
    case 'export':
      return <ExportDialog opened onClose={onClose} />
    case 'packs':
      return <MakePacksDialog onClose={onClose} />
    case 'giveBack':
      return <GiveBackDialog onClose={onClose} />
    case 'settings':
      return <SettingsDialog onClose={onClose} />
    case 'models':
      return <ModelsDialog onClose={onClose} />
    case 'debrief':
      return <Debrief onClose={onClose} />
    case 'annotator':
      return <AnnotatorDialog opened onClose={onClose} />
  }
}
