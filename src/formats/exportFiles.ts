import { planTarget } from './exportSelection.ts'
import type { OutputFile } from './format.ts'
import { hashed, type WrittenFile } from './hashing.ts'
import { exportManifestName, folderOf, manifestOf, manifestText, type PlannedTarget } from './manifest.ts'
import type { ExportDesk, ExportOptions, ExportScope, Target } from './target.ts'
import { textBytes } from './textBytes.ts'

export const planTargets = (
  chosen: readonly Target[],
  scope: ExportScope,
  options: ExportOptions,
): readonly PlannedTarget[] => chosen.map((target) => ({ target, plan: planTarget(target, scope, options) }))

/** How many files `exportFiles` writes, the manifest included. */
export const countFiles = (planned: readonly PlannedTarget[]): number =>
  planned.reduce((sum, { plan }) => sum + plan.files, 1)

/**
 * The files of all targets, each target's below its own folder where there are several, and last of all the manifest.
 * The same project and options give the same bytes. `planned` comes from `planTargets` with this scope and options.
 */
export async function* exportFiles(
  planned: readonly PlannedTarget[],
  scope: ExportScope,
  options: ExportOptions,
  desk: ExportDesk,
): AsyncGenerator<OutputFile> {
  const written = new Map<string, WrittenFile>()
  const yielded = new Set([exportManifestName])
  for (const { target, plan } of planned) {
    const folder = folderOf(target, planned)
    for await (const file of plan.write(desk)) {
      const path = folder + file.path
      if (yielded.has(path)) throw new Error(`Two files of this export would be called ${path}.`)
      yielded.add(path)
      yield hashed({ ...file, path }, (known) => void written.set(path, known))
    }
  }
  yield {
    path: exportManifestName,
    modifiedAt: options.modifiedAt,
    content: () => textBytes(manifestText(manifestOf(planned, scope, options, [...written.values()]))),
  }
}

/** When the newest thing in the project was said or done: what all files of an export are dated with. */
export function newestIn({ project, candidates, selections }: ExportScope): number {
  let newest = project.createdAt
  const see = (at: number | null): void => {
    if (at !== null && Number.isFinite(at) && at > newest) newest = at
  }
  for (const { resolution, judgements } of candidates) {
    if (typeof resolution !== 'string') see(resolution.at)
    for (const { startedAt, decidedAt } of judgements) {
      see(startedAt)
      see(decidedAt)
    }
  }
  for (const { at } of selections ?? []) see(at)
  return newest
}
