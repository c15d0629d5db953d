import { bytesOf, exportOptions, exportScope, spokenDesk } from './export.test-data.ts'
import type { Candidate } from './held.ts'
import type { ExportDesk, ExportOptions, Target, TargetPlan } from './target.ts'

export interface Written {
  readonly plan: TargetPlan
  /** By path, in the order in which they were written. */
  readonly files: ReadonlyMap<string, Uint8Array<ArrayBuffer>>
}

/** All that a target writes; it must be as many files as it planned, each with a name of its own and the given date. */
export async function writtenBy(
  target: Target,
  candidates: readonly Candidate[],
  over: Partial<ExportOptions> = {},
  desk: ExportDesk = spokenDesk,
): Promise<Written> {
  const options = exportOptions(over)
  const plan = target.plan(exportScope(candidates), options)
  const files = new Map<string, Uint8Array<ArrayBuffer>>()
  for await (const file of plan.write(desk)) {
    if (files.has(file.path)) throw new Error(`${file.path} was written twice`)
    if (file.modifiedAt !== options.modifiedAt) throw new Error(`${file.path} has another date`)
    files.set(file.path, await bytesOf(file))
  }
  if (files.size !== plan.files) throw new Error(`${files.size} files were written, not ${plan.files}`)
  return { plan, files }
}

export const textIn = (files: Written['files'], path: string): string => {
  const bytes = files.get(path)
  if (!bytes) throw new Error(`${path} was not written, but ${[...files.keys()].join(', ')}`)
  return new TextDecoder().decode(bytes)
}

/** The values of a file with one JSON value on each line. */
export const linesIn = (files: Written['files'], path: string): readonly unknown[] =>
  textIn(files, path)
    .split('\n')
    .filter((line) => line !== '')
    .map((line): unknown => JSON.parse(line))
