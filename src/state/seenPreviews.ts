import { unitedPreviews } from '../domain/edits.ts'
import { judgementId, type ShownPreview } from '../domain/judgement.ts'

/** Which answers of models each annotator has seen of each item while a project is open. */
export interface SeenPreviews {
  readonly note: (itemId: string, annotatorId: string, previews: readonly ShownPreview[]) => void
  readonly of: (itemId: string, annotatorId: string) => readonly ShownPreview[]
}

export function createSeenPreviews(): SeenPreviews {
  const seen = new Map<string, readonly ShownPreview[]>()
  const of = (itemId: string, annotatorId: string): readonly ShownPreview[] =>
    seen.get(judgementId(itemId, annotatorId)) ?? []
  return {
    note(itemId, annotatorId, previews) {
      if (previews.length > 0)
        seen.set(judgementId(itemId, annotatorId), unitedPreviews(of(itemId, annotatorId), previews))
    },
    of,
  }
}
