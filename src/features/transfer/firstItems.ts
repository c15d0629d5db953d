import type { Problem } from '../../domain/problem.ts'
import type { ByteSource, Draft } from '../../formats/format.ts'
import { mappedFormat, type Mapping } from '../../formats/mapping.ts'

/** What a mapping makes of the beginning of a file. */
export interface FirstItems {
  readonly drafts: readonly Draft[]
  /** Of these records, and of those between them that could not be taken. */
  readonly problems: readonly Problem[]
}

const mostDrafts = 5
/** More that goes wrong tells nothing new. */
const mostProblems = 20

/** Reads no further than to the fifth item. */
export async function firstItems(
  source: ByteSource,
  mapping: Mapping,
  signal: AbortSignal,
): Promise<FirstItems> {
  const drafts: Draft[] = []
  const problems: Problem[] = []
  for await (const decoded of mappedFormat(mapping).decode(source, signal)) {
    signal.throwIfAborted()
    if (decoded.kind === 'draft') drafts.push(decoded.draft)
    else if (decoded.kind === 'problem') problems.push(decoded.problem)
    if (drafts.length >= mostDrafts || problems.length >= mostProblems) break
  }
  return { drafts, problems: [...problems, ...drafts.flatMap((draft) => draft.problems)] }
}
