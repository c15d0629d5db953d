import { verdictKey, type AnswerVerdict } from './prediction.ts'

export interface MergedVerdicts {
  /** To be said: what is new here, or goes before what is here. */
  readonly taken: readonly AnswerVerdict[]
  /** How many say nothing that is not here already, or were overruled or said anew since. */
  readonly known: number
}

/**
 * Verdicts from elsewhere beside those that are here. A person’s goes before a judge’s; of the same kind the newer one
 * counts, and of equally old ones the one that is here. The order in which they come does not matter.
 */
export function mergedVerdicts(
  here: ReadonlyMap<string, AnswerVerdict>,
  given: readonly AnswerVerdict[],
): MergedVerdicts {
  const taken = new Map<string, AnswerVerdict>()
  for (const verdict of given) {
    const key = verdictKey(verdict)
    const other = taken.get(key) ?? here.get(key)
    if (!other || goesBefore(verdict, other)) taken.set(key, verdict)
  }
  return { taken: [...taken.values()], known: given.length - taken.size }
}

const goesBefore = (one: AnswerVerdict, other: AnswerVerdict): boolean =>
  one.by === other.by ? one.at > other.at : one.by === 'person'
