import type { AnswerVerdict } from '../../../domain/prediction.ts'

/** Something said of an answer, to be taken back the way any change is. */
export interface Said {
  readonly key: string
  /** What stood there before. */
  readonly before: AnswerVerdict | null
  /** The newest change of the dataset at the time; null where there was none. */
  readonly stepId: string | null
}

/** So many are remembered. */
const most = 200

export const withSaid = (all: readonly Said[], one: Said): readonly Said[] => [...all, one].slice(-most)

/**
 * What was said last, where nothing of the dataset changed since: taking back then means it, and not a change before it.
 * A change after it is taken back first; then it is the last one again.
 */
export const saidLast = (all: readonly Said[], stepId: string | null): Said | null => {
  const last = all.at(-1)
  return last && last.stepId === stepId ? last : null
}
