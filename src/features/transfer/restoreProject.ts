import { BundleError } from '../../formats/bundleRead.ts'
import type { ByteSource } from '../../formats/format.ts'
import { findBundle } from './bundleSource.ts'
import { restoreBundle, type RestoreDesk, type RestoreProgress } from './restoreBundle.ts'

interface Surroundings {
  readonly deps: RestoreDesk
  refresh(): Promise<void>
}

/** Restores the whole project among these files as a project of its own; answers with its id. `by` is who restores it. */
export async function restoreProject(
  app: Surroundings,
  sources: readonly ByteSource[],
  by: string,
  onProgress: (progress: RestoreProgress) => void,
  signal: AbortSignal,
): Promise<string> {
  const bundle = await findBundle(sources, signal)
  if (!bundle) throw new BundleError('This is no Saccade project: there is no manifest.json in it.')
  const { projectId } = await restoreBundle(app.deps, bundle, { by }, onProgress, signal)
  await app.refresh()
  return projectId
}
